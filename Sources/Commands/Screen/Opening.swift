import Adapters
import Cells
import Desk
import Prose
import Ratification
import Terminal

/// An interface with all that it needs, whichever way it is looked at.
struct Opening {
  let settings: Settings
  let mailbox = Mailbox<Desk.Message>()
  let performer: Performer
  let keys: LoopKeys
  var session: Session

  /// - Throws: Where the settings can't be read, or no charter is at `path`.
  init(_ path: String?, _ errand: Errand) throws {
    let path = path.map(standardPath)
    let disk = Disk()
    let places = Places.current
    settings = try SettingsFile(places: places, disk: disk).read()
    let isCharter = path.map { disk.holdsCharter($0) } ?? false
    if let path, !isCharter, errand != .draft || !disk.isFolder(path) {
      throw FolderFault.notACharter(path: path)
    }
    let libraries = (isCharter ? [] : [path].compactMap { $0 }) + libraryFolders(places)
    let settings = settings
    let roster = CounselRoster(settings)
    performer = Performer(mailbox: mailbox, libraries: libraries, counsel: roster.all)
    let identity = settings.name.flatMap { name in settings.key.map { Identity(name: name, key: $0) } }
    guard let keymap = Keymap.standard.rebinding(settings.keys.map { ($0.action, $0.keys) }) else {
      throw Failure(
        .badData, file: places.settingsFile, "expected actions with keys under `keys`",
        "`assent keys` lists both.")
    }
    keys = LoopKeys(suspend: keymap.key(of: .suspend), redraw: keymap.key(of: .redraw))
    session = Session(
      app: App(
        path: isCharter ? path : nil,
        // A first look; opening says what can't be read.
        text: isCharter ? path.flatMap { try? disk.read("\($0)/charter.md") } : nil,
        errand: errand, identity: identity, keymap: keymap, typed: performer.typed.read()))
    let preferred = roster.preferred.profile
    session.app.world.counsels = [preferred] + roster.all.map(\.profile).filter { $0 != preferred }
    session.app.world.looksForServers = settings.counsel.isEmpty
    session.app.world.announces = settings.announcing != .none
    session.app.world.chance = (0..<16).map { _ in UInt8.random(in: 0...255) }
    session.app.world.reducedMotion = settings.hasReducedMotion
    session.app.world.usesMouse = settings.usesMouse
  }

  /// Keeps what is to be kept, and gives the status to end with.
  mutating func finish(_ ending: Ending) -> ExitStatus {
    for effect in session.app.end() { performer.perform(.effect(effect)) }
    performer.finish(ending)
    switch ending {
    case .finished: return .done
    case .signal: return .interrupted
    }
  }

  /// Opens the user's editor on a text; what comes back is the person's own.
  ///
  /// - Parameter run: Runs the editor on a file, and gives its status.
  func edit(_ text: Bytes, _ purpose: EditPurpose, run: (_ editor: Editor, _ file: String) throws -> Int32) {
    // As they are now: a counsel may have been added.
    let current = (try? SettingsFile(places: .current, disk: Disk()).read()) ?? settings
    let editor = Editor(places: .current, disk: Disk(), settings: current)
    do {
      // An editor that can't be run has the shell's status for that, which is said.
      let edit = try editor.edit(text, named: "text.md") { file in (try? run(editor, file)) ?? 127 }
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
}

extension Bytes {
  /// Some editors leave the last line open.
  fileprivate var endingInLineFeed: Bytes { last == .lineFeed || isEmpty ? self : self + [.lineFeed] }
}
