public import Ledger

/// How substantive the reviews of a charter were, as far as its records tell.
public struct ReviewReport: Equatable, Sendable {
  public let all: ReviewFigures
  /// Those who voted or turned something down, in the order of their names.
  public let ratifiers: [Ratifier]
  /// One for each amendment, oldest first.
  public let amendments: [Amendment]

  public struct Ratifier: Equatable, Sendable {
    public let name: String
    public let figures: ReviewFigures
  }

  /// What one amendment adds to the picture over time.
  public struct Amendment: Equatable, Sendable {
    public let number: Int
    public let date: Timestamp?
    public let paces: [Int]
    public let decisions: Int
    public let edited: Int

    public var medianPace: Int? { median(of: paces) }
  }

  /// Amendments that are drawn as one, since there are more of them than columns.
  public struct Bucket: Equatable, Sendable {
    public let numbers: ClosedRange<Int>
    /// Of all their provisions; nil where none has a figure.
    public let medianPace: Int?
  }

  /// - Complexity: O(*n* log *n*) in the entries of all records.
  public init(_ records: [Record], declined: [Declined]) {
    var all = ReviewFigures()
    var figures: [String: ReviewFigures] = [:]
    for section in records.flatMap(\.sections) {
      all.add(section)
      figures[String(decoding: section.name, as: UTF8.self), default: ReviewFigures()].add(section)
    }
    for item in declined {
      all.declined[item.outcome, default: 0] += 1
      figures[String(decoding: item.by, as: UTF8.self), default: ReviewFigures()]
        .declined[item.outcome, default: 0] += 1
    }
    self.all = all
    ratifiers = figures.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Ratifier(name: $0, figures: figures[$0] ?? ReviewFigures()) }
    amendments = records.map { record in
      let decisions = record.sections.flatMap(\.decisions)
      return Amendment(
        number: record.statement.number, date: record.newestRatification,
        paces: record.sections.flatMap(\.paces), decisions: decisions.count,
        edited: decisions.count { $0.outcome == .adoptedEdited })
    }
  }

  /// The amendments in at most so many buckets, of sizes that differ by one at most.
  public func buckets(_ most: Int) -> [Bucket] {
    let count = min(amendments.count, max(0, most))
    return (0..<count).compactMap { index in
      let part = amendments[index * amendments.count / count..<(index + 1) * amendments.count / count]
      guard let first = part.first, let last = part.last else { return nil }
      return Bucket(numbers: first.number...last.number, medianPace: median(of: part.flatMap(\.paces)))
    }
  }
}
