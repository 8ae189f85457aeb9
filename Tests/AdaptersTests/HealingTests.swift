import Adapters
import Charter
import Foundation
import Ledger
import Prose
import Ratification
import Testing

@Suite(.enabled(if: hasSSHKeygen))
struct HealingTests {
  private let clerk: Clerk
  private let scratch: Scratch
  private let base: Bytes
  private let path: String

  init() async throws {
    clerk = try await Clerk()
    scratch = try Scratch()
    path = "\(scratch.path)/charter"
    base = clerk.text(ratifiers: 2) + utf8("\n## Appeal\nWhoever is refused may appeal.\n")
  }

  /// A charter with one amendment in force in each of two copies, merged; the second has another one after it.
  private func forked() async throws -> (kept: [Record], lost: [Record]) {
    let folder = try await clerk.charter(at: path, text: base, by: ["ana", "ben"])
    let other = "\(scratch.path)/other"
    try FileManager.default.copyItem(atPath: path, toPath: other)
    let head = try await folder.snapshot().head
    let ours = try clerk.statement(
      after: head, from: base, to: base + utf8("\n## More\nText.\n"), title: "Ours")
    let kept = try await clerk.record(ours, by: "ana")
    try await folder.enact(kept)
    let copy = CharterFolder(other)
    let theirText = replacing("may appeal.", "may appeal once.", in: base)
    let theirs = try clerk.statement(after: head, from: base, to: theirText, title: "Theirs")
    let first = try await clerk.record(theirs, by: "ben")
    try await copy.enact(first)
    let last = replacing("may appeal once.", "may appeal once a year.", in: theirText)
    let second = try await clerk.record(
      try clerk.statement(after: try await copy.snapshot().head, from: theirText, to: last, title: "More"),
      by: "ben")
    try await copy.enact(second)
    for record in [first, second] {
      try Disk().create("\(path)/history/\(record.fileName.string)", record.bytes)
    }
    return ([kept], [first, second])
  }

  private func replacing(_ old: String, _ new: String, in text: Bytes) -> Bytes {
    utf8(String(decoding: text, as: UTF8.self).replacing(old, with: new))
  }

  private func heal(_ tip: Digest) async throws -> (CharterFolder, Statement) {
    let folder = CharterFolder(path, following: tip)
    let statement = try await folder.proposeHealing(
      by: .human(utf8("ana")), at: moment("2026-11-21T10:30:00Z")
    ) { fork, _ in (utf8("Heal the fork at \(fork.number)"), utf8("Two histories."), utf8("One stays.")) }
    return (folder, statement)
  }

  @Test("A fork is named, its branches can be read, and nothing is enacted before it is healed")
  func found() async throws {
    let (kept, lost) = try await forked()
    let folder = CharterFolder(path)
    let fork = try #require(try await folder.fork())
    #expect(fork.number == 2)
    #expect(Set(fork.branches.map(\.records)) == [kept, lost])
    guard case .fork(2, let files) = await fault({ try await folder.snapshot() }) else {
      Issue.record("no fork")
      return
    }
    #expect(Set(files) == [kept[0].fileName.string, lost[0].fileName.string])
    #expect(await fault { try await folder.verify() } != nil)
    for tip in [kept[0], lost[1]] {
      #expect(try await CharterFolder(path, following: tip.digest).verify().head.record == tip.digest)
    }
  }

