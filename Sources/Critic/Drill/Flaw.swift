internal import Charter
import Prose

/// A flaw that a drill seeds: what is done to a rule, and why it matters.
///
/// A generator is a function of the text alone; which of its places is taken is chosen by whoever composes a
/// drill.
public struct Flaw: Sendable {
  /// In kebab-case; results are kept under it.
  public let name: String
  /// What was done, in a few words.
  public let title: String
  /// Why it matters, in a sentence or two.
  public let explanation: String
  /// The edits of a provision that each seed the flaw once.
  let places: @Sendable (DrillPassage) -> [DrillEdit]

  /// A flaw of sentences.
  init(
    _ name: String, _ title: String, _ explanation: String,
    sentence: @escaping @Sendable (Sentence) -> SentenceEdit?
  ) {
    self.init(name, title, explanation, gate: { _, _ in nil }, sentence: sentence)
  }

  /// A flaw of sentences, or of a gate's fields.
  init(
    _ name: String, _ title: String, _ explanation: String,
    gate: @escaping @Sendable (Gate, DrillPassage) -> DrillEdit?,
    sentence: @escaping @Sendable (Sentence) -> SentenceEdit?
  ) {
    self.init(name: name, title: title, explanation: explanation) { passage in
      let inGate = passage.gate.flatMap { gate($0, passage) }
      let inProse = (passage.reading?.sentences ?? []).compactMap { candidate in
        sentence(candidate).flatMap { passage.placed($0, in: candidate) }
      }
      return (inGate.map { [$0] } ?? []) + inProse
    }
  }

  init(
    name: String, title: String, explanation: String,
    places: @escaping @Sendable (DrillPassage) -> [DrillEdit]
  ) {
    (self.name, self.title, self.explanation, self.places) = (name, title, explanation, places)
  }

  /// Every flaw that can be seeded.
  public static let table: [Flaw] = [
    mustToMay, droppedNegation, swallowingException, narrowedProhibition, widenedPermission, lateCheck,
    andToOr, numberLowered, deadlineRemoved, deadlineStretched, allowOnTimeout, escalationToNobody,
    selfReview, actorRemoved, evidenceRemoved, recordNotKept, refusalRemoved, refusalLapses, readingTimeCut,
    thresholdLowered,
  ]
}
