internal import Cells
internal import Prose

/// Keys, pastes and the mouse: each goes to the scene on top, by what it is in the middle of.
extension App {
  mutating func receive(_ key: Key) {
    if world.isTooSmall {
      if key == .character("q") || key == .control("c") { isFinished = true }
      return
    }
    let (isAsked, takesText) = (scene.prompt != nil, scene.takesText(world))
    if isAsked || !scene.keepsNotice { world.notice = nil }
    if isAsked { return on(top) { $0.receive(promptKey: key, &$1) } }
    if takesText {
      if world.keymap.action(for: key, in: [.everywhere]) == .stop { return stop() }
      return on(top) { $0.type(key, &$1) }
    }
    guard let action = world.keymap.action(for: key, in: scene.contexts) else {
      if on(top, { $0.take(unbound: key, &$1) }) { return }
      return world.say("\(key.name) does nothing here. \(world.keyName(of: .help)) shows the keys.")
    }
    perform(action)
  }

  /// Does what an action names, at the scene on top.
  mutating func perform(_ action: Action) {
    switch action {
    case .help: world.open(.help(scene.helpContexts, commands: scene.contexts))
    case .palette: world.open(.palette(scene.commands(world)))
    case .stop: stop()
    case .suspend: world.want(.suspend)
    case .redraw: world.want(.redraw)
    case .mouse:
      world.usesMouse.toggle()
      world.say(world.usesMouse ? "The mouse is on." : "The mouse is off; the terminal selects text.")
      world.want(.reportMouse(world.usesMouse))
    case .theme: if !world.isBusy() { world.want(.findThemes) }
    case .search where !scene.searchesItself: world.open(.search(world))
    case .searchNext where !scene.searchesItself, .searchPrevious where !scene.searchesItself:
      find(isForward: action == .searchNext)
    case .back, .close: on(top) { $0.back(isQuitting: action == .close, &$1) }
    default:
      if case .refused(let words) = scene.availability(of: action, world) { return world.refuse(words) }
      on(top) { $0.perform(action, &$1) }
    }
  }

  /// Ctrl-C: counsel first, then the program.
  private mutating func stop() {
    if world.exchanges.isEmpty { world.open(.quit) } else { stopCounsel() }
  }

  /// Goes to the next place, or the one before, that holds what was searched for.
  mutating func find(isForward: Bool) {
    guard !world.sought.isEmpty else {
      return world.say("Nothing was searched for yet: \(world.keyName(of: .search)) does.")
    }
    let search = Search(words: world.sought, isForward: isForward)
    if !on(top, { $0.find(search, &$1) }) { world.refuse("“\(world.sought)” is not here.") }
  }

  /// What was pasted is text or nothing; it never sends and never decides.
  mutating func paste(_ bytes: Bytes) {
    if world.isTooSmall { return }
    if scene.prompt != nil { return on(top) { $0.paste(intoPrompt: bytes, &$1) } }
    on(top) { $0.paste(bytes, &$1) }
  }

  mutating func receive(_ mouse: Mouse) {
    if world.isTooSmall { return }
    switch mouse {
    case .wheelUp(let point), .wheelDown(let point):
      let isDown = mouse == .wheelDown(point)
      switch scene.prompt?.form {
      case .words: break
      case .choice, .parts: on(top) { $0.receive(promptKey: isDown ? .down : .up, &$1) }
      case nil: on(top) { $0.turnWheel(isDown: isDown, at: point, &$1) }
      }
    case .press(let point): if scene.prompt == nil { on(top) { $0.press(at: point, &$1) } }
    }
  }
}
