import Adapters
import Charter
import Foundation
import History
import Ledger
import Prose
import Ratification
import Testing

/// The docket of a golden charter with four records, for which the fifth is the proposal.
struct DocketTests {
  private let scratch: Scratch
  private let folder: CharterFolder
  private let record: Record

  init() async throws {
    scratch = try Scratch()
    folder = try await Golden.copy("three-ratifiers", records: 4, to: "\(scratch.path)/charter")
    record = try Golden.record("three-ratifiers", 5)
  }

  private func docket() async throws -> [CharterFolder.Proposal] {
    try await folder.docket(try await folder.snapshot())
  }

  private var names: [String] {
    scratch.files.keys.filter { !$0.contains("history/") && $0 != "charter/charter.md" }.sorted()
  }

  @Test("A statement and the sections on it come back as they were put, the votes in name order")
  func roundTrip() async throws {
    #expect(try await docket().isEmpty)
    try await folder.put(record.statement)
    for section in record.sections.reversed() { try await folder.put(section, on: record.statement) }
    let proposal = try #require(try await docket().first)
    #expect(proposal.statement == record.statement)
    #expect(proposal.standing.votes == record.sections)
    #expect(proposal.standing.isCurrent)
    #expect(proposal.result?.bytes == (try await CharterFolder("\(Golden.path)/three-ratifiers").text(at: 5)))
    #expect(proposal.comments.isEmpty)
    #expect(try proposal.standing.record() == record)
  }

  @Test("The same statement put twice is there once")
  func twice() async throws {
    for _ in 0..<2 { try await folder.put(record.statement) }
    #expect(try await docket().count == 1)
    #expect(names == ["charter/docket/\(record.statement.fileName)"])
  }

  @Test("A section by another's key, or on another statement, is no vote")
  func forged() async throws {
    try await folder.put(record.statement)
    let other = try Golden.record("three-ratifiers", 4).sections[0]
    let stolen = try Section(
      name: record.sections[1].name, entries: record.sections[0].entries,
      signature: record.sections[0].signature)
    for section in [other, stolen] { try await folder.put(section, on: record.statement) }
    #expect(try await docket().first?.standing.votes.isEmpty == true)
  }

  @Test("A section by nobody whom the text in force names is no vote")
  func notARatifier() async throws {
    try await folder.put(record.statement)
    let guest = try Section(
      name: utf8("guest"), entries: record.sections[0].entries, signature: record.sections[0].signature)
    try await folder.put(guest, on: record.statement)
    #expect(try await docket().first?.standing.votes.isEmpty == true)
  }

  @Test("Remarks are kept in order, objections numbered, a ratifier's beside their vote")
  func remarks() async throws {
    try await folder.put(record.statement)
    try await folder.put(record.sections[0], on: record.statement)
    let author = Proposer.human(utf8("guest"))
    for (words, isObjection) in [("First.", true), ("A word.", false), ("Second.", true)] {
      try await folder.remark(
        utf8(words), by: author, named: "guest", objection: isObjection, on: record.statement,
        at: moment("2026-11-21T10:00:00Z"))
    }
    try await folder.remark(
      utf8("Mine."), by: .human(utf8("chair")), named: "chair", objection: false, on: record.statement,
      at: moment("2026-11-21T10:00:00Z"))
    let proposal = try #require(try await docket().first)
    #expect(proposal.standing.votes == [record.sections[0]])
    let guest = try #require(proposal.comments.first { $0.name == utf8("guest") })
    #expect(guest.remarks.map(\.words) == ["First.", "A word.", "Second."].map(utf8))
    #expect(guest.remarks.map(\.objection) == [utf8("O1"), nil, utf8("O2")])
    #expect(proposal.comments.contains { $0.name == utf8("chair-remarks") })
  }

  @Test("A name that is none makes no remark", arguments: ["", "Ana", "a/b", "..", "-a"])
  func noName(name: String) async throws {
    try await folder.put(record.statement)
    let found = await fault {
      try await folder.remark(
        utf8("Words."), by: .builtIn, named: name, objection: false, on: record.statement, at: .earliest)
    }
    #expect(found == .noName(name))
  }

  @Test("A statement edited by hand is no longer the one of its name")
  func editedByHand() async throws {
    try await folder.put(record.statement)
    let path = "\(scratch.path)/charter/docket/\(record.statement.fileName)"
    let edited = String(decoding: record.statement.bytes, as: UTF8.self)
      .replacingOccurrences(of: "# Amendment 5: Change 5", with: "# Amendment 5: Change 6")
      .replacingOccurrences(of: "title: \"Change 5\"", with: "title: \"Change 6\"")
    try Disk().replace(path, utf8(edited))
    #expect(await fault { try await docket() } == .strayRecordName(file: path))
  }

