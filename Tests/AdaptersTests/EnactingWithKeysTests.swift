import Adapters
import Charter
import Foundation
import Ledger
import Prose
import Ratification
import Testing

@Suite(.enabled(if: hasSSHKeygen))
struct EnactingWithKeysTests {
  @Test("Of two amendments enacted at once exactly one comes into force, and the other is told")
  func race() async throws {
    let clerk = try await Clerk()
    for _ in 0..<4 {
      let scratch = try Scratch()
      let path = "\(scratch.path)/charter"
      let base = clerk.text()
      let head = try await clerk.charter(at: path, text: base).snapshot().head
      var records: [Record] = []
      for body in ["One decides.", "Two decide.", "Three decide."] {
        let statement = try clerk.statement(after: head, from: base, to: clerk.text(body: body))
        records.append(try await clerk.record(statement, by: "ana"))
      }
      let outcomes = await withTaskGroup(of: FolderFault?.self) { group in
        for record in records {
          group.addTask { await fault { try await CharterFolder(path).enact(record) } }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 == nil }.count == 1)
      #expect(outcomes.filter { $0 == .moved(from: 1, to: 2) }.count == 2)
      let folder = CharterFolder(path)
      let verified = try await folder.verify()
      #expect(verified.head.number == 2)
      #expect(try await folder.snapshot().projection == .inForce)
    }
  }

  @Test("A draft that was edited while it was being adopted is not written over")
  func editedDraft() async throws {
    let clerk = try await Clerk()
    let scratch = try Scratch()
    let path = "\(scratch.path)/charter"
    let folder = try CharterFolder.create(at: path, text: clerk.text(), disk: Disk())
    let statement = try clerk.statement(after: .draft, from: [], to: clerk.text())
    let record = try await clerk.record(statement, by: "ana")
    try await folder.writeDraft(clerk.text(body: "Typed meanwhile."))
    #expect(await fault { try await folder.enact(record) } == .editedByHand(path: "\(path)/charter.md"))
    #expect(try Disk().read("\(path)/charter.md") == clerk.text(body: "Typed meanwhile."))
    try await folder.writeDraft(clerk.text())
    #expect(try await folder.enact(record))
  }

  @Test("An adoption of what was edited writes over the draft that it was made of, a crash between included")
  func editedAdoption() async throws {
    let clerk = try await Clerk()
    for isCrash in [false, true] {
      let scratch = try Scratch()
      let path = "\(scratch.path)/charter"
      let folder = try CharterFolder.create(at: path, text: clerk.text(), disk: Disk())
      let draft = try clerk.statement(after: .draft, from: [], to: clerk.text())
      let motion = Motion(
        title: utf8("Adopt"), proposer: .human(utf8("ana")), result: clerk.text(body: "As edited."))
      let statement = try motion.statement(
        after: .draft, base: [], proposed: draft.proposed, replacing: draft.change)
      let record = try await clerk.record(statement, by: "ana")
      if isCrash {
        try Disk().makeFolder("\(path)/history")
        try Disk().create("\(path)/history/\(record.fileName.string)", record.bytes)
        #expect(try await folder.snapshot().projection == .unfinished)
        try await folder.finishProjection()
      } else {
        try await folder.enact(record)
      }
      #expect(try await folder.snapshot().projection == .inForce)
      #expect(try Disk().read("\(path)/charter.md") == clerk.text(body: "As edited."))
    }
  }

  @Test("A vote by a key that only ssh-keygen verifies counts on the docket and in the record")
  func otherKeys() async throws {
    let clerk = try await Clerk()
    let scratch = try Scratch()
    let path = "\(scratch.path)/charter"
    let base = clerk.text(ratifiers: 3, threshold: "2")
    let folder = try await clerk.charter(at: path, text: base, by: ["ana", "cal"])
    let snapshot = try await folder.snapshot()
    let result = clerk.text(ratifiers: 3, threshold: "2", body: "Two decide.")
    let statement = try clerk.statement(after: snapshot.head, from: base, to: result)
    try await folder.put(statement)
    try await folder.put(try await clerk.section("ana", on: statement), on: statement)
    let good = try await clerk.section("cal", on: statement)
    let other = try clerk.statement(after: snapshot.head, from: base, to: result, title: "Other")
    let forged = try good.signed(try await clerk.section("cal", on: other).signature ?? [])
    try await folder.put(forged, on: statement)
    #expect(try await folder.proposal(nil, snapshot).standing.votes.map(\.name) == [utf8("ana")])
    try await folder.put(good, on: statement)
    let standing = try await folder.proposal(nil, snapshot).standing
    #expect(standing.votes.map(\.name) == [utf8("ana"), utf8("cal")])
    try await folder.enact(try standing.record())
    #expect(try await folder.verify().head.number == 2)
    let missing = SSHKeygen(command: "/nonexistent/ssh-keygen")
    #expect(await fault { try await folder.verify(keygen: missing) } == .key(.noSSHKeygen))
  }

  @Test("A proposal that was overtaken is carried with its remarks, without its votes, and can be enacted")
  func carry() async throws {
    let clerk = try await Clerk()
    let scratch = try Scratch()
    let base = clerk.text()
    let folder = try await clerk.charter(at: "\(scratch.path)/charter", text: base)
    let head = try await folder.snapshot().head
    let more = utf8("\n## More\nText.\n")
    let ours = try clerk.statement(after: head, from: base, to: base + more, title: "Ours")
    try await folder.put(ours)
    try await folder.put(try await clerk.section("ana", on: ours), on: ours)
    try await folder.remark(
      utf8("A word."), by: .human(utf8("guest")), named: "guest", objection: false, on: ours, at: .earliest)
    #expect(try await folder.restate(ours) == ours)
    let theirs = try clerk.statement(after: head, from: base, to: clerk.text(body: "Two decide."))
    let both = try clerk.statement(
      after: head, from: base, to: clerk.text(body: "Three decide.") + more, title: "Both")
    try await folder.put(both)
    try await folder.enact(try await clerk.record(theirs, by: "ana"))

    let files = scratch.files
    #expect(await fault { try await folder.restate(both) } == .overtaken(.touched(["oversight"])))
    #expect(scratch.files == files)
    let carried = try await folder.restate(ours)
    let proposals = try await folder.docket(try await folder.snapshot())
    #expect(Set(proposals.map(\.statement)) == [carried, both])
    let proposal = try #require(proposals.first { $0.statement == carried })
    #expect(proposal.standing.isCurrent)
    #expect(proposal.standing.votes.isEmpty)
    #expect(proposal.comments.map(\.name) == [utf8("guest")])
    try await folder.enact(try await clerk.record(carried, by: "ana"))
    #expect(try await folder.verify().text?.bytes == clerk.text(body: "Two decide.") + more)
  }
}
