/// What one place of the screen shows.
public struct Cell: Hashable, Sendable {
  /// A character with its marks; empty in the right half of a wide one.
  public let text: String
  /// 1 or 2; 0 for the right half of a wide character.
  public let columns: Int
  public var style: Style

  init(text: String, columns: Int, style: Style) {
    self.text = text
    self.columns = columns
    self.style = style
  }

  static func blank(_ style: Style) -> Cell { Cell(text: " ", columns: 1, style: style) }

  /// What stands for what must not reach a terminal, and for a mark's missing base.
  static let replacement = "\u{FFFD}"
}
