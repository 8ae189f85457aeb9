internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// A key of decision on the change in focus.
  ///
  /// None is preselected; Enter alone decides nothing.
  mutating func decide(_ action: Action, _ screen: inout ReviewScreen) -> [Effect] {
    guard screen.step == .decision else {
      refuse("Decisions open after the redline was read and the objection answered. Press Enter to go on.")
      return []
    }
    let change = screen.review.changes[screen.focus]
    let text = change.new.map { screen.review.result.text(of: $0) } ?? []
    switch action {
    case .adoptChange:
      if screen.review.occasion == .copy {
        for change in screen.review.changes { take(.adopt, on: change.id, &screen) }
      } else {
        take(.adopt, on: change.id, &screen)
      }
      if screen.review.undecided.isEmpty { return [keep(screen)] }
      moveToUndecided(&screen)
    case .setAside: take(.setAside, on: change.id, &screen)
    case .adoptEdited: return [.edit(.provision(change.id), text)]
    case .editInPlace:
      ask(
        .editProvision(change.id), "Your text of “\(change.id)”",
        "Esc leaves it as proposed. Your bytes win; both texts are kept.",
        String(decoding: text, as: UTF8.self))
    case .reject:
      ask(
        .rejectWords(change.id), "Why not?", "Kept in declined/, so that it is not proposed again unawares.")
    case .sendBack:
      ask(
        .sendBackWords(change.id), "Back to the drawing board: what should be different?",
        "Your words go to whoever proposed it.")
    default: break
    }
    return [keep(screen)]
  }

  /// Takes a decision, or says why not.
  mutating func take(_ decision: Review.Decision, on id: String, _ screen: inout ReviewScreen) {
    do throws(Refusal) {
      try screen.review.decide(id, decision)
      notice = nil
    } catch { refuse(words(for: error)) }
  }

  /// Takes a decision whose words or text came by another way than a key.
  mutating func takeDecision(_ decision: Review.Decision, on id: String) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    take(decision, on: id, &screen)
    moveToUndecided(&screen)
    replaceScreen(.review(screen))
    return [keep(screen)]
  }

  private func moveToUndecided(_ screen: inout ReviewScreen) {
    let open = screen.review.undecided
    guard let next = screen.review.changes.firstIndex(where: { open.contains($0.id) }) else { return }
    screen.focus = next
    screen.showFocus(rows: reviewRoom.rows)
  }

  /// What follows the last decision where it is not that the whole is adopted; nil where it is.
  mutating func settle(_ screen: ReviewScreen) -> [Effect]? {
    let review = screen.review
    if review.adoptsAll { return nil }
    if review.adoptsOtherwise {
      work = "stating what you adopt"
      return [keep(screen), .restate(path: screen.path, review)]
    }
    screens.removeLast()
    let words = review.changes.compactMap { change -> Bytes? in
      switch review.decisions[change.id] {
      case .reject(let why), .sendBack(let why): why
      default: nil
      }
    }
    guard !words.isEmpty else {
      say("Set aside. It stays on the docket.")
      return [keep(screen)]
    }
    return [.decline(path: screen.path, review.statement, why: Bytes(words.joined(separator: [.lineFeed])))]
  }
}
