/// What several said of one idea, or one in several lights.
public struct VerdictTable: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// Who was asked, or in what light.
    public let name: String
    /// Nil where the answer gave none.
    public let verdict: Verdict?

    public init(_ name: String, _ verdict: Verdict?) { (self.name, self.verdict) = (name, verdict) }
  }

  public let rows: [Row]

  public init(_ rows: [Row]) { self.rows = rows }

  /// The rows that have a verdict to compare.
  public var given: Int { rows.count { $0.verdict != nil } }

  /// Whether verdicts differ; answers without one don't count.
  public var differs: Bool { Set(rows.compactMap(\.verdict)).count > 1 }

  /// A line for each row.
  public var lines: [String] { rows.map { "\($0.name): \($0.verdict?.rawValue ?? "no verdict")" } }
}

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
