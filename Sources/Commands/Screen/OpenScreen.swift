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

  private var errand = Errand.draft

  private enum CodingKeys: String, CodingKey { case path }

  init() {}

  init(path: String?, errand: Errand = .draft) {
    self.path = path
    self.errand = errand
  }

  func run() throws {
    switch Supervision.begin() {
    case .goOn: break
    case let ended: throw ExitCode(ended.exitStatus ?? 0)
    }
    throw ExitCode(try runScreen(path, errand).rawValue)
  }
}

/// Runs the interface on the terminal until the person leaves it.
func runScreen(_ path: String?, _ errand: Errand) throws -> ExitStatus {
  let path = path.map(standardPath)
  let disk = Disk()
  let places = Places.current
  let settings = try SettingsFile(places: places, disk: disk).read()
  let isCharter = path.map { disk.exists("\($0)/charter.md") } ?? false
  if let path, !isCharter, errand != .draft || !disk.isFolder(path) {
    throw FolderFault.notACharter(path: path)
  }
  let mailbox = Mailbox<Desk.Message>()
  let libraries = (isCharter ? [] : [path].compactMap { $0 }) + libraryFolders(places)
  let performer = Performer(mailbox: mailbox, libraries: libraries)
  let identity = settings.name.flatMap { name in settings.key.map { Identity(name: name, key: $0) } }
  guard let keymap = Keymap.standard.rebinding(settings.keys.map { ($0.action, $0.keys) }) else {
    throw Failure(
      .badData, file: places.settingsFile, "expected actions with keys under `keys`",
      "`assent keys` lists both.")
  }
  var screen = try openScreen(settings)
  var session = Session(
    interface: Interface(
      path: isCharter ? path : nil,
      text: isCharter ? path.flatMap { try? disk.read("\($0)/charter.md") } : nil,
      errand: errand, identity: identity, keymap: keymap, typed: performer.typed.read()))
  session.interface.isMonochrome = screen.look.isMonochrome
  session.interface.reducedMotion = settings.hasReducedMotion
  session.interface.usesMouse = settings.usesMouse
  if settings.usesMouse { screen.reportMouse(true) }
  let keys = LoopKeys(suspend: keymap.key(of: .suspend), redraw: keymap.key(of: .redraw))
  let ending = screen.run(&session, mailbox: mailbox, keys: keys) { request, screen in
    switch request {
    case .effect(.edit(let purpose, let text)): edit(text, purpose, &screen, mailbox)
    case .effect(.copy(let text)):
      mailbox.post(
        screen.copy(text)
          ? .done("Copied.") : .failed("The terminal has no clipboard for programs, or the text is too long.")
      )
    case .effect(.reportMouse(let isOn)): screen.reportMouse(isOn)
    case .effect(.suspend): screen.suspend()
    case .effect(.redraw): screen.redraw()
    default: performer.perform(request)
    }
  }
  for effect in session.interface.end() { performer.perform(.effect(effect)) }
  performer.finish()
  switch ending {
  case .finished: return .done
  case .signal: return .interrupted
  }
}

private func openScreen(_ settings: Settings) throws -> Screen {
  let theme = try chosenTheme(settings)
  let limit: ColourDepth = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false ? .monochrome : .exact
  do { return try Screen.open(theme: theme, limit: limit) } catch {
    switch error {
    case .notATerminal, .cannotMoveCursor:
      throw Failure(
        .notPermitted, "the screen needs a terminal",
        "`assent --help` lists the commands that work without one.")
    default:
      throw Failure(
        .unavailable, "the terminal can't be used: \(error)", "Set TERM to what your terminal is.")
    }
  }
}

/// Opens the user's editor on a text; what comes back is the person's own.
private func edit(
  _ text: Bytes, _ purpose: EditPurpose, _ screen: inout Screen, _ mailbox: Mailbox<Desk.Message>
) {
  let editor = Editor(places: .current, disk: Disk())
  do {
    let edit = try editor.edit(text, named: "text.md") { file in
      (try? screen.runEditor(path: file, command: editor.command)) ?? 127
    }
    do {
      try checkText(edit.text.endingInLineFeed)
      mailbox.post(.edited(purpose, edit.text.endingInLineFeed))
      try editor.putAway(edit)
    } catch {
      let words = Failure(error).screenWords
      mailbox.post(.failed("\(words) What you wrote is kept in \(shownLine(edit.file))."))
    }
  } catch { mailbox.post(.failed("\(Failure(error).screenWords) The text stays as it was.")) }
}

extension Bytes {
  /// Some editors leave the last line open.
  fileprivate var endingInLineFeed: Bytes { last == .lineFeed || isEmpty ? self : self + [.lineFeed] }
}
