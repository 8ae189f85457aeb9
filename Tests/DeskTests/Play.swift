import Cells
import Desk
import Prose
import Testing

/// A person at the program: keys and messages in, effects and frames out, on a clock of its own.
struct Play {
  private(set) var interface: Interface
  private(set) var effects: [Effect] = []
  /// Milliseconds since the start.
  private(set) var time = 0
  private(set) var size: Size

  init(_ interface: Interface, _ size: Size = Size(columns: 80, rows: 24)) {
    self.interface = interface
    self.size = size
    resize(size)
  }

  private var now: Moment { Moment(nanoseconds: UInt64(time) * 1_000_000) }

  /// The effects of the last thing that happened.
  @discardableResult
  mutating func receive(_ event: Event<Message>) -> [Effect] {
    effects = interface.receive(event, at: now)
    return effects
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

  /// Lets time pass, with the ticks that the interface wants.
  @discardableResult
  mutating func wait(_ milliseconds: Int) -> [Effect] {
    let end = time + milliseconds
    var all: [Effect] = []
    while let wish = interface.wakesAt {
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

  func canvas(_ look: Look = Look(theme: .terminal, depth: .exact)) -> Canvas { interface.draw(size, look) }

  var frame: String { canvas().text }

  /// The frame's words with single spaces between them, for what wraps differently at each width.
  var words: String {
    frame.split { " \n│┌┐└┘├┤─┬┴┼".contains($0) }.joined(separator: " ")
  }

  var notice: String { interface.notice?.text ?? "" }
}
