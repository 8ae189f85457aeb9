internal import Charter
internal import History
public import Ledger
internal import Prose
internal import Ratification

extension CharterFolder {
  /// Puts a proposal that another amendment overtook on the text in force, in place of the old one.
  ///
  /// Remarks on it go along; sections do not, since each ratifier has to sign again.
  ///
  /// - Parameter date: Nil where it has to be the same proposal; otherwise when it is proposed anew, whatever
  ///   the other amendment changed.
  /// - Throws: `FolderFault.overtaken` where it can't be, with nothing written.
  public func restate(
    _ statement: Statement, anewAt date: Timestamp? = nil
  ) throws(FolderFault) -> Statement {
    try FolderLock.holding(path) { () throws(FolderFault) in
      let snapshot = try snapshot()
      guard statement.number <= snapshot.head.number else { return statement }
      let restated = try restated(statement, snapshot, anewAt: date)
      try put(restated)
      for comment in try comments(on: statement) { try put(comment, on: restated) }
      try removeFromDocket(statement)
      return restated
    }
  }

  private func restated(
    _ statement: Statement, _ snapshot: Snapshot, anewAt date: Timestamp?
  ) throws(FolderFault) -> Statement {
    let base = try text(at: statement.number - 1)
    guard Digest(of: base) == statement.before else {
      throw .moved(from: statement.number - 1, to: snapshot.head.number)
    }
    let former: Document
    do throws(CharterFault) { former = try Document(base) } catch { throw .overtaken(.change(error)) }
    let current = try document(snapshot)
    do throws(OvertakenFault) {
      guard let date else { return try statement.restated(from: former, to: current, after: snapshot.head) }
      return try statement.renewed(from: former, to: current, after: snapshot.head, proposed: date)
    } catch { throw .overtaken(error) }
  }

  private func comments(on statement: Statement) throws(FolderFault) -> [Comment] {
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/docket") }
    var comments: [Comment] = []
    for name in files(beside: statement, among: names) where name != statement.fileName {
      let target = file("docket", name)
      let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
      if let comment = try? Comment(parsing: bytes) { comments.append(comment) }
    }
    return comments
  }

  private func put(_ comment: Comment, on statement: Statement) throws(FolderFault) {
    guard let name = DocketFileName(of: statement).by(comment.name) else { return }
    let target = file("docket", String(decoding: name.bytes, as: UTF8.self))
    try disk.faulting { (disk) throws(DiskFault) in try disk.replace(target, comment.bytes) }
  }
}
