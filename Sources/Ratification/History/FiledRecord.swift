internal import Ledger
public import Prose

/// A record as it was found in its file, with all that can be read of it before it is bound to the one before it.
///
/// It depends on nothing but the bytes, so that records can be read on several cores.
public struct FiledRecord: Sendable {
  /// The file's name.
  public let file: String
  let bond: Chain.Bond
  let content: Result<Content, ChainFault>

  typealias Content = (record: Record, change: Result<Patch, PatchFault>)

  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: Bytes, file: String) {
    self.file = file
    let link = Chain.Link(bytes, from: file.utf8Bytes)
    bond = link.bond
    content = Result { () throws(ChainFault) in
      let record = try link.record()
      return (record, Result { () throws(PatchFault) in try record.statement.patch() })
    }
  }
}
