internal import Cells
internal import Ratification

/// What comes in while the History screen is open: texts, the list, and the time.
extension Interface {
  mutating func receive(
    historyOf path: String, _ amendments: [AmendmentRow], _ fault: HistoryFault?
  ) -> [Effect] {
    let room = historyRoom
    if let fault, amendments.isEmpty, case .history(let screen) = screen, screen.path == path {
      // Nothing of it can be read.
      let effects = back(isQuitting: false)
      refuse(fault.words)
      return effects
    }
    return onHistory(path) { $0.receive(amendments, fault, in: room) }
  }

  /// Shows in an open history where verification failed, which may come after it was opened.
  mutating func markFault(in path: String) {
    for case .desk(let desk) in screens where desk.charter.path == path {
      _ = onHistory(path) {
        if $0.frame.fault == nil { $0.frame.fault = desk.fault }
        return []
      }
    }
  }

  /// A charter that can't be opened: what can be read of its past, read-only.
  mutating func openPast(_ path: String, _ title: String, _ fault: HistoryFault) -> [Effect] {
    guard fault.number > 1 else {
      refuse(fault.words)
      return []
    }
    var screen = HistoryScreen(path: path, head: fault.number - 1, title: title)
    screen.frame.fault = fault
    let effects = screen.load(in: historyRoom)
    if case .glance = self.screen { screens = [.library(LibraryScreen())] }
    screens.append(.history(screen))
    refuse(fault.words)
    return effects + [.loadHistory(path: path)]
  }

  mutating func receive(_ detail: AmendmentDetail, of path: String) -> [Effect] {
    let (room, now) = (historyRoom, now)
    return onHistory(path) { $0.receive(detail, in: room, at: now) }
  }

  mutating func tickHistory() -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    let effects = screen.tick(in: historyRoom, at: now)
    replaceScreen(.history(screen))
    return effects
  }

  /// An effect failed; if it was to bring a text, that text is asked for again when a key wants it.
  mutating func stopReplay() {
    guard case .history(var screen) = screen else { return }
    screen.stopWaiting()
    replaceScreen(.history(screen))
  }

  private mutating func onHistory(
    _ path: String, _ body: (inout HistoryScreen) -> [Effect]
  ) -> [Effect] {
    guard case .history(var screen) = screen, screen.path == path else { return [] }
    let effects = body(&screen)
    replaceScreen(.history(screen))
    return effects
  }
}
