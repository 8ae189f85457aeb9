/// Where a row may end: a small part of UAX #14 with the East Asian rules of JIS X 4051.
enum LineBreak {
  static func isSpace(_ cluster: Cluster) -> Bool { cluster.mark == .tab || cluster.text == " " }

  /// Whether a row may end before the cluster at `index`, which is not the first.
  static func isAllowed(before index: Int, in clusters: [Cluster]) -> Bool {
    let left = clusters[index - 1]
    let right = clusters[index]
    if right.columns == 0 || isSpace(right) { return false }
    if isSpace(left) { return true }
    guard let last = left.text.unicodeScalars.first, let next = right.text.unicodeScalars.first else {
      return false
    }
    switch last.value {
    case 0x2D, 0x2010:
      guard index > 1, let before = clusters[index - 2].text.unicodeScalars.first else { return false }
      return isLetter(before) && isLetter(next)
    case 0x2013, 0x2014:
      return !neverFirst.contains(next.value)
    default:
      guard isIdeographic(last) || isIdeographic(next) else { return false }
      return !staysWithLast(right, next) && left.mark != .joiner && !neverLast.contains(last.value)
    }
  }

  private static func staysWithLast(_ right: Cluster, _ next: Unicode.Scalar) -> Bool {
    switch right.mark {
    case .joiner, .variation, .combining, .undrawable: true
    default: neverFirst.contains(next.value)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  /// A wide character, but for Hangul, which puts spaces between its words.
  private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100, Width.columns(of: scalar) == 2 else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7A3: return false
    default: return true
    }
  }

  /// Closing marks, small kana, marks of length and repetition, units after a number.
  private static let neverFirst = Set(
    (")]}>,.!?;:%'\"’”»›…‥‰℃°′″–—、。，．・：；？！％）］｝＞＇＂～〜〞〟｠」』】〕〉》〙〛〗｣､｡･ｰ゛゜ー々〻ゝゞヽヾ"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ").unicodeScalars.map(\.value))

  /// Opening marks, and signs before a number.
  private static let neverLast = Set(
    "([{<'\"‘“«‹（［｛＜「『【〔〈《〘〚〖〝｟｢$£¥€#＄￡￥＃".unicodeScalars.map(\.value))
}
