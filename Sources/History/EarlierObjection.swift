public import Ledger
public import Prose

/// What was objected when a provision was last amended, and what was said to it.
public struct EarlierObjection: Equatable, Sendable {
  public let amendment: Int
  public let by: Proposer
  public let words: Bytes
  /// How the ratifier met it; nil where it has no answer.
  public let outcome: Section.Answer.Outcome?
  public let answer: Bytes
  /// The ratifier.
  public let name: Bytes
}

extension Record {
  /// The provisions that this amendment decided on.
  public var decided: Set<String> {
    Set(sections.flatMap { $0.decisions.map { String(decoding: $0.provision, as: UTF8.self) } })
  }

  /// The objections in it, each once, in the order of the record.
  public var objections: [EarlierObjection] {
    var found: [EarlierObjection] = []
    for section in sections {
      for objection in section.objections {
        guard let by = Proposer(parsing: objection.by), let words = objection.words,
          !found.contains(where: { $0.words == words })
        else { continue }
        let answer = section.answers.first { $0.objection == objection.id }
        found.append(
          EarlierObjection(
            amendment: statement.number, by: by, words: words, outcome: answer?.outcome,
            answer: answer?.words ?? [], name: section.name))
      }
    }
    return found
  }
}

/// What was objected when these provisions were last amended, the newest first.
///
/// - Parameter records: From the newest to the oldest; no more are asked for than it takes.
/// - Complexity: O(*n*) in the bytes of the records that are looked at.
public func earlierObjections(
  to provisions: Set<String>, in records: some Sequence<Record>
) -> [EarlierObjection] {
  var (open, found) = (provisions, [EarlierObjection]())
  for record in records {
    guard !open.isEmpty else { break }
    guard !record.decided.isDisjoint(with: open) else { continue }
    open.subtract(record.decided)
    found += record.objections.filter { new in !found.contains { $0.words == new.words } }
  }
  return found
}
