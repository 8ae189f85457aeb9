public import Charter
internal import History
public import Ledger
public import Prose
public import Ratification

extension CharterFolder {
  /// Enacts a record: check it as the next of a verified history, lock, look at the head again, publish, then write
  /// the text (format.md, 3).
  ///
  /// - Parameters:
  ///   - verified: The history that it is to follow; whatever was added to that meanwhile, the record is refused.
  ///   - memory: Where the new head is remembered.
  /// - Returns: Whether `charter.md` is known to show it. Where not, the amendment is ratified all the
  ///   same, and the text may be an unfinished projection.
  /// - Throws: `FolderFault` with nothing written: `moved` where another amendment came first,
  ///   `editedByHand` where `charter.md` is neither the text in force nor the draft that is adopted,
  ///   `lacks` and `verification` where the record would not verify.
  @discardableResult
  public func enact(
    _ record: Record, after verified: Verified, remembering memory: HeadMemory? = nil,
    keygen: SSHKeygen = SSHKeygen()
  ) async throws(FolderFault) -> Bool {
    let statement = record.statement
    try checkPlace(of: statement, after: verified.head)
    let text = try FolderFault.verifying(try statement.result(on: verified.text?.bytes ?? []))
    let result: Document
    do { result = try Document(text) } catch { throw .charter(file: statement.fileName, error) }
    let lacks = Standing(
      of: statement, base: verified.text, result: result, votes: record.sections, head: verified.head
    ).lacks(at: .latest, head: verified.head)
    guard lacks.isEmpty else { throw .lacks(lacks) }
    let grown = try await self.verified(verified, and: record, keygen: keygen)
    let isShown = try FolderLock.holding(path) { () throws(FolderFault) in
      let snapshot = try snapshot()
      try checkPlace(of: statement, after: snapshot.head)
      guard try isUntouched(snapshot, by: statement, making: text) else {
        throw .editedByHand(path: charterFile)
      }
      let isShown = try publish(record, making: text)
      memory?.remember(grown.head, of: snapshot.records + [record.fileName], at: path)
      return isShown
    }
    // The amendment is in force; what is left is gone on with when the charter is opened.
    if statement.isHealing { try? await finishHealing(knowing: grown, keygen: keygen) }
    return isShown
  }

  private func publish(_ record: Record, making text: Bytes) throws(FolderFault) -> Bool {
    let target = file("history", record.fileName.string)
    try disk.faulting { (disk) throws(DiskFault) in
      try disk.makeFolder("\(path)/history")
      try disk.create(target, record.bytes)
    }
    // From here on the amendment is ratified; what follows is projection and tidying, which opening goes on with.
    let isShown = (try? disk.replace(charterFile, text)) != nil
    // The same of the docket: `finishProjection` tidies it.
    try? removeFromDocket(record.statement)
    return isShown
  }

  /// Whether `charter.md` is what a statement may replace.
  private func isUntouched(
    _ snapshot: Snapshot, by statement: Statement, making text: Bytes
  ) throws(FolderFault) -> Bool {
    switch snapshot.projection {
    case .draft: snapshot.charter == text || Digest(of: snapshot.charter) == statement.draft
    case .inForce, .unfinished: true
    case .editedByHand: try isOfFork(snapshot.charter)
    }
  }

  /// Whether `charter.md` is the text of another branch of a fork, or what a merge of several left.
  private func isOfFork(_ charter: Bytes) throws(FolderFault) -> Bool {
    guard let fork = try fork() else { return false }
    let found = Digest(of: charter)
    return holdsMergeMarks(charter)
      || fork.records.contains { [$0.statement.after, $0.statement.before].contains(found) }
  }

  private func checkPlace(of statement: Statement, after head: Head) throws(FolderFault) {
    guard head.record == statement.parent, head.number + 1 == statement.number else {
      throw .moved(from: statement.number - 1, to: head.number)
    }
  }

  /// Writes `charter.md` again, and takes what came into force off the docket, where a crash came
  /// between the record and these.
  public func finishProjection() throws(FolderFault) {
    let found = try snapshot()
    guard let last = found.last else { return }
    let isOnDocket = disk.exists(file("docket", last.statement.fileName))
    guard found.projection == .unfinished || isOnDocket else { return }
    try FolderLock.holding(path) { () throws(FolderFault) in
      let snapshot = try snapshot()
      if snapshot.projection == .unfinished {
        let text = try text(at: snapshot.head.number)
        try disk.faulting { (disk) throws(DiskFault) in try disk.replace(charterFile, text) }
      }
      if let last = snapshot.last { try removeFromDocket(last.statement) }
    }
  }

  /// A text as this charter's draft; one that could not be read again is refused.
  public nonisolated func readable(_ text: Bytes) throws(FolderFault) -> Document {
    do { return try Document(text) } catch { throw .charter(file: charterFile, error) }
  }

  /// Replaces the text of a draft; one that could not be read again is refused.
  public func writeDraft(_ text: Bytes) throws(FolderFault) {
    _ = try readable(text)
    try FolderLock.holding(path) { () throws(FolderFault) in
      let snapshot = try snapshot()
      guard snapshot.projection == .draft else { throw .moved(from: 0, to: snapshot.head.number) }
      try disk.faulting { (disk) throws(DiskFault) in try disk.replace(charterFile, text) }
    }
  }

  /// Makes a new charter in draft; the folder must not exist yet.
  ///
  /// Where it throws, there is no folder.
  public static func create(at path: String, text: Bytes, disk: Disk) throws(FolderFault) -> CharterFolder {
    do { _ = try Document(text) } catch { throw .charter(file: "\(path)/charter.md", error) }
    guard !disk.exists(path) else { throw .alreadyThere(path: path) }
    let files = [("\(path)/.gitattributes", Bytes("* -text\n".utf8)), ("\(path)/charter.md", text)]
    do {
      try disk.makeFolder(path)
      for (file, bytes) in files { try disk.create(file, bytes) }
    } catch {
      // The fault that is thrown says why there is no charter; what can't be removed either is no charter yet.
      for (file, _) in files { try? disk.remove(file) }
      // As said above.
      try? disk.removeFolder(path)
      throw .disk(error)
    }
    return CharterFolder(path, disk: disk)
  }
}

extension Statement {
  /// The first 8 hexadecimal digits of its SHA-256, by which it is named on the docket.
  public var id: String { digest.short }

  /// The SHA-256 of the draft that an adoption was made of: its text, or the one that had been proposed.
  var draft: Digest {
    // Without a proposed change of its own the adoption was of its own text.
    guard content.number == 1, let patch = try? Patch(parsing: content.proposedChange[...]),
      // As said above.
      let text = try? patch.apply(to: [])
    else { return content.after }
    return Digest(of: text)
  }
}
