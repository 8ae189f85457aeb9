public import Prose

/// Records admitted one after the other, each bound to the one before it by its hash.
///
/// Nothing but the last record's place is kept, so a history of any length is checked as it is read.
public struct Chain: Hashable, Sendable {
  /// The last record admitted.
  public struct Head: Hashable, Sendable {
    public let file: Bytes
    public let number: Int
    /// The SHA-256 of the record, which the next one names as its parent.
    public let digest: Digest
    /// The SHA-256 of the text in force after it.
    public let after: Digest
  }

  /// Nil until a record is admitted.
  public private(set) var head: Head?

  public init() {}

  /// Puts file names in the order in which they are admitted: by number, then by name.
  ///
  /// Names that no record can have stand last, where `admit` refuses them.
  ///
  /// - Complexity: O(*n* log *n*) in the names.
  public static func order(_ names: [Bytes]) -> [Bytes] {
    let keyed = names.map { (number: RecordFileName(parsing: $0)?.number ?? .max, name: $0) }
    let sorted = keyed.sorted {
      $0.number == $1.number ? $0.name.lexicographicallyPrecedes($1.name) : $0.number < $1.number
    }
    return sorted.map(\.name)
  }

  /// Reads the record that stands in `file` and binds it to the one before it.
  ///
  /// - Throws: `ChainFault` for the first rule that the file breaks; nothing is admitted then.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func admit(_ bytes: Bytes, from file: Bytes) throws(ChainFault) -> Record {
    func fault(_ rule: ChainFault.Rule) -> ChainFault { ChainFault(file: file, rule: rule) }

    guard let name = RecordFileName(parsing: file) else { throw fault(.name) }
    if let head, name.number == head.number { throw fault(.fork(with: head.file)) }
    let number = (head?.number ?? 0) + 1
    guard name.number == number else { throw fault(.gap(expected: number)) }
    let digest = Digest(of: bytes)
    guard digest.fileHash == name.hash else { throw fault(.hash(found: digest)) }

    let record: Record
    do throws(RecordFault) {
      record = try Record(parsing: bytes, digest: digest)
    } catch {
      throw fault(.record(error))
    }
    let statement = record.statement
    guard statement.number == number else { throw fault(.number(found: statement.number)) }
    guard statement.slug == name.slug else { throw fault(.slug(expected: statement.slug)) }
    guard statement.parent == head?.digest else {
      throw fault(.parent(expected: head?.digest, found: statement.parent))
    }
    let before = head?.after ?? .ofNothing
    guard statement.before == before else {
      throw fault(.before(expected: before, found: statement.before))
    }
    head = Head(file: file, number: number, digest: digest, after: statement.after)
    return record
  }
}
