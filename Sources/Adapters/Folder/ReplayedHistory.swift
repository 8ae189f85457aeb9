public import Ledger
public import Prose
internal import Ratification

/// A text carried from record to record in one buffer, for readers who do not judge the votes.
public struct ReplayedHistory: Sendable {
  /// The text after the records so far.
  public private(set) var text = LineBuffer([])
  private var chain = Chain()
  private var last: (name: RecordFileName, after: Digest)?

  public init() {}

  /// Reads the next record and changes the text as it says.
  ///
  /// - Throws: `FolderFault.verification` where the record does not follow the one before it, or its
  ///   change does not apply exactly.
  /// - Complexity: O(*n*) in the bytes of the record and those of the text behind the first change.
  public mutating func admit(
    _ bytes: Bytes, named name: RecordFileName
  ) throws(FolderFault) -> (record: Record, patch: Patch) {
    func fault(_ rule: VerificationFault.Rule) -> FolderFault {
      .verification(VerificationFault(number: name.number, file: name.string, rule))
    }
    let record: Record
    do { record = try chain.admit(bytes, from: name.bytes) } catch { throw fault(.file(error.rule)) }
    let patch: Patch
    do {
      patch = try record.statement.patch()
      try text.apply(patch)
    } catch { throw fault(.change(error)) }
    last = (name, record.statement.after)
    return (record, patch)
  }

  /// Checks that the text is the one that the last record says.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func checkText() throws(FolderFault) {
    guard let last else { return }
    let found = Digest(of: text.bytes)
    guard found == last.after else {
      throw .verification(
        VerificationFault(
          number: last.name.number, file: last.name.string, .after(expected: last.after, found: found)))
    }
  }
}
