/// The light in which an idea is put to a counsel: the same words in another setting.
public enum Framing: String, CaseIterable, Sendable {
  case neutral
  /// The person is said to be for it.
  case favourable = "for"
  /// The person is said to be against it.
  case unfavourable = "against"
  /// A model is said to have had it, in place of a person.
  case swapped = "by a model"

  /// What the brief says of the idea.
  var introduction: String {
    switch self {
    case .neutral: "A person has an idea, and there is no text of it yet."
    case .favourable: "A person has an idea that they are convinced of, and there is no text of it yet."
    case .unfavourable: "A person was told an idea that they think is bad, and there is no text of it yet."
    case .swapped: "A language model has an idea, and there is no text of it yet."
    }
  }
}
