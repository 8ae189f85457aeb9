internal import Charter
public import Ledger
internal import Prose
internal import Ratification

/// The part of a history that can be read: every record before the first fault.
public struct ReadableHistory: Sendable {
  /// In order, from 1, without a gap.
  public let records: [RecordFileName]
  /// What keeps the rest from being read, as far as the names say.
  public let fault: FolderFault?

  /// The number of the last amendment that can be read.
  public var count: Int { records.count }
}

extension CharterFolder {
  /// The records' names up to the first gap, fork or stray name.
  ///
  /// - Throws: `FolderFault` where the folder can't be listed.
  /// - Complexity: O(*n*) in the names.
  public func readableHistory() throws(FolderFault) -> ReadableHistory {
    guard disk.holdsCharter(path) else { throw .notACharter(path: path) }
    let (names, strays) = try parsedNames()
    for (index, name) in names.enumerated() {
      let isForked = index + 1 < names.count && names[index + 1].number == name.number
      if name.number == index + 1, !isForked { continue }
      let fault =
        isForked
        ? FolderFault.fork(number: name.number, files: [name.string, names[index + 1].string])
        : FolderFault.gap(after: index, file: file("history", name.string))
      return ReadableHistory(records: Array(names[..<index]), fault: fault)
    }
    return ReadableHistory(records: names, fault: strays.first.map { .strayRecordName(file: $0) })
  }

  /// The records' files, to be read in bulk.
  public nonisolated var files: RecordFiles { RecordFiles(history: "\(path)/history", disk: disk) }
}
