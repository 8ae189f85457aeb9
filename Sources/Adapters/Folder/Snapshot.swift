public import Ledger
public import Prose
internal import Ratification

/// What a look into a charter's folder shows, without verifying the history.
public struct Snapshot: Sendable {
  /// How `charter.md` relates to the records.
  public enum Projection: Equatable, Sendable {
    /// There are no records yet: the text may be edited freely.
    case draft
    case inForce
    /// A crash came between the last record and the text; the text is to be written again.
    case unfinished
    case editedByHand
  }

  public let path: String
  /// `charter.md` as it lies there.
  public let charter: Bytes
  /// The records' file names, in order.
  public let records: [RecordFileName]
  public let last: Record?
  public let head: Head
  public let projection: Projection

  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension RecordFileName {
  public var string: String { String(decoding: bytes, as: UTF8.self) }
}
