/// One code point of a text, or one byte that is none, and how it is drawn.
struct Glyph: Sendable {
  enum Form: UInt8 {
    /// As it is, in one or two columns.
    case plain
    /// As it is, on the glyph before it, with no columns or with one.
    case mark, spacingMark
    /// As a sign of the display, in one column.
    case sign
    /// As its number in brackets.
    case escape
    case lineEnd
  }

  var offset: Int
  var length: Int
  /// The code point or, where `isByte`, the byte.
  var value: UInt32
  var form: Form
  var isByte = false
  /// Whether it is drawn as it is though it makes a spelling that is not NFC.
  var isUnnormalized = false
  var columns: Int
  /// The code point before it on its line, 0 at the start of the line or after a stray byte.
  var previous: UInt32

  var scalar: Unicode.Scalar? { isByte ? nil : Unicode.Scalar(value) }

  /// What is particular about it; nil for what is drawn as it is and can't be taken for anything else.
  var mark: Mark? {
    if isByte { return .invalid }
    switch form {
    case .escape, .sign, .lineEnd: return Mark(ofEscaped: value)
    case .plain, .mark, .spacingMark:
      switch value {
      case 0xA0, 0x202F: return .blank
      case 0x200C: return .joiner
      case 0xE0100...0xE01EF: return .variation
      default: return isUnnormalized ? .unnormalized : nil
      }
    }
  }

  /// The columns of an escape: the brackets, then `U+` and four to six digits, or `x` and two.
  static func escapeColumns(of value: UInt32, isByte: Bool) -> Int {
    isByte ? 5 : value < 0x10000 ? 8 : value < 0x100000 ? 9 : 10
  }

  /// Appends what is drawn; a line feed stays one.
  func append(to drawn: inout Bytes, from text: Bytes) {
    switch form {
    case .plain, .mark, .spacingMark, .lineEnd:
      for index in offset..<offset + length { drawn.append(text[index]) }
    case .sign:
      drawn.append(codePoint: Sign.drawing(value).rawValue)
    case .escape:
      drawn.append(codePoint: Sign.opening.rawValue)
      drawn.append(isByte ? UInt8(ascii: "x") : UInt8(ascii: "U"))
      if !isByte { drawn.append(UInt8(ascii: "+")) }
      var shift = isByte ? 4 : max(12, (31 - max(value, 1).leadingZeroBitCount) / 4 * 4)
      while shift >= 0 {
        let digit = value >> UInt32(shift) & 15
        drawn.append(UInt8(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x37 + digit))
        shift -= 4
      }
      drawn.append(codePoint: Sign.closing.rawValue)
    }
  }
}

/// The signs of the display.
///
/// But for the closing bracket a text never shows its own as they are.
enum Sign: UInt32 {
  case opening = 0x27E8
  case closing = 0x27E9
  case joiner = 0x2040
  case tab = 0x21E5
  case emojiStyle = 0x25CC

  /// The sign for what has one: TAB, ZWJ, and U+FE0F.
  static func drawing(_ value: UInt32) -> Sign {
    value == 0x09 ? .tab : value == 0x200D ? .joiner : .emojiStyle
  }

  /// What the sign stands for; nil for the brackets.
  var meaning: UInt32? {
    switch self {
    case .joiner: 0x200D
    case .tab: 0x09
    case .emojiStyle: 0xFE0F
    case .opening, .closing: nil
    }
  }
}
