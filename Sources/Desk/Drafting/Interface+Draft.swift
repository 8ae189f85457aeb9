internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  private var draftRoom: Size { DraftScreen.body(of: room).size }

  mutating func openDraft(_ card: Card, in charter: OpenCharter) {
    guard var draft = DraftScreen(card, in: charter, room: draftRoom, isMonochrome: isMonochrome) else {
      return
    }
    restoreDecisions(of: &draft)
    screens.append(.draft(draft))
  }

  mutating func layOutDraft() {
    guard case .draft(var draft) = screen else { return }
    draft.layOut(draftRoom)
    replaceScreen(.draft(draft))
  }

  mutating func receive(draft action: Action) -> [Effect] {
    guard case .draft(var draft) = screen else { return [] }
    var effects: [Effect] = []
    switch action {
    case _ where draft.scroll(action, draftRoom): break
    case .cycleView:
      draft.layOut(draftRoom, view: draft.pane.view.next)
      say("View: \(draft.pane.view.name).")
    case .adoptChange, .reject:
      draft.decide(isTaken: action == .adoptChange, draftRoom)
      return goOn(draft)
    case .parts:
      let change = draft.changes[draft.pane.focus]
      let old = change.old.map { draft.base.text(of: $0) } ?? []
      let new = change.new.map { draft.result.text(of: $0) } ?? []
      pickParts(of: change.id, name: change.new?.name ?? change.id, from: old, to: new)
      return []
    case .adoptEdited:
      let text = typed.kept[.result(draft.card.statement.digest)] ?? draft.result.bytes
      effects = [.edit(.draft(path: draft.path, draft.card.statement), text)]
    default: break
    }
    replaceScreen(.draft(draft))
    return effects
  }

  /// What is kept of a change goes into the draft, the rest does not; nil where all of it is kept.
  mutating func takeParts(_ text: Bytes?, of id: String) -> [Effect] {
    guard case .draft(var draft) = screen else { return [] }
    draft.decide(id, isTaken: true, own: text)
    draft.goOn(draftRoom)
    return goOn(draft)
  }

  /// Keeps what was decided so far, or takes it where everything is.
  private mutating func goOn(_ draft: DraftScreen) -> [Effect] {
    keepDecisions(of: draft)
    if draft.isDecided { return finish(draft) }
    replaceScreen(.draft(draft))
    return []
  }

  /// The person changed the draft, and sees what became of the text; the talk stays where it is read.
  mutating func receive(redrafted charter: OpenCharter, _ words: String) {
    let old = desk(of: charter.path)?.document
    refresh(charter)
    say(words)
    let (room, size) = (room, size)
    onDesk(charter.path) { desk in
      guard let line = old?.firstLineChanged(in: desk.document) else { return }
      desk.bring(.text, intoViewAt: size)
      desk.reveal(line, DeskPanes(room, .text, composer: desk.composer))
    }
  }

  /// Half a review of a draft's proposal is there again when it is opened again.
  private mutating func keepDecisions(of draft: DraftScreen) {
    let statement = draft.card.statement.digest
    let lines = draft.taken.sorted { $0.key < $1.key }.map { "\($0.value ? "a" : "x") \($0.key)\n" }
    typed.keep(Bytes(lines.joined().utf8), at: .decisions(statement))
    for change in draft.changes {
      typed.keep(draft.own[change.id] ?? [], at: .provision(statement, change.id))
    }
  }

  private func restoreDecisions(of draft: inout DraftScreen) {
    let statement = draft.card.statement.digest
    for line in (typed[.decisions(statement)] ?? "").split(separator: "\n") {
      let id = String(line.dropFirst(2))
      guard draft.changes.contains(where: { $0.id == id }) else { continue }
      draft.decide(id, isTaken: line.hasPrefix("a "), own: typed.kept[.provision(statement, id)])
    }
    if !draft.taken.isEmpty { draft.goOn(draftRoom) }
  }

  /// Every change is decided on: what is taken goes into the draft, and the proposal off the docket.
  private mutating func finish(_ draft: DraftScreen) -> [Effect] {
    let statement = draft.card.statement
    do {
      let text = try draft.text()
      screens.removeLast()
      return draft.taken.values.contains(true)
        ? [.accept(path: draft.path, statement, text.bytes)] : [.discard(path: draft.path, statement)]
    } catch {
      var draft = draft
      draft.undecide(draft.changes[draft.pane.focus].id)
      replaceScreen(.draft(draft))
      refuse(
        "These changes don't make a text without each other. Decide otherwise, or edit the whole with "
          + "\(keymap.keyName(of: .adoptEdited)).")
      return []
    }
  }
}

extension Document {
  /// The first line, from 0, that `new` has otherwise, or the last line of `new`; nil where both are the same.
  fileprivate func firstLineChanged(in new: Document) -> Int? {
    guard bytes != new.bytes else { return nil }
    let shared = min(lineCount, new.lineCount)
    let changed = (0..<shared).first { line($0) != new.line($0) }
    return changed ?? max(0, min(shared, new.lineCount - 1))
  }
}
