public import Prose

/// Histories that part: several records of one number, each with what follows it.
///
/// Records come to lie beside each other when two copies of a folder are merged.
public struct Fork: Hashable, Sendable {
  /// The records of one of the histories, from the parting on, in order; at least one.
  public struct Branch: Hashable, Sendable {
    public let records: [Record]

    /// The last of them, by which the branch is named.
    public var tip: Record? { records.last }
  }

  /// The amendment of which there are several records.
  public let number: Int
  /// Every record from the parting on, in the order of the file names.
  public let records: [Record]
  /// What could be kept: each way from the record before the parting to a record that none follows.
  public let branches: [Branch]

  /// - Parameters:
  ///   - records: Every record that lies in `history` from the parting on.
  ///   - parent: The SHA-256 of the record before; nil where the first records differ.
  /// - Complexity: O(*n*²) in the records.
  public init(_ records: [Record], after parent: Digest?) {
    self.records = records.sorted {
      ($0.statement.number, $0.digest.hex) < ($1.statement.number, $1.digest.hex)
    }
    number = records.map(\.statement.number).min() ?? 1
    branches = Fork.ways(from: parent, number: number, in: self.records)
      .map { Branch(records: $0) }.filter { !$0.records.isEmpty }
  }

  private static func ways(from parent: Digest?, number: Int, in records: [Record]) -> [[Record]] {
    let next = records.filter { $0.statement.parent == parent && $0.statement.number == number }
    guard !next.isEmpty else { return [[]] }
    return next.flatMap { record in
      ways(from: record.digest, number: number + 1, in: records).map { [record] + $0 }
    }
  }

  /// The branch that ends with this record.
  public func branch(endingWith tip: Digest) -> Branch? { branches.first { $0.tip?.digest == tip } }

  /// The records that lose where a branch is kept.
  public func losers(keeping branch: Branch) -> [Record] { records.filter { !branch.records.contains($0) } }

  /// The branch that heals the fork: it has a record that names all others; nil where none does.
  public var healed: Branch? {
    branches.first { branch in
      let healed = Set(branch.records.flatMap(\.statement.heals))
      return losers(keeping: branch).allSatisfy { healed.contains($0.digest) }
    }
  }
}
