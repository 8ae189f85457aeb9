import Prose

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

/// A word in lower case, by its first sixteen bytes: what rules compare.
///
/// ASCII letters are lowered, a typographic apostrophe becomes a plain one, other bytes stay.
/// Two words that differ only after the sixteenth byte count as one.
struct Word: Hashable, Sendable, ExpressibleByStringLiteral {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  init(_ bytes: ArraySlice<UInt8>) {
    var count = 0
    var index = bytes.startIndex
    while index < bytes.endIndex, count < 16 {
      var byte = bytes[index]
      if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        byte = UInt8(ascii: "'")
        index += 2
      } else if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") {
        byte |= 0x20
      }
      if count < 8 {
        head = head << 8 | UInt64(byte)
      } else {
        tail = tail << 8 | UInt64(byte)
      }
      count += 1
      index += 1
    }
  }

  init(_ text: String) { self.init(Bytes(text.utf8)[...]) }

  init(stringLiteral text: String) { self.init(text) }

  /// The words of a short text, parted by anything but letters, digits, apostrophes and hyphens.
  static func words(of bytes: Bytes) -> [Word] {
    bytes.split { !$0.isWordByte && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "-") }.map { Word($0) }
  }

  /// The words of a short text in the singular.
  static func stems(of bytes: Bytes) -> [Word] {
    bytes.split { !$0.isWordByte && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "-") }.map { stem(of: $0) }
  }

  /// The singular of a plain English plural, without a possessive ending; a guess by the ending.
  static func stem(of bytes: ArraySlice<UInt8>) -> Word {
    var rest = bytes
    if rest.ends(with: "'s") { rest = rest.dropLast(2) }
    if rest.ends(with: "\u{2019}s") { rest = rest.dropLast(4) }
    if rest.ends(with: "'") { rest = rest.dropLast() }
    if rest.ends(with: "\u{2019}") { rest = rest.dropLast(3) }
    if rest.count > 4, rest.ends(with: "ies") { return Word(rest.dropLast(3) + [UInt8(ascii: "y")]) }
    for ending in ["sses", "shes", "ches", "xes"] where rest.count > 4 && rest.ends(with: ending) {
      return Word(rest.dropLast(2))
    }
    let keeps = ["ss", "us", "is"].contains { rest.ends(with: $0) }
    return rest.count > 3 && rest.ends(with: "s") && !keeps ? Word(rest.dropLast()) : Word(rest)
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end in `ending`, in lower case.
  func ends(with ending: String) -> Bool { suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}

extension UInt8 {
  /// A letter, a digit, an underscore, or a byte of a character beyond ASCII.
  var isWordByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isLetter: Bool { isUpper || isLower }
}
