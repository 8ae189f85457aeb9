internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// The field that is typed in and outlives a crash; secrets and names of files don't.
  private var openField: (place: TypedPlace, words: Bytes)? {
    if let overlay {
      guard case .prompt(let prompt) = overlay, let place = place(of: prompt.purpose) else { return nil }
      return (place, prompt.field.bytes)
    }
    switch screen {
    case .desk(let desk): return (.composer(desk.charter.path), desk.composer.bytes)
    case .review(let review): return review.typedPlace.map { ($0, review.field.bytes) }
    default: return nil
    }
  }

  /// Where the words of a question are kept; nil where they need not be.
  func place(of purpose: Prompt.Purpose) -> TypedPlace? {
    let path = charterAtHand?.path ?? ""
    let statement = reviewAtHand?.review.statement.digest
    return switch purpose {
    case .whatIsWrong(let provision): .problem(path, provision)
    case .idea, .panel, .framing: .idea(path)
    case .panelStance: .panelStance(path)
    case .tradeOff: .tradeOff(path)
    case .ownProposal(let result): .proposal(path, of: result)
    case .rejectWords(let id): statement.map { .rejection($0, of: id) }
    case .sendBackWords(let id): statement.map { .sendingBack($0, of: id) }
    case .claims: statement.map { .claims($0) }
    case .editProvision(let id): statement.map { .provision($0, id) }
    case .withdrawal(_, let statement): .rejection(statement.digest, of: "")
    case .newCounsel, .search, .searchHistory, .pointInTime, .newCharter, .importText, .export, .name,
      .newPassphrase, .repeatedPassphrase, .passphrase:
      nil
    }
  }

  /// What is to be kept now: at most once a second while typing, at once when a field is left; where the text
  /// stands, when it has stood there for a while.
  mutating func keepTyped() -> [Effect] {
    typed.note(openField, at: now)
    if case .desk(let desk) = screen {
      typed.noteMoved(desk.keptPlace, of: .place(desk.charter.path), at: now)
    }
    return typed.takeWishes()
  }

  /// What is to be kept before the program ends, in whatever way it ends.
  public mutating func end() -> [Effect] {
    keepAnswers()
    for case .desk(let desk) in screens { keepPlace(of: desk) }
    typed.note(openField, at: now)
    typed.note(nil, at: now)
    return typed.takeWishes() + (reviewAtHand.map { [keep($0)] } ?? [])
  }
}

extension ReviewScreen {
  /// Where the words of this step are kept.
  var typedPlace: TypedPlace? {
    guard takesText else { return nil }
    let statement = review.statement.digest
    return switch step {
    case .stance: .stance(statement)
    case .objection: review.openObjection.map { .answer(statement, to: $0.id) }
    case .reason: .reason(statement)
    default: nil
    }
  }
}
