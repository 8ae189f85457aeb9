internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// A charter's text before anything else of it is known: what the first frame shows.
///
/// Listing a long history takes longer than a person wants to wait for the first line of text, so the desk is
/// drawn from the beginning of the text alone, and what the rest of it says is added a moment later.
struct GlanceScene: Scene {
  /// More than a screen shows, and little enough that its parts are found at once, in bytes.
  private static let most = 8 << 10

  var pending: Pending<Never>?
  private let desk: DeskScene
  /// What was typed before the desk was there; it is typed again on the desk.
  fileprivate var typed: [Key] = []

  /// Nil where the text is no charter's: what is wrong with it is said when it was read.
  init?(_ text: Bytes, of path: String, composer: String) {
    let start = Bytes(text.prefix(GlanceScene.most))
    let end = start.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    // A first look; opening the charter says what is wrong with its text.
    guard let document = try? Document(Bytes(start[..<end])) else { return nil }
    desk = DeskScene(
      OpenCharter(
        path: path, document: document, head: .draft, handEdit: nil, proposals: [], declined: []),
      composer: composer, isGlance: true)
  }

  let contexts: [Context] = [.everywhere]
  let isOpening = true

  /// Until it is said that the charter can't be opened.
  func takesText(_ world: World) -> Bool { world.notice == nil }

  mutating func type(_ key: Key, _ world: inout World) { typed.append(key) }
  mutating func perform(_ action: Action, _ world: inout World) {}

  func draw(on canvas: inout Canvas, _ world: World) { desk.draw(on: &canvas, world) }

  func outline(_ world: World) -> SceneOutline { SceneOutline("opening", "One moment: opening.") }
}

extension App {
  /// What was typed at the glance that is on top; nil where there is none.
  var typedAhead: [Key]? { (layers[page].scene as? GlanceScene)?.typed }
}

extension SceneOpening {
  /// The first frame of a charter; nil where the text is no charter's.
  static func glance(_ text: Bytes, of path: String, _ world: World) -> SceneOpening? {
    GlanceScene(text, of: path, composer: world.typed[.composer(path)] ?? "").map(SceneOpening.init)
  }
}
