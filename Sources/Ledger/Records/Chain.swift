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

  /// Begins after a record, which is believed; nil where it begins with the first.
  public init(after head: Head?) { self.head = head }

  /// A record as its file says, not yet bound to the one before it.
  ///
  /// It depends on nothing but the bytes, so that records can be read on several cores. Of the record only the
  /// statement is read at first, which is all that binds it.
  public struct Link: Sendable {
    private let file: Bytes
    private let name: RecordFileName?
    private let digest: Digest
    private let opening: Result<Record.Opening, ChainFault>

    /// - Complexity: O(*n*) in the bytes.
    public init(_ bytes: Bytes, from file: Bytes) {
      self.file = file
      name = RecordFileName(parsing: file)
      digest = Digest(of: bytes)
      let (digest, name) = (digest, name)
      opening = Result { () throws(ChainFault) in try Self.opening(of: bytes, digest, from: file, name) }
    }

    /// The statement alone.
    ///
    /// - Throws: `ChainFault` where the bytes do not begin with one, or the file's name does not say what is in it.
    public func statement() throws(ChainFault) -> Statement { try opening.get().statement }

    public var bond: Bond {
      Bond(
        file: file, digest: digest, number: name?.number,
        ends: opening.map { Bond.Ends(of: $0.statement) })
    }

    /// The whole record with its votes.
    ///
    /// - Throws: `ChainFault` where what follows the statement does not read as votes.
    public func record() throws(ChainFault) -> Record {
      let opening = try opening.get()
      do { return try Record(opening, digest: digest) } catch {
        throw ChainFault(file: file, rule: .record(error))
      }
    }

    private static func opening(
      of bytes: Bytes, _ digest: Digest, from file: Bytes, _ name: RecordFileName?
    ) throws(ChainFault) -> Record.Opening {
      func fault(_ rule: ChainFault.Rule) -> ChainFault { ChainFault(file: file, rule: rule) }
      guard let name else { throw fault(.name) }
      guard digest.fileHash == name.hash else { throw fault(.hash(found: digest)) }
      let opening: Record.Opening
      do { opening = try Record.Opening(parsing: bytes) } catch { throw fault(.record(error)) }
      let statement = opening.statement
      guard statement.number == name.number else { throw fault(.number(found: statement.number)) }
      guard statement.slug == name.slug else { throw fault(.slug(expected: statement.slug)) }
      return opening
    }

  }

  /// What binds a record to its neighbours: all that is kept of one whose turn has not come.
  public struct Bond: Sendable {
    /// The file's name.
    public let file: Bytes
    fileprivate let digest: Digest
    /// As the file's name says; nil where it is no record's.
    public let number: Int?
    fileprivate let ends: Result<Ends, ChainFault>

    fileprivate struct Ends {
      let parent: Digest?
      let before: Digest
      let after: Digest

      init(of statement: Statement) {
        (parent, before, after) = (statement.parent, statement.before, statement.after)
      }
    }

    /// Binds the record to the one after it instead of the one before.
    ///
    /// - Parameter later: The next record, which is believed; nil where this is the last.
    /// - Returns: Where the history stands after this record.
    /// - Throws: `ChainFault` for the first rule that the two break.
    public func bound(before later: Bond?) throws(ChainFault) -> Head {
      let ends = try ends.get()
      guard let number else { throw fault(.name) }
      if let later {
        let next = try later.ends.get()
        if later.number != number + 1 { throw fault(.number(found: number)) }
        guard next.parent == digest else { throw fault(.parent(expected: digest, found: next.parent)) }
        guard next.before == ends.after else {
          throw fault(.before(expected: ends.after, found: next.before))
        }
      }
      return Head(file: file, number: number, digest: digest, after: ends.after)
    }

    fileprivate func fault(_ rule: ChainFault.Rule) -> ChainFault { ChainFault(file: file, rule: rule) }
  }

  /// Reads the record that stands in `file` and binds it to the one before it.
  ///
  /// - Throws: `ChainFault` for the first rule that the file breaks; nothing is admitted then.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func admit(_ bytes: Bytes, from file: Bytes) throws(ChainFault) -> Record {
    let link = Link(bytes, from: file)
    var next = self
    try next.admit(link.bond)
    let record = try link.record()
    self = next
    return record
  }

  /// Binds a record that was read to the one before it.
  ///
  /// - Returns: Where the history stands after the record.
  /// - Throws: `ChainFault` for the first rule that the file breaks; nothing is admitted then.
  @discardableResult
  public mutating func admit(_ bond: Bond) throws(ChainFault) -> Head {
    let number = (head?.number ?? 0) + 1
    if let head, bond.number == head.number { throw bond.fault(.fork(with: head.file)) }
    if let found = bond.number, found != number { throw bond.fault(.gap(expected: number)) }
    let ends = try bond.ends.get()
    guard ends.parent == head?.digest else {
      throw bond.fault(.parent(expected: head?.digest, found: ends.parent))
    }
    let before = head?.after ?? .ofNothing
    guard ends.before == before else { throw bond.fault(.before(expected: before, found: ends.before)) }
    let next = Head(file: bond.file, number: number, digest: bond.digest, after: ends.after)
    head = next
    return next
  }
}

extension Chain.Head {
  /// Where a history stands after a record, which is believed.
  public init(of record: Record) {
    self.init(
      file: record.fileName.bytes, number: record.statement.number, digest: record.digest,
      after: record.statement.after)
  }
}
