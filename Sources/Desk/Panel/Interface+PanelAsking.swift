internal import Charter
internal import Counsel
internal import Prose
internal import Wire

/// Asking the seats of a panel at once. Nothing that was said before is sent, so that none sees another's answer.
extension Interface {
  /// Asks each seat for which there is a request.
  mutating func askSeats(
    _ round: PanelScreen.Round = .blind, _ request: (PanelScreen.Seat) -> BriefRequest?
  ) -> [Effect] {
    askSeats(request) { _ in round }
  }

  mutating func askSeats(
    _ request: (PanelScreen.Seat) -> BriefRequest?, round: (PanelScreen.Seat) -> PanelScreen.Round
  ) -> [Effect] {
    guard case .panel(var panel) = screen, let desk = desk(of: panel.path) else { return [] }
    var material = material(of: desk, focus: panel.focus)
    (material.talk, material.objections) = ([], [])
    var effects: [Effect] = []
    for index in panel.seats.indices {
      let seat = panel.seats[index]
      guard let request = request(seat) else { continue }
      let brief: Brief
      do { brief = try self.brief(request, material, for: seat.profile) } catch {
        panel.seats[index].answers.append(
          PanelScreen.Answer(round: round(seat), note: "the brief is longer than its window"))
        continue
      }
      effects.append(
        put(
          brief.ask(request, material), brief, request, panel.idea, to: seat.profile, about: panel.path,
          DraftedText(base: desk.document)))
      panel.seats[index].answers.append(
        PanelScreen.Answer(round: round(seat), exchange: asked, note: "asked"))
    }
    replaceScreen(.panel(panel))
    return effects
  }

  /// Shows how far an answer is; false for an exchange that is none of a panel's.
  mutating func showInPanel(_ exchange: Exchange) -> Bool {
    let now = now
    return onPanel(exchange) { answer, seat in
      answer.words = exchange.talk
      answer.note = exchange.progress(at: now)
      seat.model = exchange.model
    }
  }

  /// Takes the end of an answer; nil for an exchange that is none of a panel's.
  mutating func endInPanel(_ exchange: Exchange, _ reason: StopReason) -> [Effect]? {
    let notes = [exchange.mark(reason), exchange.progress(at: now, isOver: true)].filter { !$0.isEmpty }
    let isTaken = onPanel(exchange) { answer, seat in
      answer.words = reason.isRefusal ? "" : exchange.talk
      answer.note = notes.joined(separator: " · ")
      answer.isComplete = reason == .complete
      answer.exchange = nil
      seat.model = exchange.model
    }
    return isTaken ? [] : nil
  }

  private mutating func onPanel(
    _ exchange: Exchange, _ body: (inout PanelScreen.Answer, inout PanelScreen.Seat) -> Void
  ) -> Bool {
    for index in screens.indices {
      guard case .panel(var panel) = screens[index] else { continue }
      let isTaken = panel.update(exchange: exchange.id, body)
      if isTaken {
        screens[index] = .panel(panel)
        return true
      }
    }
    return false
  }

  /// What a panel said by now is kept when the program ends.
  mutating func keepPanel() {
    for case .panel(let panel) in screens { keepInTalk(panel) }
  }
}
