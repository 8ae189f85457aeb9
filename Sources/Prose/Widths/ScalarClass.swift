/// What a code point does where text is cut into words.
enum ScalarClass: Equatable, Sendable {
  /// Part of a word that is written together with its neighbours.
  case letter
  case digit
  /// A word by itself: an ideograph, a kana, or a letter of a script that puts no spaces between words.
  case ideograph
  case space
  case lineFeed
  case punctuation
  /// Belongs to what stands before it.
  case extender
  /// Belongs to what stands before it, and binds what stands after it.
  case joiner
  /// Belongs to what stands after it.
  case prefix
  /// One half of a flag.
  case regional

  init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case .lineFeed: self = .lineFeed
    case .space, 0x09, 0x0B, 0x0C, 0x0D: self = .space
    default: self = .punctuation
    }
  }

  /// The class by general category, with the exceptions that keep a grapheme cluster whole (UAX #29, 3).
  init(_ value: UInt32) {
    switch value {
    case 0..<0x80: self = ScalarClass(ascii: UInt8(value))
    case 0xC0...0x24F: self = value == 0xD7 || value == 0xF7 ? .punctuation : .letter
    case 0x400...0x481, 0x48A...0x52F, 0xAC00...0xD7A3: self = .letter
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .ideograph
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF: self = .ideograph
    case 0x200D, 0x1039, 0x17D2: self = .joiner
    case 0xE33, 0xEB3: self = .extender
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: self = .prefix
    case 0x1F1E6...0x1F1FF: self = .regional
    case 0x1F3FB...0x1F3FF: self = .extender
    default: self = Unicode.Scalar(value).map(ScalarClass.byProperties) ?? .punctuation
    }
  }

  private static func byProperties(_ scalar: Unicode.Scalar) -> ScalarClass {
    let properties = scalar.properties
    if properties.isGraphemeExtend { return .extender }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return WordSpacing(of: scalar) == .spaced ? .letter : .ideograph
    case .decimalNumber, .letterNumber, .otherNumber:
      return properties.isIdeographic ? .ideograph : .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .extender
    case .spaceSeparator: return .space
    default: return .punctuation
    }
  }
}
