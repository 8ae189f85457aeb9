internal import Charter
internal import History
public import Ledger
public import Prose
public import Ratification

/// Histories that parted, and how they come together again (format.md, 5).
extension CharterFolder {
  /// The fork that nobody has healed; nil where there is one history.
  public func fork() throws(FolderFault) -> Fork? {
    let names = try parsedNames().names
    guard let fork = try fork(among: names), fork.healed == nil else { return nil }
    return fork
  }

  /// The records' names from the first number that two have, read; nil where no two have the same.
  func fork(among names: [RecordFileName]) throws(FolderFault) -> Fork? {
    guard let first = names.indices.dropFirst().first(where: { names[$0].number == names[$0 - 1].number })
    else { return nil }
    let number = names[first].number
    var records: [Record] = []
    for name in names where name.number >= number { records.append(try record(named: name)) }
    let parent = try names.last { $0.number < number }.map { (name) throws(FolderFault) in
      try record(named: name).digest
    }
    return Fork(records, after: parent)
  }

  /// The names of one history: the healed one, or the one that is followed here.
  func chosen(among names: [RecordFileName], in fork: Fork) throws(FolderFault) -> [RecordFileName] {
    let wanted = following.flatMap { fork.branch(endingWith: $0) }
    guard let branch = fork.healed ?? wanted else {
      throw .fork(
        number: fork.number,
        files: names.filter { $0.number == fork.number }.map(\.string))
    }
    return names.filter { $0.number < fork.number } + branch.records.map(\.fileName)
  }

  /// Puts the statement on the docket that heals the fork by keeping the branch that is followed here; where
  /// one lies there already, that one stays.
  ///
  /// - Parameter words: Title, problem and rationale, from the fork and the branch.
  /// - Throws: `FolderFault.notForked` where there is nothing to heal.
  public func proposeHealing(
    by proposer: Proposer, at now: Timestamp,
    words: (Fork, Fork.Branch) -> (title: Bytes, problem: Bytes, rationale: Bytes)
  ) async throws(FolderFault) -> Statement {
    guard let fork = try fork(), let tip = following, let branch = fork.branch(endingWith: tip) else {
      throw .notForked(path: path)
    }
    let snapshot = try snapshot()
    let losers = fork.losers(keeping: branch).map(\.digest)
    let known = try await docket(snapshot).map(\.statement).first {
      $0.heals == losers && $0.parent == tip
    }
    if let known { return known }
    let (title, problem, rationale) = words(fork, branch)
    let statement: Statement
    do {
      statement = try Statement.healing(
        after: snapshot.head, losers: losers, by: proposer, proposed: now, title: title, problem: problem,
        rationale: rationale)
    } catch { throw .record(file: "docket", error) }
    try put(statement)
    return statement
  }

  /// Moves the records that lost a healed fork to `forked/`, byte for byte, and puts what they changed on the
  /// docket; where a crash or another program left them, this goes on with it.
  ///
  /// Nothing is moved on the word of a history that does not verify.
  ///
  /// - Parameter verified: What is known already of the history that stays.
  public func finishHealing(
    knowing verified: Verified? = nil, keygen: SSHKeygen = SSHKeygen()
  ) async throws(FolderFault) {
    let names = try parsedNames().names
    guard let fork = try fork(among: names), let healed = fork.healed else { return }
    if verified?.head.record != healed.tip?.digest { _ = try await verify(keygen: keygen) }
    try FolderLock.holding(path) { () throws(FolderFault) in
      try settle(fork.losers(keeping: healed))
    }
  }

  private func settle(_ losers: [Record]) throws(FolderFault) {
    let snapshot = try snapshot()
    // The texts are made from the records, so all are made before any is moved.
    for record in losers { try propose(again: record, snapshot) }
    let folder = "\(path)/forked"
    try disk.faulting { (disk) throws(DiskFault) in try disk.makeFolder(folder) }
    for record in losers.reversed() {
      let source = file("history", record.fileName.string)
      let target = file("forked", record.fileName.string)
      try disk.faulting { (disk) throws(DiskFault) in
        if try disk.readIfPresent(target) != record.bytes { try disk.create(target, record.bytes) }
        try disk.remove(source)
      }
    }
  }

