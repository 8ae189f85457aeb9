internal import Cells
internal import Prose

/// A charter's text before anything else of it is known: what the first frame shows.
///
/// Listing a long history takes longer than a person wants to wait for the first line of text, so the
/// text is drawn from its bytes alone, where the desk will draw it a moment later.
public struct GlanceScreen: Equatable, Sendable {
  private let text: Bytes
  private let lines: [Range<Int>]
  /// What was typed before the desk was there; it is typed again on the desk.
  var typed: [Key] = []

  init(_ text: Bytes) {
    self.text = text
    // A screen has no more rows than this, and the rest is not drawn.
    let start = GlanceScreen.endOfFrontMatter(in: text)
    let rest = Bytes(text[start...].prefix(64 << 10))
    lines = lineRanges(of: rest).prefix(400).map { $0.lowerBound + start..<$0.upperBound + start }
  }

  private static func endOfFrontMatter(in text: Bytes) -> Int {
    let marker = Bytes("\n---\n".utf8)
    guard text.starts(with: marker.dropFirst()) else { return 0 }
    let end = text.indices.dropFirst(3).first { text[$0...].starts(with: marker) }
    return end.map { $0 + marker.count } ?? 0
  }

  private var title: String {
    let key = Bytes("\ntitle: ".utf8)
    guard let start = text.indices.first(where: { text[$0] == .lineFeed && text[$0...].starts(with: key) })
    else {
      return ""
    }
    let value = text[(start + key.count)...].prefix { $0 != .lineFeed }
    return String(
      decoding: value.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }, as: UTF8.self)
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let right = canvas.size.columns < DeskPanes.columnsForBoth ? "" : "counsel: built-in"
    let room = Chrome(title: title, right: right, contexts: [.desk]).draw(on: &canvas, interface)
    let panes = DeskPanes(room, .text, composer: Field())
    if let talk = panes.talk { _ = canvas.pane(talk, "Talk") }
    if let area = panes.text {
      let inside = canvas.pane(area, "", isFocused: true)
      var row = 0
      for range in lines where row < inside.size.rows && inside.size.columns > 2 {
        let folded = folded(Bytes(text[range]), columns: panes.textColumns)
        let below = Rect(
          column: inside.origin.column, row: inside.origin.row + row, columns: inside.size.columns,
          rows: inside.size.rows - row)
        canvas.draw(folded.map { DisplayLine(spans: $0) }, in: below, gutter: 1)
        row += folded.count
      }
    }
    if panes.composer.size.rows > 2 { _ = canvas.pane(panes.composer, "") }
  }
}
