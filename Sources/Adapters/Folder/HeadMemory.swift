internal import Glibc
internal import History
internal import Ledger
internal import Prose
internal import Ratification

/// The newest head of each history that this machine has seen, so that one cut short is noticed.
///
/// A history is known by its first record and by its folder's path; either leads to the memory.
public struct HeadMemory: Sendable {
  private let folder: String
  private let disk: Disk

  public init(places: Places, disk: Disk) {
    folder = "\(places.state)/heads"
    self.disk = disk
  }

  /// Compares a verified history with the memory, then remembers it where it is the longer one.
  ///
  /// A memory that can't be read or written is no fault of the charter's: ``fault(of:)`` says it.
  ///
  /// - Parameters:
  ///   - lost: Records that lost a fork: a history that ended with one of them is not cut short.
  ///   - isSettled: Whether this is the one history, which is to be remembered.
  func check(
    _ snapshot: Snapshot, _ head: Head, lost: Set<Digest>, isSettled: Bool
  ) throws(FolderFault) {
    for file in files(for: snapshot.records, at: snapshot.path) {
      // What can't be read stays as it is, for `fault(of:)`.
      guard let seen = try? self.seen(in: file) else { continue }
      if Digest(hex: seen.digest).map({ lost.contains($0) }) ?? false { continue }
      guard head.number >= seen.number else {
        throw .verification(
          VerificationFault(
            number: head.number, file: snapshot.records.last?.string ?? "history",
            .shortened(seen: seen.number)))
      }
      guard seen.number >= 1, seen.number <= snapshot.records.count else { continue }
      let name = snapshot.records[seen.number - 1]
      guard Bytes(seen.digest.prefix(8)) == name.hash else {
        throw .verification(
          VerificationFault(number: seen.number, file: name.string, .replaced(number: seen.number)))
      }
    }
    if isSettled { remember(head, of: snapshot.records, at: snapshot.path) }
  }

  /// Why a memory of this history that lies there can't be read, so that it can't be noticed where the history was
  /// cut short; nil where each can be, or there is none yet.
  public func fault(of snapshot: Snapshot) -> FolderFault? {
    for file in files(for: snapshot.records, at: snapshot.path) {
      do { _ = try seen(in: file) } catch { return error }
    }
    return nil
  }

  /// Remembers a verified history; where that can't be written, it is no fault of the charter's.
  ///
  /// What lies there and can't be read is not written over, or else nobody would be told any more.
  func remember(_ head: Head, of records: [RecordFileName], at path: String) {
    guard let record = head.record else { return }
    for file in files(for: records, at: path) {
      do {
        _ = try seen(in: file)
        try disk.makeFolder(folder, mode: 0o700)
        try disk.replace(file, Bytes("\(head.number) \(record.hex)\n".utf8))
      } catch {}
    }
  }

  /// The newest head that a file remembers; nil where there is no file.
  private func seen(in file: String) throws(FolderFault) -> (number: Int, digest: Bytes)? {
    let text: Bytes?
    do { text = try disk.readIfPresent(file) } catch { throw .memory(file: file, error) }
    guard let text else { return nil }
    guard let seen = Self.parse(text) else { throw .memory(file: file, nil) }
    return seen
  }

  private func files(for records: [RecordFileName], at path: String) -> [String] {
    let real = realpath(path, nil)
    defer { free(real) }
    let path = real.map { String(cString: $0) } ?? path
    return [records.first?.bytes, Bytes(path.utf8)].compactMap { $0 }
      .map { "\(folder)/\(Digest(of: $0).hex)" }
  }

  private static func parse(_ text: Bytes) -> (number: Int, digest: Bytes)? {
    let words = text.split { $0 == .space || $0 == .lineFeed }
    guard words.count == 2, let number = Int(String(decoding: words[0], as: UTF8.self)), words[1].count == 64
    else {
      return nil
    }
    return (number, Bytes(words[1]))
  }
}
