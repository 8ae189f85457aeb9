public import Charter
public import Ledger
public import Prose
public import Ratification

/// What verifying a history came to.
public struct VerifiedHistory: Sendable {
  public let head: Head
  /// The text that the records make.
  public let text: Document?
  /// How many records there are.
  public let count: Int
}

extension CharterFolder {
  private static let batch = 64

  /// Verifies every record, then the text, then that the history is no shorter than this machine
  /// remembers (format.md, 7).
  ///
  /// Judging follows the order of the records; they are read, and their signatures checked, beside it on other
  /// cores.
  ///
  /// - Parameter progress: Called with the number of records judged so far.
  /// - Throws: `FolderFault` for the first rule that is broken.
  public func verify(
    remembering memory: HeadMemory? = nil, keygen: SSHKeygen = SSHKeygen(),
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(FolderFault) -> VerifiedHistory {
    let snapshot = try snapshot()
    var judge = Judge()
    var stop: FolderFault?
    var pending: [Evidence] = []
    let settled = await withTaskGroup(of: Settled.self) { group in
      var settled = Settled()
      var running = 0
      await files.forEachFiled(snapshot.records) { filed in
        do throws(FolderFault) {
          pending.append(try Self.admit(try filed.get(), to: &judge))
        } catch {
          stop = error
          return false
        }
        guard pending.count == CharterFolder.batch else { return true }
        let batch = pending
        pending = []
        group.addTask { Settled(batch) }
        running += 1
        progress(judge.head.number)
        // Each batch holds as many records; more than a few at once would take the memory.
        if running > 3, let next = await group.next() {
          settled.add(next)
          running -= 1
        }
        return true
      }
      let batch = pending
      group.addTask { Settled(batch) }
      for await next in group { settled.add(next) }
      return settled
    }
    // The first bad record is named, whichever core came upon one first.
    try await verify(settled.left.sorted { $0.number < $1.number }, until: settled.fault, by: keygen)
    if let fault = settled.fault { throw .verification(fault) }
    if let stop { throw stop }
    try checkForked(judge.healed)
    let lost = judge.healed.union(try losers(of: snapshot))
    // Before the text: where the last records are missing, it differs, and nobody edited it.
    try memory?.check(snapshot, judge.head, lost: lost, isSettled: following == nil)
    try checkProjection(snapshot, judge)
    return VerifiedHistory(head: judge.head, text: judge.text, count: judge.head.number)
  }

  /// The text that a record put in force, once the whole history verifies; nil where it holds no such record.
  public func ratifiedText(
    inForceBy record: Digest, _ keygen: SSHKeygen = SSHKeygen()
  ) async throws(FolderFault) -> RatifiedText? {
    let verified = try await verify(keygen: keygen)
    if let text = verified.text, verified.head.record == record {
      return RatifiedText(text, inForceBy: record)
    }
    for name in try recordNames() where record.hex.utf8.starts(with: name.hash) {
      guard try self.record(named: name).digest == record else { continue }
      let bytes = try text(at: name.number)
      do { return RatifiedText(try Document(bytes), inForceBy: record) } catch {
        throw .charter(file: file("history", name.string), error)
      }
    }
    return nil
  }

  private static func admit(_ filed: FiledRecord, to judge: inout Judge) throws(FolderFault) -> Evidence {
    do { return try judge.admit(filed) } catch { throw .verification(error) }
  }

  private func verify(
    _ votes: [Evidence.Vote], until fault: VerificationFault?, by keygen: SSHKeygen
  ) async throws(FolderFault) {
    for vote in votes where vote.number <= fault?.number ?? .max {
      let isGood: Bool
      do {
        isGood = try await keygen.verify(
          Bytes(vote.message.joined()), signature: vote.signature, key: vote.key)
      } catch { throw .key(error) }
      guard isGood else {
        throw .verification(
          VerificationFault(number: vote.number, file: vote.file, .signatureByTool(vote.name)))
      }
    }
  }

  /// The records that would lose if the history that is followed here stays.
  private func losers(of snapshot: Snapshot) throws(FolderFault) -> Set<Digest> {
    guard let following, let fork = try fork(), let branch = fork.branch(endingWith: following) else {
      return []
    }
    return Set(fork.losers(keeping: branch).map(\.digest))
  }

  private func checkProjection(_ snapshot: Snapshot, _ judge: Judge) throws(FolderFault) {
    // Where the history parts, any of the texts may lie there.
    guard following == nil || snapshot.projection != .editedByHand else { return }
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

/// What became of a batch of evidence.
private struct Settled: Sendable {
  private(set) var left: [Evidence.Vote] = []
  /// The fault of the record with the lowest number.
  private(set) var fault: VerificationFault?

  init() {}

  init(_ batch: [Evidence]) {
    for evidence in batch {
      do { left += try evidence.settle() } catch {
        fault = error
        return
      }
    }
  }

  mutating func add(_ other: Settled) {
    left += other.left
    if let found = other.fault, found.number < fault?.number ?? .max { fault = found }
  }
}
