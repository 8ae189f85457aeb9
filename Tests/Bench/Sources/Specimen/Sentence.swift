/// A sentence of a charter as the places of its parts in the vocabulary, so that a part of it can be changed.
struct Sentence: Equatable, Sendable {
  private var subject: Int
  private var modal: Int
  private var action: Int
  private var bound: Int
  private var purpose: Int
  private var number: Int

  init(using random: inout SplitMix64) {
    subject = random.number(in: Vocabulary.subjects.indices)
    modal = random.number(in: Vocabulary.modals.indices)
    action = random.number(in: Vocabulary.actions.indices)
    bound = random.number(in: Vocabulary.bounds.indices)
    purpose = random.number(in: Vocabulary.purposes.indices)
    number = random.number(in: 2...96)
  }

  /// The same sentence with one part changed, now and then two, or all of them.
  func reworded(using random: inout SplitMix64) -> Sentence {
    var changed = self
    let fresh = Sentence(using: &random)
    if random.chance(10) { changed = fresh }
    while changed.text == text || random.chance(25) {
      let other = Sentence(using: &random)
      switch random.number(in: 0..<6) {
      case 0: changed.subject = other.subject
      case 1: changed.modal = other.modal
      case 2: changed.action = other.action
      case 3: changed.bound = other.bound
      case 4: changed.number = other.number
      default: changed.purpose = other.purpose
      }
    }
    return changed
  }

  var text: String {
    let limit = Vocabulary.bounds[bound].split(separator: "#", omittingEmptySubsequences: false)
    let purpose = Vocabulary.purposes[purpose]
    let gap = purpose.isEmpty ? "" : purpose.hasPrefix("so ") ? ", " : " "
    return "\(Vocabulary.subjects[subject]) \(Vocabulary.modals[modal]) \(Vocabulary.actions[action]) "
      + limit.joined(separator: "\(number)") + gap + purpose + "."
  }

  /// The sentence as it stands after an opening.
  var continuation: String { text.prefix(1).lowercased() + text.dropFirst() }
}
