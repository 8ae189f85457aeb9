public import Charter
internal import Ledger
internal import Prose
public import Ratification

/// What verifying a history came to.
public struct VerifiedHistory: Sendable {
  public let head: Head
  /// The text that the records make.
  public let text: Document?
  /// How many votes carry a touch of a security key, and how many were verified by `ssh-keygen`.
  public let count: Int
}

extension CharterFolder {
  private static let batch = 64

  /// Verifies every record, then the text, then that the history is no shorter than this machine
  /// remembers (format.md, 7).
  ///
  /// Judging follows the order of the records; hashing and signatures run beside it on other cores.
  ///
  /// - Parameter progress: Called with the number of records judged so far.
  /// - Throws: `FolderFault` for the first rule that is broken.
  public func verify(
    remembering memory: HeadMemory? = nil, keygen: SSHKeygen = SSHKeygen(),
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(FolderFault) -> VerifiedHistory {
    let snapshot = try snapshot()
    var judge = Judge()
    var left: [Evidence.Vote] = []
    do {
      left = try await withThrowingTaskGroup(of: [Evidence.Vote].self) { group in
        var left: [Evidence.Vote] = []
        var pending: [Evidence] = []
        var running = 0
        for name in snapshot.records {
          let path = file("history", name.string)
          let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(path) }
          pending.append(try judge.admit(bytes, file: name.string))
          guard pending.count == CharterFolder.batch else { continue }
          let batch = pending
          pending = []
          group.addTask { try CharterFolder.settle(batch) }
          running += 1
          progress(judge.head.number)
          // Each batch holds as many texts; more than a few at once would take the memory.
          if running > 3, let settled = try await group.next() {
            left += settled
            running -= 1
          }
        }
        let batch = pending
        group.addTask { try CharterFolder.settle(batch) }
        for try await settled in group { left += settled }
        return left
      }
    } catch let error as FolderFault { throw error } catch let error as VerificationFault {
      throw .verification(error)
    } catch { throw .notACharter(path: path) }
    try await verify(left, by: keygen, memory: memory)
    try checkProjection(snapshot, judge)
    try memory?.check(snapshot, judge.head)
    return VerifiedHistory(head: judge.head, text: judge.text, count: judge.head.number)
  }

  private static func settle(_ batch: [Evidence]) throws(VerificationFault) -> [Evidence.Vote] {
    var left: [Evidence.Vote] = []
    for evidence in batch { left += try evidence.settle() }
    return left
  }

  private func verify(
    _ votes: [Evidence.Vote], by keygen: SSHKeygen, memory: HeadMemory?
  ) async throws(FolderFault) {
    for vote in votes {
      let scratch = memory?.scratch ?? "/tmp"
      let isGood: Bool
      do {
        isGood = try await keygen.verify(
          Bytes(vote.message.joined()), signature: vote.signature, key: vote.key, scratch: scratch, disk: disk
        )
      } catch { isGood = false }
      guard isGood else {
        throw .verification(
          VerificationFault(number: vote.number, file: vote.file, .signatureByTool(vote.name)))
      }
    }
  }

  private func checkProjection(_ snapshot: Snapshot, _ judge: Judge) throws(FolderFault) {
    guard let text = judge.text, text.bytes != snapshot.charter, snapshot.projection != .unfinished else {
      return
    }
    let expected = lineRanges(of: text.bytes).map { text.bytes[$0] }
    let found = lineRanges(of: snapshot.charter).map { snapshot.charter[$0] }
    let first = zip(expected, found).prefix { $0.elementsEqual($1) }.count
    throw .verification(
      VerificationFault(
        number: judge.head.number, file: "charter.md", .charterDiffers(firstLine: first + 1)))
  }
}
