internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

/// What a proposal says of itself, where the change does something else.
extension Interface {
  /// `t`: the title and the rationale, to be confirmed or rewritten.
  mutating func askForTitle(_ screen: ReviewScreen) {
    guard screen.showsRedline, screen.review.occasion != .copy else {
      refuse("A title is changed beside the redline, which it is to be measured against.")
      return
    }
    let statement = screen.review.statement
    let known = [statement.title, statement.rationale].filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n\n")
    ask(
      .claims, "What does this change do?",
      "First line: the title. Below it: why. Both are signed; say it in your words where theirs are wrong.",
      known)
  }

  mutating func takeClaims(_ text: String) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    let title = text.split(separator: "\n").first.map(String.init) ?? ""
    let rationale = Field(String(text.dropFirst(title.count))).trimmed
    do throws(Refusal) {
      try screen.review.retitle(
        Review.Claims(title: Bytes(title.utf8), rationale: Bytes(rationale.utf8)))
    } catch {
      refuse("The first line is the title, and needs two words or more.")
      return []
    }
    say(
      screen.review.claims == nil
        ? "The title stays as it was proposed."
        : "Kept. It is stated anew in your words, once every provision is decided on.")
    replaceScreen(.review(screen))
    return [keep(screen)]
  }
}
