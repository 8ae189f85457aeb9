internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// A charter's text before anything else of it is known: what the first frame shows.
///
/// Listing a long history takes longer than a person wants to wait for the first line of text, so the desk is
/// drawn from the beginning of the text alone, and what the rest of it says is added a moment later.
public struct GlanceScreen: Equatable, Sendable {
  /// More than a screen shows, and little enough that its parts are found at once, in bytes.
  private static let most = 8 << 10

  private let desk: DeskScreen
  /// What was typed before the desk was there; it is typed again on the desk.
  var typed: [Key] = []

  /// Nil where the text is no charter's: what is wrong with it is said when it was read.
  init?(_ text: Bytes, of path: String, composer: String) {
    let start = Bytes(text.prefix(GlanceScreen.most))
    let end = start.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    guard let document = try? Document(Bytes(start[..<end])) else { return nil }
    desk = DeskScreen(
      OpenCharter(
        path: path, document: document, head: .draft, handEdit: nil, proposals: [], declined: []),
      composer: composer)
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    desk.draw(on: &canvas, interface, isGlance: true)
  }
}
