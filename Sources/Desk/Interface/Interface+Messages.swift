internal import Cells
internal import Charter
internal import Prose
internal import Ratification

extension Interface {
  /// What came back from an effect.
  mutating func receive(_ message: Message) -> [Effect] {
    work = nil
    switch message {
    case .library(let rows):
      guard case .library(var screen) = screens.first else { return [] }
      screen.rows = rows
      screen.selected = min(screen.selected, max(0, rows.count - 1))
      screens[0] = .library(screen)
    case .opened(let charter):
      guard case .glance(let glance) = screen else {
        screens.append(.desk(DeskScreen(charter)))
        return [.verify(path: charter.path)]
      }
      replaceScreen(.desk(DeskScreen(charter)))
      return glance.typed.reduce([.verify(path: charter.path)]) { $0 + receive($1) }
    case .refreshed(let charter): refresh(charter)
    case .failed(let words):
      refuse(words)
      reopenAttestation()
      stopReplay()
    case .done(let words): say(words)
    case .verified(let path, let count):
      onDesk(path) { $0.verification = .good(count) }
    case .verificationFailed(let path, let words):
      onDesk(path) { $0.verification = .bad(words) }
    case .identity(let identity):
      self.identity = identity
      say("You are \(identity.name). Your key signs what you ratify.")
      defer { afterIdentity = nil }
      if let effect = afterIdentity { return [effect] }
    case .keys(let keys): receive(keys: keys)
    case .passphraseNeeded:
      ask(.passphrase, "The passphrase of your key", "It goes to ssh-keygen and is not kept.")
    case .edited(let purpose, let bytes): return receive(edited: bytes, for: purpose)
    case .proposed(let path, let id): receive(proposed: id, in: path)
    case .reviewReady(let material):
      if case .review = screen { screens.removeLast() }
      screens.append(.review(ReviewScreen(material, isMonochrome: isMonochrome)))
      enterReview()
    case .ratified(let path, let number, let isEnacted):
      if case .review = screen { screens.removeLast() }
      say(
        isEnacted
          ? "Amendment \(number) is in force."
          : "Your ratification of amendment \(number) is signed. It waits for the others.")
      onDesk(path) {
        $0.say(isEnacted ? "Amendment \(number) is in force." : "You ratified amendment \(number).")
      }
      return [.verify(path: path)]
    case .history(let path, let amendments): return receive(historyOf: path, amendments)
    case .amendment(let path, let detail): return receive(detail, of: path)
    }
    return []
  }

  /// A review that was left at the redline or later needs its layout at once.
  private mutating func enterReview() {
    guard case .review(var screen) = screen else { return }
    if screen.step >= .redline {
      go(to: screen.step == .redline || !screen.hasSeenAll ? .redline : screen.step, &screen)
    }
    replaceScreen(.review(screen))
  }

  private mutating func onDesk(_ path: String, _ body: (inout DeskScreen) -> Void) {
    for index in screens.indices {
      if case .desk(var desk) = screens[index], desk.charter.path == path {
        body(&desk)
        screens[index] = .desk(desk)
      }
    }
  }

  private mutating func refresh(_ charter: OpenCharter) {
    onDesk(charter.path) { desk in
      desk.charter = charter
      desk.move(to: desk.top)
    }
    for index in screens.indices {
      if case .docket(var docket) = screens[index], docket.charter.path == charter.path {
        docket.charter = charter
        docket.selected = min(docket.selected, max(0, charter.proposals.count - 1))
        screens[index] = .docket(docket)
      }
    }
  }

  private mutating func receive(proposed id: String, in path: String) {
    guard let charter = charterAtHand, charter.path == path else { return }
    say("Proposal \(id) is on the docket. Press \(keymap.keyName(of: .review)) to review it.")
  }

  private mutating func receive(edited bytes: Bytes, for purpose: EditPurpose) -> [Effect] {
    switch purpose {
    case .text(let path): return receive(editedText: bytes, of: path)
    case .provision(let id): return takeDecision(.adoptEdited(bytes), on: id)
    case .draft(let path, let statement):
      if case .draft = screen { screens.removeLast() }
      return [.accept(path: path, statement, bytes)]
    case .field:
      if case .prompt(var prompt) = overlay {
        prompt.field = Field(String(decoding: bytes, as: UTF8.self), isMultiline: prompt.field.isMultiline)
        overlay = .prompt(prompt)
      } else if case .desk(var screen) = screen {
        screen.composer = Field(Field(String(decoding: bytes, as: UTF8.self)).trimmed)
        replaceScreen(.desk(screen))
      } else if case .review(var screen) = screen {
        screen.field = Field(Field(String(decoding: bytes, as: UTF8.self)).trimmed)
        replaceScreen(.review(screen))
      }
      return []
    }
  }

  /// The whole text came back from the editor: a draft is written, a text in force is proposed.
  private mutating func receive(editedText bytes: Bytes, of path: String) -> [Effect] {
    guard let charter = charterAtHand, charter.path == path else { return [] }
    guard bytes != charter.document.bytes else {
      say("Nothing changed.")
      return []
    }
    if charter.isDraft { return [.writeDraft(path: path, bytes)] }
    guard identity != nil else {
      refuse("Proposing your own text needs your name and key: press \(keymap.keyName(of: .who)).")
      return []
    }
    askOwnProposal(bytes)
    return []
  }
}

extension ReviewScreen {
  var hasSeenAll: Bool { review.changes.allSatisfy { review.coverage[$0.id]?.isWhole ?? false } }
}
