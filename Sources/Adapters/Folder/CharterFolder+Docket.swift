public import Charter
internal import History
public import Ledger
public import Prose
public import Ratification

extension CharterFolder {
  /// A proposal that lies on the docket with what was said and voted on it.
  public struct Proposal: Sendable {
    public let standing: Standing
    /// What the statement makes of the text in force; nil where it no longer applies.
    public let result: Document?
    /// The ratifiers whose sections lie beside it, and the remarks of others.
    public let comments: [Comment]

    public var statement: Statement { standing.statement }
  }

  /// Puts a motion on the docket.
  public func propose(_ motion: Motion, at now: Timestamp) throws(FolderFault) -> Statement {
    let snapshot = try snapshot()
    let base = try textInForce(snapshot)
    let statement: Statement
    do { statement = try motion.statement(after: snapshot.head, base: base, proposed: now) } catch {
      throw .motion(error)
    }
    try put(statement)
    return statement
  }

  /// Writes a statement to the docket; the same one twice is no fault.
  public func put(_ statement: Statement) throws(FolderFault) {
    let folder = "\(path)/docket"
    let target = file("docket", statement.fileName)
    try disk.faulting { (disk) throws(DiskFault) in
      try disk.makeFolder(folder)
      try disk.replace(target, statement.bytes)
    }
  }

