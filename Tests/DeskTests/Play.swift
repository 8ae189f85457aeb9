import Cells
import Counsel
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

/// A person at the program: keys and messages in, effects and frames out, on a clock of its own.
struct Play {
  private(set) var app: App
  /// The effects of the last thing that happened.
  private(set) var effects: [Effect] = []
  /// Those of the first.
  private(set) var first: [Effect] = []
  /// All of them, in their order.
  private(set) var heard: [Effect] = []
  /// Milliseconds since the start.
  private(set) var time = 0
  private(set) var size: Size
  /// Whether the built-in counsel is left unanswered, for stories of their own.
  var isCounselSlow = false

  init(_ app: App, _ size: Size = Size(columns: 80, rows: 24)) {
    self.app = app
    self.size = size
    resize(size)
    first = effects
  }

  private var now: Moment { Moment(nanoseconds: UInt64(time) * 1_000_000) }

  @discardableResult
  mutating func receive(_ event: Event<Message>) -> [Effect] {
    effects = app.receive(event, at: now)
    answer()
    return effects
  }

  /// Types a line in linear mode, a second after the last.
  mutating func say(_ line: String, _ view: inout LinearView) {
    time += 1000
    effects = view.receive(line: Bytes(line.utf8), &app, at: now)
    answer()
  }

  /// The built-in counsel answers what it was asked.
  private mutating func answer() {
    for case .ask(let id, "built-in", let ask) in effects where !isCounselSlow {
      let answer = [CounselEvent.text(BuiltInCounsel().reply(to: ask)), .ended(.complete)]
      effects += app.receive(.message(.counsel(exchange: id, answer)), at: now)
    }
    heard += effects
  }

  /// Presses keys by their names, 100 ms apart.
  @discardableResult
  mutating func press(_ names: String...) -> [Effect] {
    for name in names {
      time += 100
      guard let key = Key(named: name) else {
        Issue.record("no key is called \(name)")
        continue
      }
      receive(.key(key))
    }
    return effects
  }

  /// Types a text, 40 ms for each character.
  @discardableResult
  mutating func type(_ text: String, every pause: Int = 40) -> [Effect] {
    for scalar in text.unicodeScalars {
      time += pause
      receive(.key(scalar == "\n" ? .altEnter : .character(scalar)))
    }
    return effects
  }

  @discardableResult
  mutating func tell(_ message: Message) -> [Effect] {
    time += 10
    return receive(.message(message))
  }

  /// Lets time pass, with the ticks that the app wants.
  @discardableResult
  mutating func wait(_ milliseconds: Int) -> [Effect] {
    let end = time + milliseconds
    var all: [Effect] = []
    while let wish = app.wakesAt {
      let wake = max(time + 1, Int(wish.nanoseconds / 1_000_000))
      guard wake <= end else { break }
      time = wake
      all += receive(.tick)
    }
    time = end
    effects = all
    return all
  }

  mutating func resize(_ size: Size) {
    self.size = size
    receive(.resize(size))
  }

  /// What is wished for when the program ends.
  mutating func end() -> [Effect] {
    effects = app.end()
    heard += effects
    return effects
  }

  func canvas(_ look: Look = Look(theme: .terminal, depth: .exact)) -> Canvas { app.draw(size, look) }

  var frame: String { canvas().text }

  /// The frame's words with single spaces between them, for what wraps differently at each width.
  var words: String {
    frame.split { " \n│┌┐└┘├┤─┬┴┼".contains($0) }.joined(separator: " ")
  }

  var notice: String { app.world.notice?.text ?? "" }

  var step: Step? { app.reviewAtHand?.step }

  /// The desk that is open, wherever it lies.
  var desk: DeskScene? { app.layers.lazy.compactMap { $0.scene as? DeskScene }.last }

  /// What is typed at the step or in answer to a question.
  var field: Field? {
    if case .words(let field) = app.scene.prompt?.form { return field }
    return app.reviewAtHand?.field
  }

  /// Erases what is typed.
  mutating func clear() {
    press("End")
    while !(field?.isEmpty ?? true) { press("Backspace") }
  }

  /// Waits for the attestation to listen, and types its phrase.
  mutating func attest() throws {
    wait(1100)
    type(try #require(app.reviewAtHand).phrase, every: 90)
    press("Enter")
  }
}

extension Effect {
  /// Whether it only keeps what was typed or done.
  var isKeeping: Bool {
    switch self {
    case .keepReview, .keepTyped: true
    default: false
    }
  }
}

extension [Effect] {
  /// The motion that is put on the docket.
  var motion: (motion: Motion, stance: Bytes?, isOwn: Bool)? {
    for case .propose(_, let motion, let stance, let isOwn) in self { return (motion, stance, isOwn) }
    return nil
  }

  /// The review that is kept.
  var entries: [Entry]? {
    for case .keepReview(_, _, let entries) in self { return entries }
    return nil
  }

  /// What is typed and kept.
  var typed: [TypedPlace: String] {
    var typed: [TypedPlace: String] = [:]
    for case .keepTyped(let place, let words) in self {
      typed[place] = String(decoding: words, as: UTF8.self)
    }
    return typed
  }
}
