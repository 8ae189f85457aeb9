/// Where characters without a glyph of their own do honest work, and so are drawn as usual.
extension GlyphScanner {
  /// A no-break space as French typography, numbers and units use it.
  func isSpacingFrench(next: UInt32) -> Bool {
    let closes: [UInt32] = [0x21, 0x25, 0x3A, 0x3B, 0x3F, 0xBB, 0x20AC]
    return previous == 0xAB || closes.contains(next) || isDigit(previous) || isDigit(next)
  }

  /// ZWNJ after a virama, or between the letters of an Arabic-script word (UAX #31, 2.3).
  func isNonJoinerAtWork(next: UInt32) -> Bool {
    if combiningClass(previous) == virama { return true }
    return table.script(of: previous) == .arabic && table.script(of: next) == .arabic
  }

  /// ZWJ inside an emoji sequence, at a virama, or after an Arabic-script letter.
  ///
  /// Emoji sequences are approximated by pictograph, joiner, pictograph (UTS #51, ED-16).
  func isJoinerAtWork(next: UInt32) -> Bool {
    if isPictograph(stem) { return isPictograph(next) }
    if base == 0 { return false }
    return combiningClass(previous) == virama || combiningClass(next) == virama
      || table.script(of: previous) == .arabic
  }

  /// U+FE0F after an emoji that has a text style, or inside a keycap.
  func isEmojiStyle(next: UInt32) -> Bool {
    if isPictograph(previous) { return true }
    return next == 0x20E3 && (isDigit(previous) || previous == 0x23 || previous == 0x2A)
  }

  func combiningClass(_ code: UInt32) -> UInt8 {
    guard code >= 0x300, let scalar = Unicode.Scalar(code) else { return 0 }
    return scalar.properties.canonicalCombiningClass.rawValue
  }

  private var virama: UInt8 { Unicode.CanonicalCombiningClass.virama.rawValue }

  private func isDigit(_ code: UInt32) -> Bool { (0x30...0x39).contains(code) }

  /// An emoji that is no digit and no skin tone.
  private func isPictograph(_ code: UInt32) -> Bool {
    guard code >= 0xA9, let scalar = Unicode.Scalar(code) else { return false }
    return scalar.properties.isEmoji && !scalar.properties.isEmojiModifier
  }
}