  @Test("A file that does not parse is named, others of any name are passed over")
  func strayFiles() async throws {
    try await folder.put(record.statement)
    for name in ["README", "notes.txt", ".hidden.md", "\(record.statement.fileName).k3.tmp"] {
      try Disk().create("\(scratch.path)/charter/docket/\(name)", utf8("anything"))
    }
    #expect(try await docket().count == 1)
    let broken = "\(scratch.path)/charter/docket/\(record.statement.id)-change-5.guest.md"
    try Disk().create(broken, utf8("### guest\n\nno section\n"))
    guard case .record(broken, _) = await fault({ try await docket() }) else {
      Issue.record("read")
      return
    }
  }

  @Test("A proposal is found by the start of its id, or alone; else it is said what there is")
  func prefix() async throws {
    let snapshot = try await folder.snapshot()
    #expect(await fault { try await folder.proposal(nil, snapshot) } == .noSuchProposal(""))
    try await folder.put(record.statement)
    let id = record.statement.id
    for prefix in [nil, "", String(id.prefix(1)), id] as [String?] {
      #expect(try await folder.proposal(prefix, snapshot).statement == record.statement)
    }
    #expect(await fault { try await folder.proposal("zz", snapshot) } == .noSuchProposal("zz"))
    let motion = Motion(
      title: utf8("Another"), proposer: .builtIn,
      result: try await folder.text(at: 4) + utf8("\n## More\nText.\n"))
    let other = try await folder.propose(motion, at: moment("2020-01-01T00:00:00Z"))
    #expect(
      await fault { try await folder.proposal(nil, snapshot) } == .ambiguousProposal("", [other.id, id]))
    #expect(try await folder.proposal(other.id, snapshot).statement == other)
  }

  @Test("What a motion lacks is said, and nothing is put")
  func motion() async throws {
    let same = Motion(title: utf8("Same"), proposer: .builtIn, result: try await folder.text(at: 4))
    #expect(await fault { try await folder.propose(same, at: .earliest) } == .motion(.changesNothing))
    #expect(names.isEmpty)
  }

  @Test("What is declined leaves the docket with all that lies beside it, and is kept with why")
  func decline() async throws {
    try await folder.put(record.statement)
    for section in record.sections { try await folder.put(section, on: record.statement) }
    let motion = Motion(
      title: utf8("Another"), proposer: .builtIn,
      result: try await folder.text(at: 4) + utf8("\n## More\nText.\n"))
    let other = try await folder.propose(motion, at: moment("2026-01-01T00:00:00Z"))
    let declined = try Declined(
      record.statement, by: utf8("chair"), on: moment("2026-11-22T00:00:00Z"), outcome: .declined,
      why: utf8("It is not needed.\n\nNot now."))
    try await folder.decline(declined)
    #expect(try await folder.declined() == [declined])
    let own = "charter/declined/\(record.statement.fileName)"
    let votes = record.sections.map { section in
      own.replacing(".md", with: ".\(String(decoding: section.name, as: UTF8.self)).md")
    }
    #expect(names == (votes + [own, "charter/docket/\(other.fileName)"]).sorted())
    let earlier = try Declined(
      other, by: utf8("chair"), on: moment("2026-11-21T00:00:00Z"), outcome: .withdrawn, why: utf8("Mine."))
    try await folder.decline(earlier)
    #expect(try await folder.declined() == [earlier, declined])
    #expect(try await docket().isEmpty)
  }

  @Test("What can't be kept as declined stays on the docket", arguments: 0..<12)
  func declineFault(target: Int) async throws {
    try await folder.put(record.statement)
    let declined = try Declined(
      record.statement, by: utf8("chair"), on: .earliest, outcome: .declined, why: utf8("No."))
    let saboteur = Saboteur(failing: target)
    let found = await fault {
      try await CharterFolder("\(scratch.path)/charter", disk: saboteur.disk).decline(declined)
    }
    #expect((found != nil) == (saboteur.struck != nil))
    // It is in one place at least, and never half.
    let (kept, open) = (try await folder.declined(), try await docket())
    #expect(kept == [declined] || (kept.isEmpty && open.count == 1))
  }

  @Test("What is withdrawn leaves no trace")
  func withdraw() async throws {
    try await folder.put(record.statement)
    try await folder.withdraw(record.statement)
    #expect(names.isEmpty)
  }
}