  /// Writes a ratifier's signed section beside its statement.
  public func put(_ section: Section, on statement: Statement) throws(FolderFault) {
    guard let name = DocketFileName(of: statement).by(section.name) else { return }
    let target = file("docket", String(decoding: name.bytes, as: UTF8.self))
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(target, section.bytes) }
  }

  /// Adds a remark to those that `name` made on a statement.
  ///
  /// A ratifier's own file holds their section, so their remarks lie beside it under `NAME-remarks`.
  ///
  /// - Parameter objection: Whether it can be answered; it is numbered `O1`, `O2` and so on.
  /// - Throws: `FolderFault.noName` where `name` is none.
  public func remark(
    _ words: Bytes, by author: Proposer, named name: String, objection: Bool, on statement: Statement,
    at now: Timestamp
  ) throws(FolderFault) {
    try FolderLock.holding(path) { () throws(FolderFault) in
      try addRemark(words, by: author, named: name, objection: objection, on: statement, at: now)
    }
  }

  private func addRemark(
    _ words: Bytes, by author: Proposer, named name: String, objection: Bool, on statement: Statement,
    at now: Timestamp
  ) throws(FolderFault) {
    let isRatifier = try document(try snapshot()).governance.ratifier(named: name) != nil
    let name = Bytes((isRatifier ? "\(name)-remarks" : name).utf8)
    guard let fileName = DocketFileName(of: statement).by(name) else {
      throw .noName(String(decoding: name, as: UTF8.self))
    }
    let target = file("docket", String(decoding: fileName.bytes, as: UTF8.self))
    let old = try disk.faulting { (disk) throws(DiskFault) in try disk.readIfPresent(target) }
    let comment: Comment
    do {
      var remarks = try old.map { (bytes) throws(RecordFault) in try Comment(parsing: bytes) }?.remarks ?? []
      let number = remarks.count { $0.objection != nil } + 1
      remarks.append(
        Comment.Remark(
          date: now, objection: objection ? Bytes("O\(number)".utf8) : nil, by: author, words: words))
      comment = try Comment(name: name, remarks: remarks)
    } catch { throw .record(file: target, error) }
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(target, comment.bytes) }
  }

  /// Every proposal on the docket, oldest first; not the one that came into force last.
  ///
  /// - Throws: `FolderFault.record` where a file there does not parse, `strayRecordName` where a
  ///   statement has another name than its own, `key` where a signature needs `ssh-keygen`.
  public func docket(
    _ snapshot: Snapshot, keygen: SSHKeygen = SSHKeygen()
  ) async throws(FolderFault) -> [Proposal] {
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/docket") }
    guard !names.isEmpty else { return [] }
    let base = try document(snapshot)
    var proposals: [Proposal] = []
    for name in names {
      guard let parsed = DocketFileName(parsing: Bytes(name.utf8)), parsed.name == nil else { continue }
      let target = file("docket", name)
      let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
      let statement: Statement
      do { statement = try Statement(parsing: bytes) } catch { throw .record(file: target, error) }
      // Edited by hand it is another statement, on which nobody has voted.
      guard DocketFileName(of: statement) == parsed else { throw .strayRecordName(file: target) }
      // A crash can leave what was enacted on the docket.
      guard statement != snapshot.last?.statement else { continue }
      proposals.append(try await proposal(statement, among: names, base: base, head: snapshot.head, keygen))
    }
    return proposals.sorted {
      ($0.statement.proposed, $0.statement.id) < ($1.statement.proposed, $1.statement.id)
    }
  }

  private func proposal(
    _ statement: Statement, among names: [String], base: Document, head: Head, _ keygen: SSHKeygen
  ) async throws(FolderFault) -> Proposal {
    var votes: [Section] = []
    var comments: [Comment] = []
    for name in files(beside: statement, among: names) {
      guard let who = DocketFileName(parsing: Bytes(name.utf8))?.name else { continue }
      let target = file("docket", name)
      let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
      let section: Section
      do {
        section = try Section(parsing: bytes)
        if section.signature == nil || section.name != who { comments.append(try Comment(parsing: bytes)) }
      } catch { throw .record(file: target, error) }
      guard section.signature != nil, section.name == who else { continue }
      if try await fault(in: section, on: statement, by: base.governance, keygen) == nil {
        votes.append(section)
      }
    }
    let isFounding = head.number == 0 && statement.before == .ofNothing
    // An overtaken proposal has no result, which the docket says of it.
    let result = (try? statement.result(on: isFounding ? [] : base.bytes)).flatMap { try? Document($0) }
    let standing = Standing(
      of: statement, base: isFounding ? nil : base, result: result ?? base, votes: votes, head: head)
    return Proposal(standing: standing, result: result, comments: comments)
  }

  /// The names of a statement's own file and of those that lie beside it.
  func files(beside statement: Statement, among names: [String]) -> [String] {
    let own = DocketFileName(of: statement)
    return names.filter { name in
      guard let parsed = DocketFileName(parsing: Bytes(name.utf8)) else { return false }
      return parsed.hash == own.hash && parsed.slug == own.slug
    }
  }

  /// The one proposal whose id starts with `prefix`; the only one where `prefix` is nil.
  public func proposal(
    _ prefix: String?, _ snapshot: Snapshot, keygen: SSHKeygen = SSHKeygen()
  ) async throws(FolderFault) -> Proposal {
    let found = try await docket(snapshot, keygen: keygen).filter { $0.statement.id.hasPrefix(prefix ?? "") }
    guard let first = found.first else { throw .noSuchProposal(prefix ?? "") }
    guard found.count == 1 else { throw .ambiguousProposal(prefix ?? "", found.map(\.statement.id)) }
    return first
  }

  /// Removes a statement from the docket, itself last, with everything that lies beside it.
  func removeFromDocket(_ statement: Statement) throws(FolderFault) {
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/docket") }
    let own = statement.fileName
    for name in files(beside: statement, among: names).filter({ $0 != own }) + [own] {
      let target = file("docket", name)
      try disk.faulting { (disk) throws(DiskFault) in try disk.remove(target) }
    }
  }

  /// Moves a proposal, or the part of it that was turned down, to `declined/`, with the votes and remarks
  /// that lie beside it.
  public func decline(_ declined: Declined) throws(FolderFault) {
    let folder = "\(path)/declined"
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/docket") }
    let own = declined.statement.fileName
    try disk.faulting { (disk) throws(DiskFault) in try disk.makeFolder(folder) }
    for name in files(beside: declined.statement, among: names) where name != own {
      let (source, target) = (file("docket", name), file("declined", name))
      try disk.faulting { (disk) throws(DiskFault) in try disk.replace(target, try disk.read(source)) }
    }
    let target = file("declined", own)
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(target, declined.bytes) }
    try removeFromDocket(declined.statement)
  }

  /// Everything that was turned down, oldest first.
  public func declined() throws(FolderFault) -> [Declined] {
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/declined") }
    var declined: [Declined] = []
    for name in names {
      guard let parsed = DocketFileName(parsing: Bytes(name.utf8)), parsed.name == nil else { continue }
      let target = file("declined", name)
      let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
      do { declined.append(try Declined(parsing: bytes)) } catch { throw .record(file: target, error) }
    }
    return declined.sorted { $0.date < $1.date }
  }

  /// Takes a statement off the docket without a word: it was restated.
  public func withdraw(_ statement: Statement) throws(FolderFault) { try removeFromDocket(statement) }
}
