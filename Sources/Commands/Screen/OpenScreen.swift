import Adapters
import ArgumentParser
import Cells
import Desk
import Glibc
import Prose
import Terminal

/// The screen: the library, or one charter's desk.
struct OpenScreen: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the screen: the library, or one charter's desk. Needs a terminal.")

  @Argument(help: ArgumentHelp("A charter's folder, or a folder of charters.", valueName: "path"))
  var path: String?
  @Flag(help: .linear) var linear = false
  @Option(
    help: ArgumentHelp(
      "Take actions, a line each, from a file instead of a terminal, and change nothing.", valueName: "file"))
  var script: String?
  @Flag(help: "Write the last frame of the script as text.") var dumpFrame = false

  func validate() throws {
    if dumpFrame, script == nil { throw ValidationError("--dump-frame goes with --script.") }
  }

  var screen: ScreenRequest? {
    script == nil && withoutTerminal == nil ? ScreenRequest(path: path, linear: linear) : nil
  }

  func run() throws {
    guard let script else { return }
    throw ExitCode(try runScript(script, dumpsFrame: dumpFrame, Opening(path, .draft)).rawValue)
  }
}

/// Runs the interface on the terminal until the person leaves it.
func runScreen(_ opening: inout Opening) throws -> ExitStatus {
  opening.finish(try showScreen(&opening))
}

/// The screen is gone when this returns.
private func showScreen(_ opening: inout Opening) throws -> Ending {
  var screen = try openScreen(opening.settings)
  opening.session.app.world.take(screen.look, named: opening.settings.theme)
  if opening.settings.usesMouse { screen.reportMouse(true) }
  let copy = opening
  let (mailbox, performer) = (opening.mailbox, opening.performer)
  return screen.run(&opening.session, mailbox: mailbox, keys: opening.keys) { request, screen in
    switch request {
    case .effect(.edit(let purpose, let text)):
      copy.edit(text, purpose) { editor, file in
        try screen.runEditor(editor.arguments(for: file), environment: editor.environment)
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
    case .effect(.showTheme(let theme)): screen.use(theme)
    case .effect(.suspend): screen.suspend()
    case .effect(.redraw): screen.redraw()
    default: performer.perform(request)
    }
  }
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