  @Test("Healed, it verifies, the losers lie in forked byte for byte, and come back as proposals")
  func healed() async throws {
    let (kept, lost) = try await forked()
    let memory = HeadMemory(places: scratch.places, disk: Disk())
    // This machine had seen the history that loses as the one.
    let other = CharterFolder("\(scratch.path)/other")
    _ = try await other.verify(remembering: memory)
    try Disk().replace("\(path)/charter.md", try await other.snapshot().charter)

    let (folder, statement) = try await heal(kept[0].digest)
    #expect(statement.heals == lost.map(\.digest))
    #expect(try await heal(kept[0].digest).1 == statement)
    #expect(statement.before == statement.after)
    let snapshot = try await folder.snapshot()
    let proposal = try await folder.proposal(statement.id, snapshot)
    #expect(proposal.standing.isCurrent)
    try await folder.enact(try await clerk.record(statement, by: "ana"))

    let one = CharterFolder(path)
    #expect(try await one.fork() == nil)
    let verified = try await one.verify(remembering: memory)
    #expect(verified.head.number == 3)
    #expect(verified.text?.bytes == base + utf8("\n## More\nText.\n"))
    #expect(try await one.snapshot().projection == .inForce)
    let history = CheckpointedHistory(of: one) { record, patch, _ in
      "\(record.statement.number) \(patch.hunks.count)"
    }
    #expect(try await history.allRows() == ["1 1", "2 1", "3 0"])
    #expect(try await history.passage(3).after.bytes == verified.text?.bytes)
    for record in lost {
      #expect(try Disk().read("\(path)/forked/\(record.fileName.string)") == record.bytes)
      #expect(!Disk().exists("\(path)/history/\(record.fileName.string)"))
    }
    let proposals = try await one.docket(try await one.snapshot())
    #expect(proposals.map(\.statement.title) == [utf8("Theirs"), utf8("More")])
    #expect(proposals.allSatisfy { $0.standing.isCurrent && $0.standing.votes.isEmpty })
    #expect(proposals[0].statement.proposed == lost[0].statement.proposed)
    let result = proposals[0].result.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(result.contains("may appeal once.") && result.contains("## More"))
    try await one.enact(try await clerk.record(proposals[0].statement, by: "ana"))
    #expect(try await one.verify(remembering: memory).head.number == 4)
    #expect(await fault { try await self.heal(kept[0].digest) } == .notForked(path: path))
  }

  @Test("A crash after the record leaves a fork that is healed, and opening goes on with it")
  func crash() async throws {
    let (kept, lost) = try await forked()
    let (_, statement) = try await heal(lost[1].digest)
    let record = try await clerk.record(statement, by: "ana", "ben")
    try Disk().create("\(path)/history/\(record.fileName.string)", record.bytes)
    let folder = CharterFolder(path)
    #expect(try await folder.fork() == nil)
    #expect(try await folder.snapshot().head.record == record.digest)
    try await folder.finishHealing()
    try await folder.finishProjection()
    let files = scratch.files
    #expect(files["charter/forked/\(kept[0].fileName.string)"] == kept[0].bytes)
    #expect(try await folder.verify().head.number == 4)
    #expect(try await folder.docket(try await folder.snapshot()).map(\.statement.title) == [utf8("Ours")])
    try await folder.finishHealing()
    #expect(scratch.files == files)
  }

  @Test("A record that lost is not left out of forked, and nothing else lies there")
  func missing() async throws {
    let (kept, lost) = try await forked()
    let (folder, statement) = try await heal(kept[0].digest)
    try await folder.enact(try await clerk.record(statement, by: "ana"))
    let file = "\(path)/forked/\(lost[0].fileName.string)"
    let one = CharterFolder(path)
    try Disk().replace("\(path)/forked/0009-other.0a1b2c3d.md", utf8("Other.\n"))
    #expect(
      await fault { try await one.verify() }
        == .strayForkedFile(file: "\(path)/forked/0009-other.0a1b2c3d.md"))
    try Disk().remove("\(path)/forked/0009-other.0a1b2c3d.md")
    try Disk().remove(file)
    #expect(await fault { try await one.verify() } == .lostRecordMissing(lost[0].digest))
    var bytes = lost[0].bytes
    bytes[bytes.count - 2] ^= 1
    try Disk().replace(file, bytes)
    #expect(await fault { try await one.verify() } == .strayForkedFile(file: file))
    try Disk().replace(file, lost[0].bytes)
    #expect(try await one.verify().head.number == 3)
  }

  @Test("A text with the marks of a merge is written over by healing, one that somebody typed is not")
  func textOfAMerge() async throws {
    for (text, isWrittenOver) in [
      ("<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n", true), ("Typed by hand.\n", false),
    ] {
      let test = try await HealingTests()
      let (kept, _) = try await test.forked()
      try Disk().replace("\(test.path)/charter.md", utf8(text))
      let (folder, statement) = try await test.heal(kept[0].digest)
      let record = try await test.clerk.record(statement, by: "ana")
      let fault = await fault { try await folder.enact(record) }
      #expect(fault == (isWrittenOver ? nil : .editedByHand(path: "\(test.path)/charter.md")))
      #expect((try Disk().read("\(test.path)/charter.md") == utf8(text)) != isWrittenOver)
    }
  }
}
