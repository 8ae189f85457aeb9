public import Cells
internal import Prose
internal import Ratification

extension Interface {
  /// Below this nothing can be drawn that a person could act on.
  public static let smallest = Size(columns: 40, rows: 10)

  var isTooSmall: Bool { size.columns < Interface.smallest.columns || size.rows < Interface.smallest.rows }

  /// The contexts that bind keys now, the nearest first.
  var contexts: [Context] {
    switch screen {
    case .library: [.library, .search, .moving, .everywhere]
    case .glance: [.everywhere]
    case .desk: [.desk, .search, .moving, .everywhere]
    case .draft: [.draft, .search, .moving, .everywhere]
    case .review(let screen):
      screen.step == .objection
        ? [.objection, .review, .search, .moving, .everywhere] : [.review, .search, .moving, .everywhere]
    case .history: [.history, .search, .moving, .everywhere]
    case .docket: [.docket, .search, .moving, .everywhere]
    case .drill: [.drill, .moving, .everywhere]
    case .report: [.report, .search, .moving, .everywhere]
    case .cases: [.cases, .search, .moving, .everywhere]
    case .panel: [.panel, .moving, .everywhere]
    }
  }

  mutating func receive(_ key: Key) -> [Effect] {
    if isTooSmall {
      if key == .character("q") || key == .control("c") { isFinished = true }
      return []
    }
    if case .glance(var glance) = screen, key != .control("c"), notice == nil {
      glance.typed.append(key)
      replaceScreen(.glance(glance))
      return []
    }
    if overlay == nil, case .review(let screen) = screen, screen.step == .attestation {
      return receive(attestation: key)
    }
    notice = nil
    if overlay != nil { return receive(overlay: key) }
    if isTyping { return receive(typed: key) }
    guard let action = keymap.action(for: key, in: contexts) else {
      if case .history = screen, case .character(let digit) = key, let number = Int(String(digit)) {
        return jump(to: number)
      }
      say("\(key.name) does nothing here. \(keymap.keyName(of: .help)) shows the keys.")
      return []
    }
    return receive(action)
  }

  /// Does what an action names, on the screen at hand.
  public mutating func receive(_ action: Action) -> [Effect] {
    switch action {
    case .help: overlay = .help(scroll: 0)
    case .palette: overlay = .palette(Field(isMultiline: false), selected: 0)
    case .stop: return stop()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .mouse:
      usesMouse.toggle()
      say(usesMouse ? "The mouse is on." : "The mouse is off; the terminal selects text.")
      return [.reportMouse(usesMouse)]
    case .theme: return isBusy() ? [] : [.findThemes]
    case .search where isOnHistory: askWordsOfHistory()
    case .searchNext where isOnHistory, .searchPrevious where isOnHistory:
      return findInHistory(isForward: action == .searchNext)
    case .search: ask(.search, "Search", "Words in what is shown. Upper and lower case are the same.")
    case .searchNext, .searchPrevious: find(isForward: action == .searchNext)
    default: return receive(onScreen: action)
    }
    return []
  }

  private mutating func receive(onScreen action: Action) -> [Effect] {
    switch screen {
    case .review: return receive(review: action)
    case .drill: return receive(drill: action)
    case .cases: return receive(cases: action)
    case .panel: return receive(panel: action)
    case _ where action == .close || action == .back: return back(isQuitting: action == .close)
    case .library: return receive(library: action)
    case .glance: return []
    case .desk: return receive(desk: action)
    case .draft: return receive(draft: action)
    case .history: return receive(history: action)
    case .docket: return receive(docket: action)
    case .report: return receive(report: action)
    }
  }

  /// Ctrl-C: counsel first, then the program.
  mutating func stop() -> [Effect] {
    if !exchanges.isEmpty { return stopCounsel() }
    askToQuit()
    return []
  }

  /// Asks before it ends the program.
  mutating func askToQuit() {
    interruptReview()
    overlay = .choice(
      Choice(purpose: .quit, title: "Quit? What you typed is kept.", lines: ["Stay", "Quit"], selected: 0))
  }

  mutating func back(isQuitting: Bool) -> [Effect] {
    let effects = leaveDesk()
    if screens.count > 1 {
      screens.removeLast()
    } else if case .desk = screen {
      screens = [.library(LibraryScreen())]
    } else if isQuitting {
      isFinished = true
    } else {
      say("This is the first screen. \(keymap.keyName(of: .close)) ends the program.")
    }
    if case .library = screen, !isFinished { return effects + [.loadLibrary] }
    return effects
  }

  /// What counsel said so far is kept, and where the text stood.
  private mutating func leaveDesk() -> [Effect] {
    guard case .desk(let desk) = screen else { return [] }
    let isAsked = exchanges.contains { $0.path == desk.charter.path }
    let effects = isAsked ? stopCounsel() : []
    keepPlace(of: desk)
    return effects
  }

  mutating func keepPlace(of desk: DeskScreen) {
    typed.keep(desk.keptPlace, at: .place(desk.charter.path))
  }

  /// Whether something is under way that the action would start a second time; says so.
  mutating func isBusy() -> Bool {
    guard let work else { return false }
    say("One moment: \(work) is under way.")
    return true
  }
}
