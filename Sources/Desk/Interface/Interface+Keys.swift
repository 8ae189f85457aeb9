internal import Cells
internal import Prose
internal import Ratification

extension Interface {
  /// Below this nothing can be drawn that a person could act on.
  static let smallest = Size(columns: 40, rows: 10)

  var isTooSmall: Bool { size.columns < Interface.smallest.columns || size.rows < Interface.smallest.rows }

  /// The contexts that bind keys now, the nearest first.
  var contexts: [Context] {
    switch screen {
    case .library: [.library, .moving, .everywhere]
    case .glance: [.everywhere]
    case .desk: [.desk, .moving, .everywhere]
    case .draft: [.draft, .moving, .everywhere]
    case .review: [.review, .moving, .everywhere]
    case .history: [.history, .moving, .everywhere]
    case .docket: [.docket, .moving, .everywhere]
    }
  }

  /// Whether keys are text now.
  private var isTyping: Bool {
    switch screen {
    case .desk(let screen): screen.pane == .composer
    case .review(let screen): screen.takesText
    default: false
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
    if overlay != nil { return receive(overlay: key) }
    if case .review(let screen) = screen, screen.step == .attestation { return receive(attestation: key) }
    if isTyping { return receive(typed: key) }
    notice = nil
    guard let action = keymap.action(for: key, in: contexts) else {
      if case .history = screen, case .character(let digit) = key, let number = Int(String(digit)) {
        return jump(to: number)
      }
      say("\(key.name) does nothing here. ? shows the keys.")
      return []
    }
    return receive(action)
  }

  /// Does what an action names, on the screen at hand.
  public mutating func receive(_ action: Action) -> [Effect] {
    switch action {
    case .help:
      overlay = .help(scroll: 0)
      return []
    case .palette:
      overlay = .palette(Field(isMultiline: false), selected: 0)
      return []
    case .stop: return stop()
    case .close, .back:
      if case .review = screen { break }
      return back(isQuitting: action == .close)
    default: break
    }
    switch screen {
    case .library: return receive(library: action)
    case .glance: return []
    case .desk: return receive(desk: action)
    case .draft: return receive(draft: action)
    case .review: return receive(review: action)
    case .history: return receive(history: action)
    case .docket: return receive(docket: action)
    }
  }

  private mutating func receive(typed key: Key) -> [Effect] {
    switch screen {
    case .desk(var screen):
      switch key {
      case .escape, .tab: screen.pane = .text
      case .enter: return sendComposer()
      case .control("g"): return [.edit(.field, screen.composer.bytes)]
      case .control("c"): return stop()
      default:
        if !screen.composer.receive(key), key == .up,
          let last = screen.talk.last(where: { $0.speaker == .person })
        {
          screen.composer = Field(last.words)
        }
      }
      replaceScreen(.desk(screen))
    case .review(var screen):
      switch key {
      case .enter:
        let effects = advance(&screen)
        if case .review = self.screen { replaceScreen(.review(screen)) }
        return effects
      case .escape:
        let effects = goBack(&screen)
        if case .review = self.screen { replaceScreen(.review(screen)) }
        return effects
      case .pageUp, .pageDown:
        screen.scrollReading(by: key == .pageDown ? 5 : -5, reviewRoom)
      case .control("g"): return [.edit(.field, screen.field.bytes)]
      case .control("c"): return stop()
      default:
        notice = nil
        if !screen.field.receive(key), key == .down || key == .up {
          screen.scrollReading(by: key == .down ? 1 : -1, reviewRoom)
        }
      }
      replaceScreen(.review(screen))
    default: break
    }
    return []
  }

  mutating func paste(_ bytes: Bytes) -> [Effect] {
    if var overlay, case .prompt(var prompt) = overlay {
      if !prompt.field.paste(bytes) { refuse("What was pasted is not UTF-8.") }
      overlay = .prompt(prompt)
      self.overlay = overlay
      return []
    }
    switch screen {
    case .desk(var screen) where screen.pane == .composer:
      if !screen.composer.paste(bytes) { refuse("What was pasted is not UTF-8.") }
      replaceScreen(.desk(screen))
    case .review(var screen):
      if screen.step == .attestation {
        pasteIntoAttestation()
      } else if screen.takesText {
        if !screen.field.paste(bytes) { refuse("What was pasted is not UTF-8.") }
        replaceScreen(.review(screen))
      }
    default: break
    }
    return []
  }

  /// Ctrl-C: asks before it ends the program.
  private mutating func stop() -> [Effect] {
    overlay = .choice(
      Choice(purpose: .quit, title: "Quit? What you typed is kept.", lines: ["Stay", "Quit"], selected: 0))
    return []
  }

  mutating func back(isQuitting: Bool) -> [Effect] {
    guard screens.count > 1 else {
      if case .desk = screen {
        screens = [.library(LibraryScreen())]
        return [.loadLibrary]
      }
      if isQuitting { isFinished = true }
      return []
    }
    screens.removeLast()
    if case .library = screen { return [.loadLibrary] }
    return []
  }

  mutating func receive(_ mouse: Mouse) -> [Effect] {
    switch mouse {
    case .wheelUp: receive(Action.up)
    case .wheelDown: receive(Action.down)
    case .press: []
    }
  }
}

extension ReviewScreen {
  /// Whether keys are text at this step.
  var takesText: Bool {
    switch step {
    case .stance: !review.isRedlineShown
    case .reason: true
    case .objection: review.openObjection != nil
    default: false
    }
  }

  mutating func scrollReading(by step: Int, _ room: Size) {
    top = max(0, min(top + step, max(0, lineCount(room) - 3)))
  }
}
