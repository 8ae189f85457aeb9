internal import Ledger
public import Prose
internal import Ratification

/// A proposal that waits until the person has said which idea it comes of.
public enum BehindProposal: Equatable, Sendable {
  /// Counsel is asked for it, on a provision, in these words.
  case asked(provision: String, words: Bytes)
  /// The person's own text, with what they say of it.
  case own(Bytes, words: Bytes)
}

/// What counsel said of ideas, until it goes into the record of what comes of them.
extension Interface {
  /// What was kept when the program last ended.
  func keptOpinions(of path: String) -> [Opinions] { [Opinions](parsing: typed.kept[.opinions(path)] ?? []) }

  /// Keeps what was said of an idea.
  mutating func keep(_ entries: [Entry], on idea: Bytes, of path: String) {
    guard !entries.isEmpty else { return }
    onDesk(path) { $0.opinions.take(entries, on: idea) }
    keepOpinions(of: path)
  }

  /// Forgets what was said of an idea, or of all: a proposal has it now, or nothing came of it.
  mutating func forgetOpinions(of path: String, on idea: Bytes? = nil) {
    onDesk(path) { desk in
      desk.opinions.removeAll { idea == nil || $0.idea == idea }
      desk.idea = ""
    }
    keepOpinions(of: path)
  }

  private mutating func keepOpinions(of path: String) {
    guard let desk = desk(of: path) else { return }
    typed.keep(desk.opinions.bytes, at: .opinions(path))
  }

  /// What was said of the idea that stands in the words, if one does; else the person is asked.
  ///
  /// - Returns: Nil where they are asked.
  mutating func opinions(behind proposal: BehindProposal, _ words: Bytes) -> [Opinions]? {
    guard let path = charterAtHand?.path, let kept = desk(of: path)?.opinions, !kept.isEmpty else {
      return []
    }
    let said = tidied(words)
    if let opinions = kept.last(where: { said.firstRange(of: $0.idea) != nil }) { return [opinions] }
    let ideas = kept.reversed().map { String(decoding: $0.idea, as: UTF8.self).replacing("\n", with: " ") }
    overlay = .choice(
      Choice(
        purpose: .ideaBehind(proposal),
        title: "Of which idea does it come? What counsel said of it is recorded.",
        lines: ideas.map { "“\($0)”" } + ["Of none of these", "Of none, and forget what was said of them"],
        selected: 0))
    return nil
  }

  mutating func go(on proposal: BehindProposal, _ line: Int) -> [Effect] {
    guard let path = charterAtHand?.path, let kept = desk(of: path)?.opinions else { return [] }
    let chosen = line < kept.count ? [kept[kept.count - 1 - line]] : []
    if line == kept.count + 1 { forgetOpinions(of: path) }
    return switch proposal {
    case .asked(let provision, let words): propose(on: provision, words: words, behind: chosen)
    case .own(let result, let words): proposeOwn(result, words: words, behind: chosen)
    }
  }
}
