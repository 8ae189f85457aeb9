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
