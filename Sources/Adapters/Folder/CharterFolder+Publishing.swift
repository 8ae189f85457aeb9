internal import Charter
public import Ledger
public import Prose
internal import Ratification

extension CharterFolder {
  /// Enacts a record: lock, look at the head again, publish, then write the text (format.md, 3).
  ///
  /// - Throws: `FolderFault.moved` with nothing written where another amendment came first.
  public func enact(_ record: Record) throws(FolderFault) {
    let lock: FolderLock
    do { lock = try FolderLock(path) } catch { throw .disk(error) }
    try enact(record, holding: lock)
  }

  private func enact(_ record: Record, holding lock: borrowing FolderLock) throws(FolderFault) {
    let snapshot = try snapshot()
    let statement = record.statement
    guard snapshot.head.record == statement.parent, snapshot.head.number + 1 == statement.number else {
      throw .moved(from: statement.number - 1, to: snapshot.head.number)
    }
    if snapshot.head.number > 0, snapshot.projection == .editedByHand {
      throw .editedByHand(path: charterFile)
    }
    let result = try resultOf(statement, on: statement.number == 1 ? [] : try textInForce(snapshot))
    let history = "\(path)/history"
    let target = file("history", record.fileName.string)
    try disk.faulting { (disk) throws(DiskFault) in
      try disk.makeFolder(history)
      try disk.create(target, record.bytes)
    }
    // From here on the amendment is ratified; what follows is projection and tidying.
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(charterFile, result) }
    try removeFromDocket(statement)
  }

  /// Writes `charter.md` again where a crash came between record and text.
  public func finishProjection() throws(FolderFault) {
    let lock: FolderLock
    do { lock = try FolderLock(path) } catch { throw .disk(error) }
    _ = lock.isHeld
    let snapshot = try snapshot()
    guard snapshot.projection == .unfinished else { return }
    let text = try text(at: snapshot.head.number)
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(charterFile, text) }
  }

  /// Replaces the text of a draft.
  public func writeDraft(_ text: Bytes) throws(FolderFault) {
    let lock: FolderLock
    do { lock = try FolderLock(path) } catch { throw .disk(error) }
    _ = lock.isHeld
    let snapshot = try snapshot()
    guard snapshot.projection == .draft else { throw .moved(from: 0, to: snapshot.head.number) }
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(charterFile, text) }
  }

  /// Makes a new charter in draft; the folder must not exist yet.
  public static func create(at path: String, text: Bytes, disk: Disk) throws(FolderFault) -> CharterFolder {
    do { _ = try Document(text) } catch { throw .charter(file: "\(path)/charter.md", error) }
    guard !disk.exists(path) else { throw .alreadyThere(path: path) }
    try disk.faulting { (disk) throws(DiskFault) in
      try disk.makeFolder(path)
      try disk.create("\(path)/.gitattributes", Bytes("* -text\n".utf8))
      try disk.create("\(path)/charter.md", text)
    }
    return CharterFolder(path, disk: disk)
  }

  /// The text that a statement makes, which has to hash to what the statement says.
  func resultOf(_ statement: Statement, on base: Bytes) throws(FolderFault) -> Bytes {
    func fault(_ rule: VerificationFault.Rule) -> FolderFault {
      .verification(VerificationFault(number: statement.number, file: statement.fileName, rule))
    }
    let result: Bytes
    do { result = try Patch(parsing: statement.change[...]).apply(to: base) } catch {
      throw fault(.change(error))
    }
    let found = Digest(of: result)
    guard found == statement.after else { throw fault(.after(expected: statement.after, found: found)) }
    return result
  }
}

extension Statement {
  /// Its file on the docket.
  public var fileName: String { String(decoding: DocketFileName(of: self).bytes, as: UTF8.self) }

  /// The first 8 hexadecimal digits of its SHA-256, by which it is named on the docket.
  public var id: String { digest.short }
}
