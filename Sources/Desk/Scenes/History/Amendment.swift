public import Charter
public import History
public import Ledger
public import Prose
internal import Ratification

/// An amendment in a list: what the list and the scrubber show of it, and no text.
public struct AmendmentRow: Equatable, Sendable {
  public let number: Int
  public let title: Bytes
  /// When it came into force.
  public let date: Timestamp
  public let authorship: Authorship
  /// Changed lines, which give the scrubber its height.
  public let size: Int
  /// The ids of the provisions that it changed, added, moved or removed.
  public let provisions: [String]

  public init(
    number: Int, title: Bytes, date: Timestamp, authorship: Authorship, size: Int, provisions: [String]
  ) {
    self.number = number
    self.title = title
    self.date = date
    self.authorship = authorship
    self.size = size
    self.provisions = provisions
  }

  /// The row of a record whose change is `patch`.
  public init(_ record: Record, _ patch: Patch, provisions: [String]) {
    self.init(
      number: record.statement.number, title: record.statement.title,
      date: record.sections.compactMap(\.date).max() ?? record.statement.proposed,
      authorship: Authorship(of: record.statement),
      size: patch.hunks.reduce(0) { $0 + $1.lines.count { $0.kind != .context } }, provisions: provisions)
  }
}

/// With which earlier text an amendment's text is compared.
public enum Comparison: Hashable, Sendable {
  /// With the one before it: the change of this amendment.
  case thisAmendment
  /// With the one that was adopted, the first.
  case sinceAdoption
}

/// An amendment with its text, ready to be drawn.
public struct AmendmentDetail: Equatable, Sendable {
  public let record: Record
  public let comparison: Comparison
  public let text: ReplayText

  /// How many amendments before one bring words that still stand out in it.
  public static let earlierChanges = Freshness.lasting

  /// Prepares the redline, which takes its time: make it outside of the loop that draws.
  ///
  /// - Parameters:
  ///   - base: The text that it is compared with; nil before the first amendment.
  ///   - document: The text as the amendment left it.
  ///   - earlier: The changes of the amendments before it, the oldest first, as many as still stand out.
  ///   - origins: For each line of the text the amendment that it is from; nil where that is not known yet.
  /// - Complexity: That of a redline of both texts, and O(*n*) in their bytes.
  public init(
    record: Record, base: Document?, document: Document, comparison: Comparison = .thisAmendment,
    earlier: [Patch] = [], origins: [Int]? = nil
  ) {
    self.record = record
    self.comparison = comparison
    text = ReplayText(from: base, to: document, earlier: earlier, origins: origins)
  }

  public var number: Int { record.statement.number }
  public var authorship: Authorship { Authorship(of: record.statement) }
}
