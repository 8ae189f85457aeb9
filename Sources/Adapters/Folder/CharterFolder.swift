public import Charter
internal import History
public import Ledger
public import Prose
internal import Ratification

/// One charter's folder, the only place through which its files are read and written.
public actor CharterFolder {
  public nonisolated let path: String
  let disk: Disk
  /// The last record of the history that is read where several lie there; nil where there has to be one.
  let following: Digest?

  /// - Parameter following: The last record of the history to read, where it parts and nobody has healed it.
  public init(_ path: String, disk: Disk = Disk(), following: Digest? = nil) {
    self.following = following
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.disk = disk
  }

  nonisolated var charterFile: String { "\(path)/charter.md" }
  func file(_ folder: String, _ name: String) -> String { "\(path)/\(folder)/\(name)" }

  /// Looks into the folder: the text, the records' names, and the last record.
  ///
  /// - Throws: `FolderFault` where it is no charter, a name is stray, there is a gap or a fork, or
  ///   the last record does not parse.
  /// - Complexity: O(*n*) in the names, not in the records' bytes.
  public func snapshot() throws(FolderFault) -> Snapshot {
    try inFolder { () throws(FolderFault) in
      let text = try charter()
      guard text != nil || disk.holdsCharter(path) else { throw .notACharter(path: path) }
      let names = try recordNames()
      // The records are the truth: where they are all that is left, the text is as if it had been emptied.
      guard let charter = text ?? (names.isEmpty ? nil : []) else { throw .notACharter(path: path) }
      guard let lastName = names.last else {
        return Snapshot(
          path: path, charter: charter, records: [], last: nil, head: .draft, projection: .draft)
      }
      let last = try record(named: lastName)
      let head = Head(
        number: lastName.number, record: last.digest, text: last.statement.after,
        newestVote: last.newestRatification ?? .earliest)
      let found = Digest(of: charter)
      let former = last.statement.number == 1 ? last.statement.draft : last.statement.before
      let projection: Snapshot.Projection =
        found == head.text
        ? .inForce : found == former || isLeft(charter, by: last.statement) ? .unfinished : .editedByHand
      return Snapshot(
        path: path, charter: charter, records: names, last: last, head: head, projection: projection)
    }
  }

  /// `charter.md` as it lies there; nil where it is gone.
  func charter() throws(FolderFault) -> Bytes? {
    try disk.faulting { (disk) throws(DiskFault) in try disk.readIfPresent(charterFile) }
  }

  /// The records' names in order of number.
  func recordNames() throws(FolderFault) -> [RecordFileName] {
    let (names, strays) = try parsedNames()
    if let stray = strays.first { throw .strayRecordName(file: stray) }
    var chosen = names
    if let fork = try fork(among: names) { chosen = try self.chosen(among: names, in: fork) }
    for (index, name) in chosen.enumerated() where name.number != index + 1 {
      throw .gap(after: index, file: file("history", name.string))
    }
    return chosen
  }

  /// The names of records in order of number, and the files that have no such name.
  func parsedNames() throws(FolderFault) -> (names: [RecordFileName], strays: [String]) {
    let history = "\(path)/history"
    let found = try disk.faulting { (disk) throws(DiskFault) in try disk.namesIfPresent(history) }
    var names: [RecordFileName] = []
    var strays: [String] = []
    names.reserveCapacity(found.count)
    for name in found where name.first != UInt8(ascii: ".") {
      if let parsed = RecordFileName(parsing: name) {
        names.append(parsed)
      } else if !name.suffix(4).elementsEqual(".tmp".utf8) {
        strays.append("\(history)/\(String(decoding: name, as: UTF8.self))")
      }
    }
    strays.sort()
    names = names.inOrderOfNumber
    return (names, strays)
  }

  /// One record, whose file's name has to be its own.
  public func record(named name: RecordFileName) throws(FolderFault) -> Record {
    let path = file("history", name.string)
    let bytes = try bytes(ofRecord: name)
    let record: Record
    do { record = try Record(parsing: bytes) } catch { throw .record(file: path, error) }
    guard record.fileName.hash == name.hash else { throw name.fault(.file(.hash(found: record.digest))) }
    let statement = record.statement
    guard statement.number == name.number else {
      throw name.fault(.file(.number(found: statement.number)))
    }
    guard statement.slug == name.slug else { throw name.fault(.file(.slug(expected: statement.slug))) }
    return record
  }

  /// The record of amendment `number`.
  public func record(_ number: Int) throws(FolderFault) -> Record {
    let names = try recordNames()
    guard number >= 1, number <= names.count else { throw .noSuchAmendment(number, last: names.count) }
    return try record(named: names[number - 1])
  }

  /// The exact text after amendment `number`, made by replaying the records (0: no bytes).
  ///
  /// The chain and the text's hash are checked, the votes are not.
  ///
  /// - Complexity: O(*n*) in the bytes of the records up to it.
  public func text(at number: Int) throws(FolderFault) -> Bytes {
    let names = try recordNames()
    guard number >= 0, number <= names.count else { throw .noSuchAmendment(number, last: names.count) }
    var (chain, cursor) = (Chain(), Cursor(LineBuffer([])))
    for name in names.prefix(number) {
      let filed = FiledRecord(try bytes(ofRecord: name), file: name.bytes)
      try FolderFault.verifying(try cursor.goOn(over: try filed.bound(to: &chain).0))
    }
    return try FolderFault.verifying(try cursor.stop()).text
  }

  /// The bytes of a record's file, read and not looked at.
  private func bytes(ofRecord name: RecordFileName) throws(FolderFault) -> Bytes {
    let path = file("history", name.string)
    return try disk.faulting { (disk) throws(DiskFault) in try disk.read(path) }
  }

  /// The text in force, whatever was done to `charter.md` by hand; the draft before adoption.
  public func textInForce(_ snapshot: Snapshot) throws(FolderFault) -> Bytes {
    switch snapshot.projection {
    case .draft, .inForce: snapshot.charter
    case .unfinished, .editedByHand: try text(at: snapshot.head.number)
    }
  }

  /// The text in force with its structure.
  public func document(_ snapshot: Snapshot) throws(FolderFault) -> Document {
    do { return try Document(try textInForce(snapshot)) } catch let error as CharterFault {
      throw .charter(file: charterFile, error)
    } catch let error as FolderFault { throw error } catch { throw .notACharter(path: path) }
  }

  private func inFolder<Value>(_ body: () throws(FolderFault) -> Value) throws(FolderFault) -> Value {
    guard disk.isFolder(path) else { throw .notACharter(path: path) }
    return try body()
  }
}

extension Disk {
  /// Whether a folder is a charter's: with a text, or at least with a record.
  public func holdsCharter(_ path: String) -> Bool {
    if exists("\(path)/charter.md") { return true }
    let names = (try? namesIfPresent("\(path)/history")) ?? []
    return names.contains { RecordFileName(parsing: $0) != nil }
  }

  /// Runs a disk operation with its fault as a folder's.
  func faulting<Value>(_ body: (Disk) throws(DiskFault) -> Value) throws(FolderFault) -> Value {
    do { return try body(self) } catch { throw .disk(error) }
  }
}

extension [RecordFileName] {
  /// By number, and those of one number by name.
  ///
  /// - Complexity: O(*n*) where the numbers count from 1 without gaps, as they should.
  fileprivate var inOrderOfNumber: [RecordFileName] {
    var places = [Int](repeating: -1, count: count)
    for (index, name) in enumerated() {
      guard name.number <= count, places[name.number - 1] < 0 else {
        return sorted {
          $0.number == $1.number ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.number < $1.number
        }
      }
      places[name.number - 1] = index
    }
    return places.map { self[$0] }
  }
}
