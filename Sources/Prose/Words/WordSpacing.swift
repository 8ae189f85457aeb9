/// How the words of a script are told apart: the one place that says which scripts are written without spaces.
///
/// UAX #29 (Word_Break) joins letters to words but for ideographs and kana, and for the letters of line-breaking class
/// SA (UAX #14), whose words only a dictionary finds. Hangul puts spaces between words; Tibetan puts a tsheg between
/// syllables, which parts them as a space would.
public enum WordSpacing: Equatable, Sendable {
  /// Spaces or other marks part the words.
  case spaced
  /// Han, kana, Tangut, Khitan and Nüshu: a character says about as much as a word.
  case ideographic
  /// Thai, Lao, Myanmar, Khmer, Tai and Ahom: a character says less than a word.
  case complex

  /// How a character's script does it, be it a letter, a mark or a digit.
  public init(of scalar: Unicode.Scalar) { self.init(code: scalar.value) }

  init(code: UInt32) {
    switch code {
    case 0..<0xE00, 0xAC00...0xD7A3: self = .spaced
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF, 0xA9E0...0xA9FF,
      0xAA60...0xAADF, 0x116D0...0x116FF, 0x11700...0x1174F:
      self = .complex
    case 0x3005...0x3007, 0x3031...0x3035, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xFF66...0xFF9F, 0x1AFF0...0x1B16F:
      self = .ideographic
    default: self = Unicode.Scalar(code)?.properties.isIdeographic == true ? .ideographic : .spaced
    }
  }
}
