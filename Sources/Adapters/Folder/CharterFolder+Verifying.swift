internal import Charter
internal import History
internal import Ledger
public import Prose
public import Ratification

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
  ) async throws(FolderFault) -> Verified {
    let snapshot = try snapshot()
    var verifier = Verifier()
    var stop: FolderFault?
    var pending: [SignedVotes] = []
    let signatures = await withTaskGroup(of: CheckedSignatures.self) { group in
      var checked = CheckedSignatures()
      var running = 0
      await files.forEachFiled(snapshot.records, reading: FiledRecord.init(_:file:)) { filed in
        do throws(FolderFault) {
          let filed = try filed.get()
          pending.append(try FolderFault.verifying(try verifier.admit(filed)))
        } catch {
          stop = error
          return false
        }
        guard pending.count == CharterFolder.batch else { return true }
        let batch = pending
        pending = []
        group.addTask { CheckedSignatures(batch) }
        running += 1
        progress(verifier.head.number)
        // Each batch holds as many records; more than a few at once would take the memory.
        if running > 3, let next = await group.next() {
          checked.add(next)
          running -= 1
        }
        return true
      }
      let batch = pending
      group.addTask { CheckedSignatures(batch) }
      for await next in group { checked.add(next) }
      return checked
    }
    // The first bad record is named, whichever core came upon one first.
    let verified = try await verified(verifier, by: signatures, keygen)
    if let stop { throw stop }
    try checkForked(verified.healed)
    let lost = verified.healed.union(try losers(of: snapshot))
    // Before the text: where the last records are missing, it differs, and nobody edited it.
    try memory?.check(snapshot, verified.head, lost: lost, isSettled: following == nil)
    try checkProjection(snapshot, verified)
    return verified
  }

  /// A history and one more record, with every rule checked that the record has to keep.
  func verified(
    _ verified: Verified, and record: Record, keygen: SSHKeygen
  ) async throws(FolderFault) -> Verified {
    var verifier = verified.verifier
    let votes = try FolderFault.verifying(
      try verifier.admit(FiledRecord(record.bytes, file: record.fileName.bytes)))
    return try await self.verified(verifier, by: CheckedSignatures([votes]), keygen)
  }

  /// What was verified, once `ssh-keygen` has checked the signatures that only it can.
  private func verified(
    _ verifier: Verifier, by signatures: CheckedSignatures, _ keygen: SSHKeygen
  ) async throws(FolderFault) -> Verified {
    var refused: SignedVotes.Vote?
    for vote in signatures.leftInOrder where refused == nil {
      do throws(KeyFault) { if try await !keygen.verify(vote) { refused = vote } } catch { throw .key(error) }
    }
    var signatures = signatures
    signatures.settle(refusing: refused)
    return try FolderFault.verifying(try Verified(verifier, by: signatures))
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

  /// The records that would lose if the history that is followed here stays.
  private func losers(of snapshot: Snapshot) throws(FolderFault) -> Set<Digest> {
    guard let following, let fork = try fork(), let branch = fork.branch(endingWith: following) else {
      return []
    }
    return Set(fork.losers(keeping: branch).map(\.digest))
  }

  private func checkProjection(_ snapshot: Snapshot, _ verified: Verified) throws(FolderFault) {
    // Where the history parts, any of the texts may lie there.
    guard following == nil || snapshot.projection != .editedByHand else { return }
    guard let text = verified.text, text.bytes != snapshot.charter, snapshot.projection != .unfinished else {
      return
    }
    let expected = lineRanges(of: text.bytes).map { text.bytes[$0] }
    let found = lineRanges(of: snapshot.charter).map { snapshot.charter[$0] }
    let first = zip(expected, found).prefix { $0.elementsEqual($1) }.count
    throw .verification(
      VerificationFault(
        number: verified.head.number, file: "charter.md", .charterDiffers(firstLine: first + 1)))
  }
}

extension CharterFolder {
  /// Why a section on the docket is not signed by the key that belongs to its name; nil where it is.
  ///
  /// - Parameter governance: That of the text in force.
  /// - Throws: `FolderFault.key` where the key is one that only `ssh-keygen` checks, and it can't be run.
  func fault(
    in section: Section, on statement: Statement, by governance: Governance, _ keygen: SSHKeygen
  ) async throws(FolderFault) -> VerificationFault.Rule? {
    let vote: SignedVotes.Vote
    do throws(VerificationFault.Rule) {
      vote = try SignedVotes.Vote(section, on: statement, by: governance, file: statement.fileName)
      if try vote.isGood() { return nil }
    } catch { return error }
    do { return try await keygen.verify(vote) ? nil : .signatureByTool(vote.name) } catch {
      throw .key(error)
    }
  }
}

extension SSHKeygen {
  fileprivate func verify(_ vote: SignedVotes.Vote) async throws(KeyFault) -> Bool {
    try await verify(Bytes(vote.message.joined()), signature: vote.signature, key: vote.key)
  }
}
