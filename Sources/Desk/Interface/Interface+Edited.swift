internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// Texts that come back from `$EDITOR`.
extension Interface {
  mutating func receive(edited bytes: Bytes, for purpose: EditPurpose) -> [Effect] {
    switch purpose {
    case .text(let path): return receive(editedText: bytes, of: path)
    case .provision(let id): return takeEdit(bytes, of: id)
    case .rework(let path, let statement): return take(reworked: bytes, of: statement, in: path)
    case .draft(let path, let statement):
      if case .draft = screen { screens.removeLast() }
      typed.keep(bytes, at: .result(statement.digest))
      return [.accept(path: path, statement, bytes)]
    case .field:
      receive(editedField: String(decoding: bytes, as: UTF8.self))
      return []
    }
  }

  private mutating func receive(editedField text: String) {
    let field = Field(Field(text).trimmed)
    if case .prompt(var prompt) = overlay {
      prompt.field = field
      overlay = .prompt(prompt)
    } else if case .desk(var screen) = screen {
      screen.composer = field
      replaceScreen(.desk(screen))
    } else if case .review(var screen) = screen, screen.takesText {
      screen.field = field
      replaceScreen(.review(screen))
    }
  }

  /// The whole text: a draft is written, a text in force is proposed.
  private mutating func receive(editedText bytes: Bytes, of path: String) -> [Effect] {
    guard let charter = charterAtHand, charter.path == path else { return [] }
    let place = TypedPlace.text(path, on: charter.document.bytes)
    guard bytes != charter.document.bytes else {
      typed.forget(place)
      say("Nothing changed.")
      return []
    }
    let words = typed.kept[place].flatMap { typed[.proposal(path, of: $0)] } ?? ""
    typed.keep(bytes, at: place)
    if charter.isDraft {
      work = "saving"
      typed.keep(charter.document.bytes, at: .before(path))
      return [.writeDraft(path: path, bytes)]
    }
    guard identity != nil else {
      refuse(
        "Proposing your own text needs your name and key: press \(keymap.keyName(of: .who)). "
          + "The text is kept; \(keymap.keyName(of: .edit)) opens it again.")
      return []
    }
    askOwnProposal(bytes, words)
    return []
  }

  /// The text to edit: what was edited and not taken yet, what was changed by hand, or what stands.
  mutating func editText(of charter: OpenCharter) -> [Effect] {
    work = "editing"
    let kept = typed.kept[.text(charter.path, on: charter.document.bytes)]
    return [.edit(.text(path: charter.path), kept ?? charter.handEdit ?? charter.document.bytes)]
  }
}
