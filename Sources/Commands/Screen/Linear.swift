import Adapters
import ArgumentParser
import Cells
import Desk
import Prose
import Terminal

extension ArgumentHelp {
  static let linear: ArgumentHelp = "Lines and numbered menus instead of a screen, as for a screen reader."
}

/// A session that is read and answered line after line.
struct LinearSession: LinearProgram {
  var session: Session
  private var view = LinearView()

  init(_ session: Session) {
    self.session = session
    self.session.app.world.isLinear = true
    // Marks in words, since no colour is shown; and texts as a whole, since nothing moves.
    self.session.app.world.isMonochrome = true
    self.session.app.world.reducedMotion = true
  }

  mutating func receive(_ event: Event<Desk.Message>, at now: Moment) -> [Session.Request] {
    guard case .resize(let size) = event else { return session.receive(event, at: now) }
    // Lines are read in parts of this size; a terminal that can only print has no least one.
    let smallest = World.smallest
    let room = Size(
      columns: max(size.columns, smallest.columns), rows: max(size.rows, smallest.rows))
    return session.receive(.resize(room), at: now)
  }

  mutating func receive(line: Bytes, at now: Moment) -> [Session.Request] {
    let effects = view.receive(line: line, &session.app, at: now)
    return session.requests(effects)
  }

  mutating func takeWords() -> Bytes { view.takeWords(of: session.app) }
  func draw(_ size: Size, _ look: Look) -> Canvas { session.draw(size, look) }
  var entry: LinearEntry { view.entry(for: session.app) }
  var takesLines: Bool { view.takesLines(for: session.app) }
  var wakesAt: Moment? { session.wakesAt }
  var isFinished: Bool { session.isFinished }
}

/// Runs the interface line after line until the person leaves it.
func runLinear(_ opening: inout Opening) throws -> ExitStatus {
  opening.finish(try showLines(&opening))
}

/// The terminal is as it was when this returns.
private func showLines(_ opening: inout Opening) throws -> Ending {
  var terminal: LineTerminal
  do { terminal = try LineTerminal.open() } catch { throw noTerminal() }
  var program = LinearSession(opening.session)
  let (mailbox, performer) = (opening.mailbox, opening.performer)
  let copy = opening
  let ending = terminal.run(&program, mailbox: mailbox, keys: opening.keys) { request, terminal in
    switch request {
    case .effect(.edit(let purpose, let text)):
      copy.edit(text, purpose) { editor, file in
        try terminal.runEditor(editor.arguments(for: file), environment: editor.environment)
      }
    case .effect(.copy):
      mailbox.post(.failed("A terminal without a screen has no clipboard for programs."))
    case .effect(.announce): terminal.ring()
    case .effect(.suspend): terminal.suspend()
    case .effect(.redraw), .effect(.reportMouse): break
    default: performer.perform(request)
    }
  }
  opening.session = program.session
  return ending
}