  /// Puts a losing amendment on the docket as a proposal on the text in force, as far as it can be stated
  /// there; in `forked/` all of it is kept.
  private func propose(again record: Record, _ snapshot: Snapshot) throws(FolderFault) {
    guard !record.statement.isHealing else { return }
    let current = try document(snapshot)
    let base = try text(before: record)
    // What was proposed to a text that is none can't be proposed again; its record stays in `forked`.
    guard let former = try? Document(base) else { return }
    // The date of the last vote, so that going on after a crash makes the same statement.
    let statement =
      (try? record.statement.restated(from: former, to: current, after: snapshot.head))
      // As said above.
      ?? (try? record.statement.renewed(
        from: former, to: current, after: snapshot.head, proposed: snapshot.head.newestVote))
    if let statement { try put(statement) }
  }

  /// The text that a losing record changed, made from the records before it, lost ones too.
  private func text(before record: Record) throws(FolderFault) -> Bytes {
    guard let parent = record.statement.parent else { return [] }
    let chain = try recordNames()
    if let name = chain.first(where: { parent.hex.utf8.starts(with: $0.hash) }) {
      return try text(at: name.number)
    }
    let former = try lost(parent)
    let base = try text(before: former)
    return try FolderFault.verifying(try former.statement.result(on: base))
  }

  /// A record that is not of this history, by its hash.
  private func lost(_ digest: Digest) throws(FolderFault) -> Record {
    for folder in ["history", "forked"] {
      let names = try disk.faulting { (disk) throws(DiskFault) in
        try disk.listIfPresent("\(path)/\(folder)")
      }
      for name in names {
        guard let parsed = RecordFileName(parsing: Bytes(name.utf8)),
          digest.hex.utf8.starts(with: parsed.hash)
        else { continue }
        let target = file(folder, name)
        let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
        guard Digest(of: bytes) == digest else { continue }
        do { return try Record(parsing: bytes) } catch { throw .record(file: target, error) }
      }
    }
    throw .lostRecordMissing(digest)
  }

  /// Whether a text is that of a record that lost the fork which a statement heals, or what a merge left.
  func isLeft(_ charter: Bytes, by statement: Statement) -> Bool {
    guard statement.isHealing else { return false }
    let found = Digest(of: charter)
    return holdsMergeMarks(charter)
      // A lost record that can't be read is named by `checkForked`.
      || statement.heals.contains { (try? lost($0))?.statement.after == found }
  }

  /// Checks that `forked` holds the records that lost, and nothing else (format.md, 8).
  ///
  /// - Parameter healed: The hashes that the history's records name.
  func checkForked(_ healed: Set<Digest>) throws(FolderFault) {
    let folder = "\(path)/forked"
    let names = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent(folder) }
    var found: Set<Digest> = []
    for name in names where !name.hasSuffix(".tmp") && !name.hasPrefix(".") {
      let target = file("forked", name)
      let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read(target) }
      let digest = Digest(of: bytes)
      guard let parsed = RecordFileName(parsing: Bytes(name.utf8)), healed.contains(digest),
        digest.hex.utf8.starts(with: parsed.hash)
      else { throw .strayForkedFile(file: target) }
      found.insert(digest)
    }
    let lying = Set(try parsedNames().names.map(\.hash))
    for digest in healed.sorted(by: { $0.hex < $1.hex }) where !found.contains(digest) {
      // Not moved yet.
      guard lying.contains(Bytes(digest.hex.utf8.prefix(8))) else { throw .lostRecordMissing(digest) }
    }
  }
}

/// Whether a merge left its marks in a text.
func holdsMergeMarks(_ text: Bytes) -> Bool {
  let lines = text.split(separator: .lineFeed)
  return ["<<<<<<< ", ">>>>>>> "].allSatisfy { mark in lines.contains { $0.starts(with: mark.utf8) } }
}
