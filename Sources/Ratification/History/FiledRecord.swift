internal import Ledger
public import Prose

/// A record as it was found in its file, with all that can be read of it before it is bound to the one before it.
///
/// It depends on nothing but the bytes, so that records can be read on several cores.
public struct FiledRecord: Sendable {
  /// The file's name.
  public let file: String
  let link: Chain.Link
  private let record: Result<Record, ChainFault>?
  private let change: Result<Patch, PatchFault>?

  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: Bytes, file: String) {
    self.file = file
    link = Chain.Link(bytes, from: file.utf8Bytes)
    guard let statement = link.statement else {
      (record, change) = (nil, nil)
      return
    }
    do { record = .success(try link.record(of: statement)) } catch { record = .failure(error) }
    do { change = .success(try statement.patch()) } catch { change = .failure(error) }
  }

  /// The whole record, once its statement is bound to the record before it.
  func record(of statement: Statement) throws(ChainFault) -> Record {
    if let record { return try record.get() }
    return try link.record(of: statement)
  }

  func patch(of statement: Statement) throws(PatchFault) -> Patch {
    if let change { return try change.get() }
    return try statement.patch()
  }
}
