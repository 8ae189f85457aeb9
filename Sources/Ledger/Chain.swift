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

  /// Begins after a record, which is believed.
  public init(after record: Record) {
    head = Head(
      file: record.fileName.bytes, number: record.statement.number, digest: record.digest,
      after: record.statement.after)
  }

  /// A record as its file says, not yet bound to the one before it.
  ///
  /// It depends on nothing but the bytes, so that records can be read on several cores. Of the record only the
  /// statement is read at first, which is all that binds it.
  public struct Link: Sendable {
    let file: Bytes
    let name: RecordFileName?
    let digest: Digest
    private let reading: Result<Record.Opening, RecordFault>

    /// - Complexity: O(*n*) in the bytes.
    public init(_ bytes: Bytes, from file: Bytes) {
      self.file = file
      name = RecordFileName(parsing: file)
      digest = Digest(of: bytes)
      do { reading = .success(try Record.Opening(parsing: bytes)) } catch { reading = .failure(error) }
    }

    /// The statement, where the bytes begin with one.
    public var statement: Statement? { try? reading.get().statement }

    /// The statement, bound to the record after it instead of the one before.
    ///
    /// - Parameter later: The statement of the next record, which is believed; nil where it is the last.
    /// - Throws: `ChainFault` for the first rule that the two break.
    public func read(before later: Statement?) throws(ChainFault) -> Statement {
      let statement = try checked()
      guard let later else { return statement }
      guard statement.number == later.number - 1 else { throw fault(.number(found: statement.number)) }
      guard later.parent == digest else { throw fault(.parent(expected: digest, found: later.parent)) }
      guard later.before == statement.after else {
        throw fault(.before(expected: statement.after, found: later.before))
      }
      return statement
    }

    /// The whole record with its votes.
    ///
    /// - Throws: `ChainFault` where what follows the statement does not read as votes.
    public func record(of statement: Statement) throws(ChainFault) -> Record {
      do { return try Record(reading.get(), digest: digest) } catch { throw fault(.record(error)) }
    }

    /// The statement where the file's name says what is in it.
    func checked() throws(ChainFault) -> Statement {
      guard let name else { throw fault(.name) }
      guard digest.fileHash == name.hash else { throw fault(.hash(found: digest)) }
      let statement: Statement
      do { statement = try reading.get().statement } catch { throw fault(.record(error)) }
      guard statement.number == name.number else { throw fault(.number(found: statement.number)) }
      guard statement.slug == name.slug else { throw fault(.slug(expected: statement.slug)) }
      return statement
    }

    func fault(_ rule: ChainFault.Rule) -> ChainFault { ChainFault(file: file, rule: rule) }
  }

  /// Reads the record that stands in `file` and binds it to the one before it.
  ///
  /// - Throws: `ChainFault` for the first rule that the file breaks; nothing is admitted then.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func admit(_ bytes: Bytes, from file: Bytes) throws(ChainFault) -> Record {
    let link = Link(bytes, from: file)
    var next = self
    let record = try link.record(of: try next.admit(statementOf: link))
    self = next
    return record
  }

  /// Binds a record that was read to the one before it, by its statement alone.
  ///
  /// - Throws: `ChainFault` for the first rule that the file breaks; nothing is admitted then.
  public mutating func admit(statementOf link: Link) throws(ChainFault) -> Statement {
    guard let name = link.name else { throw link.fault(.name) }
    if let head, name.number == head.number { throw link.fault(.fork(with: head.file)) }
    let number = (head?.number ?? 0) + 1
    guard name.number == number else { throw link.fault(.gap(expected: number)) }
    let statement = try link.checked()
    guard statement.parent == head?.digest else {
      throw link.fault(.parent(expected: head?.digest, found: statement.parent))
    }
    let before = head?.after ?? .ofNothing
    guard statement.before == before else {
      throw link.fault(.before(expected: before, found: statement.before))
    }
    head = Head(file: link.file, number: number, digest: link.digest, after: statement.after)
    return statement
  }
}
