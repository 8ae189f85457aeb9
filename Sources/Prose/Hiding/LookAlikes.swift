/// Letters that look like Latin ones.
///
/// A small table of our own for Latin, Greek, Cyrillic and Armenian, after the confusables of UTS #39, which
/// Debian does not package. It knows no confusion between ASCII letters and digits (l, I, 1), which would
/// find fault with ordinary words.
enum LookAlikes {
  /// The Latin letter that a character looks like; itself, if there is none.
  static func prototype(of code: UInt32) -> UInt32 {
    if code < 0x80 { return code }
    switch code {
    case 0x1D400...0x1D6A3:
      let letter = (code - 0x1D400) % 52
      return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
    case 0x1D7CE...0x1D7FF: return 0x30 + (code - 0x1D7CE) % 10
    default: return table[code] ?? code
    }
  }

  private static let pairs: [(lookAlikes: String, latin: String)] = [
    // Cyrillic
    ("аеорсухіјѕһԁԛԝѵӏүгьк", "aeopcyxijshdqwvlyrbk"),
    ("АВЕКМНОРСТУХІЈЅҺԌԚԜѴӀҮЬ", "ABEKMHOPCTYXIJShGQWVIYb"),
    ("ёїЁЇ", "ëïËÏ"),
    // Greek
    ("αοντρικυγϲϳ", "aovtpikuycj"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),
    ("άόίύΐϊϋ", "áóíúïïü"),
    // Armenian
    ("օոսհցզյՏՕԼՍ", "onuhgqjSOLU"),
    // Latin letters and letterlike signs
    ("ıɩɑɡſʏʀʟȷ", "iiagfyrlj"),
    ("ⅰⅴⅹⅼⅽⅾⅿⅠⅤⅩⅬⅭⅮⅯ", "ivxlcdmIVXLCDM"),
    ("ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴℹⅅⅆⅇⅈⅉ", "CgHHHhIILlNPQRRRZZBCeEFMoiDdeij"),
  ]

  private static let table: [UInt32: UInt32] = Dictionary(
    pairs.flatMap { pair in
      zip(pair.lookAlikes.unicodeScalars, pair.latin.unicodeScalars).map { ($0.value, $1.value) }
    } + [(0x212A, 0x4B), (0x212B, 0xC5)],
    uniquingKeysWith: { first, _ in first })
}
