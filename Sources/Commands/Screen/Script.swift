import Adapters
import ArgumentParser
import Cells
import Desk
import Prose
import Terminal

/// What a script is told to do, a line each: an action's name, `type WORDS`, `press KEYS`, `size 80x24`, `frame`.
enum ScriptLine: Equatable {
  case action(Action)
  case type(String)
  case press([Key])
  case size(Size)
  case frame

  /// Nil for what is none of these.
  init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? String(words[1]) : ""
    switch words.first {
    case "type": self = .type(rest)
    case "press":
      let names = rest.split(separator: " ")
      let keys = names.compactMap { Key(named: String($0)) }
      guard !keys.isEmpty, keys.count == names.count else { return nil }
      self = .press(keys)
    case "size":
      let numbers = rest.split(separator: "x").compactMap { Int($0) }
      guard numbers.count == 2, numbers.allSatisfy({ (1...1000).contains($0) }) else { return nil }
      self = .size(Size(columns: numbers[0], rows: numbers[1]))
    case "frame" where rest.isEmpty: self = .frame
    default:
      guard let action = Action(rawValue: String(line)) else { return nil }
      self = .action(action)
    }
  }
}

/// An interface that a script looks around in, without a terminal and without a person.
///
/// It reads and it draws. Whatever would write, sign or begin a ceremony is left undone: a script reads nothing
/// in a person's place, so it takes no stance, decides nothing and ratifies nothing.
struct Script {
  private var opening: Opening
  private var now = Moment(nanoseconds: 1_000_000_000)
  private var size = Size(columns: 80, rows: 24)
  private(set) var leftOut: [String] = []

  init(_ opening: Opening) {
    self.opening = opening
    self.opening.session.app.world.isMonochrome = true
  }

  /// Runs the lines; a frame is written for each `frame`, and one at the end where it is wanted.
  mutating func run(_ text: Bytes, of file: String, dumpsFrame: Bool, _ output: inout Output) throws {
    tell(.resize(size))
    for (number, line) in String(decoding: text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard let line = ScriptLine(line) else {
        throw Failure(
          .badData, file: file,
          Words(
            "expected an action, `type WORDS`, `press KEYS`, `size 80x24` or `frame`",
            "`assent keys` lists the actions and keys.", line: number + 1))
      }
      switch line {
      case .action(let action):
        let effects = opening.session.app.receive(action, at: later())
        perform(opening.session.requests(effects))
      case .type(let words): for scalar in words.unicodeScalars { tell(.key(.character(scalar))) }
      case .press(let keys): for key in keys { tell(.key(key)) }
      case .size(let size):
        self.size = size
        tell(.resize(size))
      case .frame: try write(&output)
      }
    }
    if dumpsFrame { try write(&output) }
  }

  private mutating func write(_ output: inout Output) throws {
    let look = Look(theme: .monochrome, depth: .monochrome)
    try output.line(opening.session.draw(size, look).text)
  }

  /// A moment that is a little later at each call: a script's time is its own.
  private mutating func later() -> Moment {
    now = now.after(milliseconds: 120)
    return now
  }

  private mutating func tell(_ event: Event<Desk.Message>) {
    let moment = later()
    perform(opening.session.receive(event, at: moment))
  }

  /// Does what only reads, and takes in what comes of it.
  private mutating func perform(_ requests: [Session.Request]) {
    for request in requests {
      guard case .effect(let effect) = request, effect.onlyReads else {
        leftOut.append(request.name)
        continue
      }
      opening.performer.perform(request)
    }
    opening.performer.wait()
    for message in opening.mailbox.takeAll() { tell(.message(message)) }
  }
}

extension Desk.Effect {
  /// Whether it changes nothing anywhere.
  fileprivate var onlyReads: Bool {
    switch self {
    case .loadLibrary, .open, .findKeys, .findThemes, .loadHistory, .loadAmendment: true
    default: false
    }
  }
}

extension Session.Request {
  /// What it is called in a message.
  fileprivate var name: String {
    guard case .effect(let effect) = self else { return "ratify" }
    return String("\(effect)".prefix { $0.isLetter })
  }
}

/// Runs a script and writes its frames.
func runScript(_ file: String, dumpsFrame: Bool, _ opening: Opening) throws -> ExitStatus {
  var output = Output()
  var script = Script(opening)
  defer {
    let names = Set(script.leftOut).subtracting(["keepTyped", "verify"]).sorted().joined(separator: ", ")
    if !names.isEmpty { writeError("assent: a script only looks, so this was left undone: \(names).\n") }
  }
  let text = try Console().read(file)
  do { try script.run(text, of: file, dumpsFrame: dumpsFrame, &output) } catch {
    try output.flush()
    throw error
  }
  try output.flush()
  return script.leftOut.contains { $0.hasPrefix("begin") || $0 == "ratify" } ? .notPermitted : .done
}
