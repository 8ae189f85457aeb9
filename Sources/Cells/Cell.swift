/// What one place of the screen shows.
public struct Cell: Hashable, Sendable {
  /// One cluster; empty in the right half of a wide one.
  public let text: String
  /// 1 or 2; 0 for the right half of a wide cluster.
  public let columns: Int
  public var style: Style

  init(text: String, columns: Int, style: Style) {
    self.text = text
    self.columns = columns
    self.style = style
  }

  static func blank(_ style: Style) -> Cell { Cell(text: " ", columns: 1, style: style) }

  /// What stands for a cluster that must not reach a terminal.
  static let replacement = "\u{FFFD}"

  /// Whether a terminal would draw `cluster` and do nothing else.
  ///
  /// Texts are escaped before they come here; this is the second lock. Refused are control characters (C0,
  /// DEL, C1), line and paragraph separators, format characters (bidi controls, tags, zero-width ones),
  /// and a mark that has no base. The joiners U+200C and U+200D pass inside a cluster.
  static func isDrawable(_ cluster: some StringProtocol) -> Bool {
    var isFirst = true
    for scalar in cluster.unicodeScalars {
      defer { isFirst = false }
      if (0x20...0x7E).contains(scalar.value) { continue }
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .unassigned: return false
      case .format: if isFirst || !(0x200C...0x200D).contains(scalar.value) { return false }
      case .nonspacingMark, .enclosingMark: if isFirst { return false }
      default: continue
      }
    }
    return !isFirst
  }
}
