/// The columns that characters take on a terminal.
///
/// They are those of glibc's `wcwidth` in a UTF-8 locale, by which ncurses counts, for the characters on
/// which glibc since 2.35 and the terminals agree. Ambiguous characters of East Asia (UAX #11) count as
/// narrow.
public enum Width {
  /// The columns of a character, 0 for a combining mark; nil if it is not handed to a terminal as it is.
  public static func columns(of scalar: Unicode.Scalar) -> Int? {
    switch CharacterTable.shared.drawing(of: scalar.value) {
    case .escaped: nil
    case .mark: 0
    case .narrow, .spacingMark: 1
    case .wide: 2
    }
  }

  /// The columns that `display` of a line takes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func columns(of text: Bytes) -> Int {
    var scanner = GlyphScanner(text)
    var columns = 0
    while let glyph = scanner.next() { columns += glyph.columns }
    return columns
  }
}
