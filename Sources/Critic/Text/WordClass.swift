/// What a word can be in a rule's sentence; a word may be of several classes.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  // Grammar.
  static let modal = WordClass(rawValue: 1 << 0)
  static let negation = WordClass(rawValue: 1 << 1)
  static let determiner = WordClass(rawValue: 1 << 2)
  static let possessive = WordClass(rawValue: 1 << 3)
  static let pronoun = WordClass(rawValue: 1 << 4)
  static let preposition = WordClass(rawValue: 1 << 5)
  static let conjunction = WordClass(rawValue: 1 << 6)
  static let subordinator = WordClass(rawValue: 1 << 7)
  static let relative = WordClass(rawValue: 1 << 8)
  static let be = WordClass(rawValue: 1 << 9)
  static let have = WordClass(rawValue: 1 << 10)
  static let auxiliaryDo = WordClass(rawValue: 1 << 11)
  static let adverb = WordClass(rawValue: 1 << 12)
  static let number = WordClass(rawValue: 1 << 13)

  // Verbs, by form.
  static let base = WordClass(rawValue: 1 << 14)
  static let third = WordClass(rawValue: 1 << 15)
  static let participle = WordClass(rawValue: 1 << 16)

  // Verbs, by what they do; every form has the class.
  static let judges = WordClass(rawValue: 1 << 17)
  static let assesses = WordClass(rawValue: 1 << 18)
  static let tells = WordClass(rawValue: 1 << 19)
  static let escalates = WordClass(rawValue: 1 << 20)
  static let proposes = WordClass(rawValue: 1 << 21)
  static let proceeds = WordClass(rawValue: 1 << 22)
  static let objects = WordClass(rawValue: 1 << 23)
  static let replies = WordClass(rawValue: 1 << 24)
  static let act = WordClass(rawValue: 1 << 25)

  // Time.
  static let timeUnit = WordClass(rawValue: 1 << 26)
  static let timePoint = WordClass(rawValue: 1 << 27)
  static let periodic = WordClass(rawValue: 1 << 28)

  // What words are about.
  static let machine = WordClass(rawValue: 1 << 29)
  static let person = WordClass(rawValue: 1 << 30)
  static let author = WordClass(rawValue: 1 << 31)
  static let refusal = WordClass(rawValue: 1 << 32)
  static let evidence = WordClass(rawValue: 1 << 33)
  static let record = WordClass(rawValue: 1 << 34)
  static let condition = WordClass(rawValue: 1 << 35)
  static let assent = WordClass(rawValue: 1 << 36)
  static let stative = WordClass(rawValue: 1 << 37)
  static let termNoun = WordClass(rawValue: 1 << 38)
  static let label = WordClass(rawValue: 1 << 39)
  static let abbreviation = WordClass(rawValue: 1 << 40)
  static let charterNoun = WordClass(rawValue: 1 << 41)
  static let remark = WordClass(rawValue: 1 << 42)
  static let reviewNoun = WordClass(rawValue: 1 << 43)
  static let openReason = WordClass(rawValue: 1 << 44)
}
