import Cells
import Charter
import Desk
import Prose
import Ratification
import Testing

/// An app whose effects on a made-up history are answered at once, or when the test says so.
struct HistoryStory: CustomTestStringConvertible {
  var app: App
  let history: SampleHistory
  /// What was asked for and not answered here.
  var effects: [Effect] = []
  var answersAtOnce = true
  var now: UInt64 = 1_000_000_000

  init(
    _ history: SampleHistory, size: Size = Size(columns: 120, rows: 40), identity: Identity? = nil,
    isMonochrome: Bool = false, errand: Errand = .draft
  ) {
    self.history = history
    app = App(path: "charter", errand: errand, identity: identity)
    app.world.isMonochrome = isMonochrome
    tell(.resize(size))
    tell(.message(.opened(history.charter())))
    effects = []
  }

  mutating func tell(_ event: Event<Message>) {
    take(app.receive(event, at: Moment(nanoseconds: now)))
  }

  private mutating func take(_ new: [Effect]) {
    for effect in new {
      switch effect {
      case .loadHistory(let path) where answersAtOnce: tell(.message(.history(path: path, history.rows)))
      case .loadAmendment(let path, let number, let comparison) where answersAtOnce:
        tell(.message(.amendment(path: path, history.detail(number, comparison))))
      default: effects.append(effect)
      }
    }
  }

  mutating func press(_ keys: String...) {
    for name in keys {
      if let key = Key(named: name) { tell(.key(key)) } else { Issue.record("no key \(name)") }
    }
  }

  /// Waits until the app wants to be told that time has passed, so many times.
  ///
  /// Returns the milliseconds that this took.
  @discardableResult
  mutating func wait(ticks: Int = 1) -> Int {
    let start = now
    for _ in 0..<ticks {
      guard let due = app.wakesAt else { break }
      now = max(now, due.nanoseconds)
      tell(.tick)
    }
    return Int((now - start) / 1_000_000)
  }

  var testDescription: String { "\n\(frame.text)" }

  var frame: Canvas {
    app.draw(
      app.world.size, app.world.isMonochrome ? .monochrome : Look(theme: .terminal, depth: .sixteen))
  }

  var lines: [String] { frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// The first row of the frame that holds `text`.
  func row(of text: String) -> Int? { lines.firstIndex { $0.contains(text) } }

  func shows(_ text: String) -> Bool { row(of: text) != nil }

  var notice: String { app.world.notice?.text ?? "" }
}
