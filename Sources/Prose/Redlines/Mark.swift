/// What is particular about a character that the reader could miss.
///
/// A cluster with a mark is to be set apart on the screen by more than colour. The classes follow the
/// properties of UAX #44 and the advice of UTS #39 and UTS #55.
public enum Mark: String, CaseIterable, Sendable {
  /// The line feed.
  case lineEnd
  case tab
  /// C0, DEL and C1, but for the above.
  case control
  /// What other programs take for a line end: U+000B, U+000C, U+0085, U+2028, U+2029.
  case lineBreak
  /// The twelve characters that steer the direction of text (Bidi_Control).
  case bidi
  /// ZWJ and ZWNJ.
  case joiner
  /// Tag characters, U+E0000 to U+E007F.
  case tag
  case variation
  /// Other characters without a glyph (Default_Ignorable_Code_Point).
  case invisible
  /// Spaces but U+0020, and what looks like one.
  case blank
  /// Interlinear annotation and replacement characters, and format characters.
  case format
  case unassigned, privateUse, noncharacter
  /// A combining mark with nothing to stand on, repeated, or the fifth in a row and after.
  case combining
  /// A spelling that is not NFC: it looks like the usual one, and has other bytes.
  case unnormalized
  /// A character on whose columns C libraries and terminals disagree.
  case undrawable
  /// A character that the display uses as its own sign: U+27E8, U+2040, U+25CC, U+21E5.
  case sign
  /// A byte that is no part of UTF-8.
  case invalid
}

extension Mark {
  /// The class of a character that is not drawn as it is.
  init(ofEscaped code: UInt32) {
    switch code {
    case 0x0A: self = .lineEnd
    case 0x09: self = .tab
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0x00...0x1F, 0x7F...0x9F: self = .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .bidi
    case 0x200C, 0x200D: self = .joiner
    case 0xE0000...0xE007F: self = .tag
    case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .variation
    case 0x27E8, 0x2040, 0x25CC, 0x21E5: self = .sign
    case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159, 0x16FE4: self = .blank
    case 0xFFF9...0xFFFB, 0xFFFD: self = .format
    default: self = Unicode.Scalar(code).map(Mark.init(byPropertiesOf:)) ?? .invalid
    }
  }

  private init(byPropertiesOf scalar: Unicode.Scalar) {
    let table = CharacterTable.shared
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint {
      self = .invisible
    } else if properties.isNoncharacterCodePoint {
      self = .noncharacter
    } else if table.script(of: scalar.value) == .copy {
      self = .unnormalized
    } else if [.mark, .spacingMark].contains(table.drawing(of: scalar.value)) {
      self = .combining
    } else {
      switch properties.generalCategory {
      case .unassigned: self = .unassigned
      case .privateUse: self = .privateUse
      case .spaceSeparator: self = .blank
      case .format: self = .format
      default: self = .undrawable
      }
    }
  }
}
