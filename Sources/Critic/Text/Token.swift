/// A word of a sentence with its place and what is known of it.
struct Token: Sendable {
  let word: Word
  /// The word in the singular, without a possessive ending.
  let stem: Word
  let classes: WordClass
  var marks: Marks
  /// The word's bytes in the paragraph's text.
  let start: Int
  let end: Int

  /// How a word stands in its sentence.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16
    static let capitalised = Marks(rawValue: 1 << 0)
    static let allCapitals = Marks(rawValue: 1 << 1)
    /// Between quotation marks or in a code span: mentioned, not used.
    static let quoted = Marks(rawValue: 1 << 2)
    static let opensQuote = Marks(rawValue: 1 << 3)
    /// The first word after a comma, semicolon, colon, dash or parenthesis.
    static let opensClause = Marks(rawValue: 1 << 4)
    static let afterSemicolon = Marks(rawValue: 1 << 5)
    static let afterColon = Marks(rawValue: 1 << 6)
    static let afterParenthesis = Marks(rawValue: 1 << 7)
    static let emphasised = Marks(rawValue: 1 << 8)
    static let numeric = Marks(rawValue: 1 << 9)
    /// A reference in brackets, one token however many words it has.
    static let reference = Marks(rawValue: 1 << 10)
    static let possessive = Marks(rawValue: 1 << 11)
    static let endsInED = Marks(rawValue: 1 << 12)
    /// Ends like an adverb and is no verb.
    static let endsInLY = Marks(rawValue: 1 << 13)
  }

  func has(_ kind: WordClass) -> Bool { !classes.isDisjoint(with: kind) }
  func hasAll(_ kind: WordClass) -> Bool { classes.isSuperset(of: kind) }
  func stands(_ mark: Marks) -> Bool { !marks.isDisjoint(with: mark) }
  var isQuoted: Bool { marks.contains(.quoted) }
  var opensClause: Bool { marks.contains(.opensClause) }
  var isCapitalised: Bool { marks.contains(.capitalised) }
  /// A number in digits or in words.
  var isNumber: Bool { marks.contains(.numeric) || classes.contains(.number) }
  /// Something that opens a noun phrase, so that a word before it can be a verb.
  var opensNounPhrase: Bool { has([.determiner, .possessive, .number]) || stands(.numeric) }
}

/// A place to which the text points.
struct Reference: Sendable {
  enum Target: Sendable {
    /// `[id]`, `(#id)` or `{#id}`.
    case provision(String)
    /// `C:id`.
    case caseID(String)
  }
  let target: Target
  /// The bytes of the reference in the paragraph's text.
  let range: Range<Int>
}
