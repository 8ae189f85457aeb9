import Adapters
import ArgumentParser
import Cells
import Desk
import Glibc
import Prose
import Terminal

/// The screen: the library, or one charter's desk.
struct OpenScreen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Opens the screen: the library, or one charter's desk. Needs a terminal.")

  @Argument(help: ArgumentHelp("A charter's folder, or a folder of charters.", valueName: "path"))
  var path: String?
  @Flag(help: .linear) var linear = false
  @Option(
    help: ArgumentHelp(
      "Take actions, a line each, from a file instead of a terminal, and change nothing.", valueName: "file"))
  var script: String?
  @Flag(help: "Write the last frame of the script as text.") var dumpFrame = false

  private var errand = Errand.draft

  private enum CodingKeys: String, CodingKey { case path, linear, script, dumpFrame }

  init() {}

  init(path: String?, errand: Errand = .draft, linear: Bool = false) {
    self.path = path
    self.errand = errand
    self.linear = linear
    (script, dumpFrame) = (nil, false)
  }

  func validate() throws {
    if dumpFrame, script == nil { throw ValidationError("--dump-frame goes with --script.") }
  }

  func run() throws {
    if let script {
      throw ExitCode(try runScript(script, dumpsFrame: dumpFrame, Opening(path, errand)).rawValue)
    }
    switch Supervision.begin() {
    case .goOn: break
    case let ended: throw ExitCode(ended.exitStatus ?? 0)
    }
    var opening = try Opening(path, errand)
    let isLinear = linear || opening.settings.isLinear || !TerminalFacts.read().movesCursor
    throw ExitCode(try (isLinear ? runLinear(&opening) : runScreen(&opening)).rawValue)
  }
}

/// Runs the interface on the terminal until the person leaves it.
func runScreen(_ opening: inout Opening) throws -> ExitStatus {
  var screen = try openScreen(opening.settings)
  opening.session.interface.isMonochrome = screen.look.isMonochrome
  if opening.settings.usesMouse { screen.reportMouse(true) }
  let copy = opening
  let (mailbox, performer) = (opening.mailbox, opening.performer)
  let ending = screen.run(&opening.session, mailbox: mailbox, keys: opening.keys) { request, screen in
    switch request {
    case .effect(.edit(let purpose, let text)):
      copy.edit(text, purpose) { editor, file in
        try screen.runEditor(path: file, command: editor.command, environment: editor.environment)
      }
    case .effect(.copy(let text)):
      mailbox.post(
        screen.copy(text)
          ? .done("Copied.") : .failed("The terminal has no clipboard for programs, or the text is too long.")
      )
    case .effect(.reportMouse(let isOn)): screen.reportMouse(isOn)
    case .effect(.announce(let words)):
      switch copy.settings.announcing {
      case .none: break
      case .bell: screen.ring()
      case .notify: screen.notify(words)
      }
    case .effect(.suspend): screen.suspend()
    case .effect(.redraw): screen.redraw()
    default: performer.perform(request)
    }
  }
  return opening.finish(ending)
}

private func openScreen(_ settings: Settings) throws -> Screen {
  let theme = try chosenTheme(settings)
  let limit: ColourDepth = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false ? .monochrome : .exact
  do { return try Screen.open(theme: theme, limit: limit) } catch {
    switch error {
    case .notATerminal, .cannotMoveCursor: throw noTerminal()
    default:
      throw Failure(
        .unavailable, "the terminal can't be used: \(error)", "Set TERM to what your terminal is.")
    }
  }
}

func noTerminal() -> Failure {
  Failure(
    .notPermitted, "the screen needs a terminal", "`assent --help` lists the commands that work without one.")
}
