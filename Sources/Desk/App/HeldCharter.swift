internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// A charter that is open, with what was said about it: the one state of it that all scenes read.
struct HeldCharter: Equatable, Sendable {
  enum Verification: Equatable, Sendable {
    case good(Int)
    case bad(String)
  }

  var charter: OpenCharter
  var talk: Talk
  /// What is known of the history: nil while it is being verified.
  var verification: Verification?
  /// Where the history breaks, as far as that is one amendment's.
  var fault: HistoryFault?
}

extension World {
  func charter(_ path: String) -> OpenCharter? { charters[path]?.charter }

  /// What was said at a charter's desk.
  func talk(_ path: String) -> Talk { charters[path]?.talk ?? Talk() }

  /// Holds a charter that was just opened, with what was kept of its talk.
  mutating func hold(_ charter: OpenCharter) {
    charters[charter.path] = HeldCharter(charter: charter, talk: keptTalk(of: charter.path))
  }

  /// Holds a charter as it was read again; what was typed about that which is settled is forgotten.
  mutating func update(_ charter: OpenCharter) {
    guard let old = charters[charter.path]?.charter else { return }
    let waiting = Set(charter.proposals.map(\.statement))
    for card in old.proposals where !waiting.contains(card.statement) {
      typed.forgetAll(of: card.statement.digest.hex)
    }
    let edited = TypedPlace.text(charter.path, on: old.document.bytes)
    if typed.kept[edited] == charter.document.bytes { typed.forget(edited) }
    if !charter.isDraft { typed.forget(.before(charter.path)) }
    charters[charter.path]?.charter = charter
  }

  /// Lets go of a charter whose desk is left; what counsel said so far is kept, and marked.
  mutating func close(_ path: String) {
    let stopped = exchanges.filter { $0.owner == .talk && $0.path == path }
    if !stopped.isEmpty {
      exchanges.removeAll { stopped.contains($0) }
      want(.stopAsking)
      for exchange in stopped { conclude(exchange, .cancelled) }
    }
    charters[path] = nil
  }

  /// Has the history of an open charter verified anew.
  mutating func verify(_ path: String) {
    charters[path]?.verification = nil
    want(.verify(path: path))
  }

  /// Opens a charter's text in the editor: what was edited and not taken yet, what was changed by hand, or what
  /// stands.
  mutating func editText(of path: String) {
    guard let charter = charter(path) else { return }
    let kept = typed.kept[.text(path, on: charter.document.bytes)]
    want(.edit(.text(path: path), kept ?? charter.handEdit ?? charter.document.bytes), "editing")
  }
}
