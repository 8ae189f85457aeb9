internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Panels and framing checks: what a person does with them.
extension Interface {
  /// `=` and `:framing`: the idea.
  mutating func askPanelIdea(_ purpose: Prompt.Purpose, _ idea: String) {
    let isPanel = purpose == .panel
    ask(
      purpose, isPanel ? "An idea for every counsel" : "An idea in four lights",
      isPanel
        ? "Each judges it alone, without your stance; the built-in critic reads the text beside them."
        : "\(counsel.name) judges it as it is, as if you were for it, against it, and as if a model had had it.",
      idea)
  }

  mutating func openPanel(_ idea: Bytes) -> [Effect] {
    guard isIdea(idea, .panel), case .desk(var desk) = screen, !isAnswering() else { return [] }
    desk.idea = String(decoding: idea, as: UTF8.self)
    replaceScreen(.desk(desk))
    let panel = PanelScreen(idea, path: desk.charter.path, focus: desk.focus?.id, counsels: counsels)
    screens.append(.panel(panel))
    return askSeats { .soundOut(idea, $0.framing) }
  }

  mutating func openFraming(_ idea: Bytes) -> [Effect] {
    guard isIdea(idea, .framing), case .desk(let desk) = screen else { return [] }
    return openFraming(idea, counsel, focus: desk.focus?.id)
  }

  private mutating func openFraming(_ idea: Bytes, _ profile: CounselProfile, focus: String?) -> [Effect] {
    guard profile.kind != .builtIn else {
      refuse("The built-in counsel is a set of rules: no light changes what it says. Ask a model.")
      return []
    }
    guard let path = charterAtHand?.path, !isAnswering() else { return [] }
    onDesk(path) { $0.idea = String(decoding: idea, as: UTF8.self) }
    screens.append(.panel(PanelScreen(idea, path: path, focus: focus, framedFor: profile)))
    return askSeats { .soundOut(idea, $0.framing) }
  }

  private mutating func isIdea(_ words: Bytes, _ purpose: Prompt.Purpose) -> Bool {
    if says(words, words: 3, orCharacters: 4) { return true }
    askPanelIdea(purpose, String(decoding: words, as: UTF8.self))
    refuse("Say the idea in three words or more.")
    return false
  }

  mutating func receive(panel action: Action) -> [Effect] {
    guard case .panel(var panel) = screen else { return [] }
    let areas = PanelAreas(room, panel)
    let page = max(1, areas.inside(panel.selected).rows - 1)
    switch action {
    case .down: panel.scroll(by: 1, areas)
    case .up: panel.scroll(by: -1, areas)
    case .pageDown: panel.scroll(by: page, areas)
    case .pageUp: panel.scroll(by: -page, areas)
    case .top: panel.scroll(by: .min / 4, areas)
    case .bottom: panel.scroll(by: .max / 4, areas)
    case .nextPane: panel.select(by: 1)
    case .previousPane: panel.select(by: -1)
    case .inform: askStance(panel)
    case .rebut: return rebut(panel)
    case .framing:
      if panel.isFraming { return [] }
      return openFraming(panel.idea, panel.seats[panel.selected].profile, focus: panel.focus)
    case .keepPanel: toggleKept(&panel)
    case .back, .close: return leavePanel(panel)
    default: break
    }
    replaceScreen(.panel(panel))
    return []
  }

  /// `r`: whether the verdicts go into the record of what comes of the idea.
  private mutating func toggleKept(_ panel: inout PanelScreen) {
    guard !panel.isFraming else { return }
    panel.isKept.toggle()
    say(
      panel.isKept
        ? "What was said here goes into the record of what comes of the idea, each in a few lines."
        : "Nothing of this goes into the record.")
  }

  /// `i`: what the person would want is sent as well, to see who judges otherwise then.
  private mutating func askStance(_ panel: PanelScreen) {
    guard !panel.isFraming, !isAnswering() else { return }
    ask(
      .panelStance, "What would you want here?",
      "Each is asked again and told this. The screen says who judges otherwise then.")
  }

  mutating func inform(_ stance: Bytes) -> [Effect] {
    guard case .panel(var panel) = screen, !panel.isFraming else { return [] }
    guard says(stance, words: 3, orCharacters: 4) else {
      askStance(panel)
      refuse("Say what you would want in three words or more.")
      return []
    }
    panel.stance = stance
    replaceScreen(.panel(panel))
    let idea = panel.idea
    return askSeats(.informed) { $0.profile.kind == .builtIn ? nil : .soundOut(idea, stance: stance) }
  }

  /// `o`: each objects to what the next one said; who said nothing whole is left out.
  private mutating func rebut(_ panel: PanelScreen) -> [Effect] {
    guard !panel.isFraming, !isAnswering() else { return [] }
    let said = panel.seats.filter { $0.profile.kind != .builtIn && $0.answer(.blind)?.isComplete == true }
    guard said.count > 1 else {
      refuse("It takes two who answered, for one to object to the other.")
      return []
    }
    let idea = panel.idea
    return askSeats { seat in
      guard let place = said.firstIndex(where: { $0.name == seat.name }) else { return nil }
      let other = said[(place + 1) % said.count]
      return other.answer(.blind).map { .rebuttal(of: Bytes($0.words.utf8), on: idea) }
    } round: { seat in
      let place = said.firstIndex { $0.name == seat.name } ?? 0
      return .rebuttal(of: said[(place + 1) % said.count].name)
    }
  }

  /// Esc: what was said goes into the talk, and the verdicts with it.
  private mutating func leavePanel(_ panel: PanelScreen) -> [Effect] {
    let isAsking = panel.isAsking
    var panel = panel
    if isAsking {
      let ids = panel.seats.flatMap { $0.answers.compactMap(\.exchange) }
      for exchange in exchanges where ids.contains(exchange.id) {
        _ = panel.update(exchange: exchange.id) { answer, _ in
          (answer.note, answer.exchange) = ("cancelled", nil)
        }
      }
      exchanges.removeAll { ids.contains($0.id) }
    }
    screens.removeLast()
    keepInTalk(panel)
    return isAsking ? [.stopAsking] : []
  }

  /// What a panel said, as remarks.
  mutating func keepInTalk(_ panel: PanelScreen) {
    let size = size
    onDesk(panel.path) { desk in
      desk.add(Remark(String(decoding: panel.idea, as: UTF8.self), .person))
      for seat in panel.seats {
        for answer in seat.answers where !answer.words.isEmpty {
          let mark = panel.isFraming || answer.round != .blind ? " · \(seat.mark(answer.round))" : ""
          desk.add(Remark(answer.words, .counsel(seat.profile.label + mark), note: answer.note))
        }
      }
      desk.say(panel.summary)
      desk.bring(.talk, intoViewAt: size)
    }
    keep(panel.record(today), on: panel.idea, of: panel.path)
    keepTalk(of: panel.path)
  }
}

extension PanelScreen.Seat {
  fileprivate func mark(_ round: PanelScreen.Round) -> String {
    switch round {
    case .blind: name
    case .informed: "knowing your stance"
    case .rebuttal(let name): "against \(name)"
    }
  }
}
