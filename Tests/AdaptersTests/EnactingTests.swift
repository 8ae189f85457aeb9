import Adapters
import Charter
import Foundation
import History
import Ledger
import Prose
import Ratification
import Testing

struct EnactingTests {
  private static let count = 4

  /// A copy of a golden charter with four records, the fifth on its docket.
  private func prepare(_ scratch: Scratch) async throws -> (path: String, record: Record) {
    let path = "\(scratch.path)/charter"
    let folder = try await Golden.copy("three-ratifiers", records: Self.count, to: path)
    let record = try Golden.record("three-ratifiers", Self.count + 1)
    try await folder.put(record.statement)
    for section in record.sections { try await folder.put(section, on: record.statement) }
    return (path, record)
  }

  private func texts() async throws -> (before: Bytes, after: Bytes) {
    let golden = CharterFolder("\(Golden.path)/three-ratifiers")
    return (try await golden.text(at: Self.count), try await golden.text(at: Self.count + 1))
  }

  @Test(
    "Whichever call fails, either nothing is in force and it throws, or the record is and the text can be finished",
    arguments: [false, true])
  func faults(isLasting: Bool) async throws {
    let texts = try await texts()
    var (refused, unfinished) = (0, 0)
    for target in 0... {
      let scratch = try Scratch()
      let (path, record) = try await prepare(scratch)
      let verified = try await CharterFolder(path).verify()
      let saboteur = Saboteur(failing: target, isLasting: isLasting)
      var isShown: Bool?
      let thrown = await fault {
        isShown = try await CharterFolder(path, disk: saboteur.disk).enact(record, after: verified)
      }
      let isDone = saboteur.struck == nil
      #expect(!scratch.files.keys.contains { $0.hasSuffix(".tmp") })
      let folder = CharterFolder(path)
      let snapshot = try await folder.snapshot()
      if thrown != nil {
        refused += 1
        #expect(snapshot.head.number == Self.count)
        #expect(snapshot.charter == texts.before)
        #expect(try await folder.docket(snapshot).count == 1)
        // Nothing was lost: the same record can be enacted now.
        try await folder.enact(record)
      } else {
        #expect(snapshot.head.number == Self.count + 1)
        if isShown == true { #expect(snapshot.projection == .inForce) }
        if snapshot.projection == .unfinished {
          unfinished += 1
          #expect(snapshot.charter == texts.before)
        }
        #expect(try await folder.docket(snapshot).isEmpty)
        try await folder.finishProjection()
      }
      let healed = try await folder.snapshot()
      #expect(healed.projection == .inForce)
      #expect(healed.charter == texts.after)
      #expect(scratch.files.keys.filter { $0.contains("docket/") }.isEmpty)
      #expect(try await folder.verify().head == healed.head)
      if isDone { break }
    }
    #expect(refused > 10)
    #expect(unfinished > 4)
  }

  @Test("A crash between record and text, or before the docket was tidied, is finished")
  func crash() async throws {
    let texts = try await texts()
    for isTextWritten in [false, true] {
      let scratch = try Scratch()
      let (path, record) = try await prepare(scratch)
      try Disk().create("\(path)/history/\(record.fileName.string)", record.bytes)
      if isTextWritten { try Disk().replace("\(path)/charter.md", texts.after) }
      let folder = CharterFolder(path)
      let snapshot = try await folder.snapshot()
      #expect(snapshot.projection == (isTextWritten ? .inForce : .unfinished))
      #expect(try await folder.textInForce(snapshot) == texts.after)
      #expect(try await folder.docket(snapshot).isEmpty)
      try await folder.finishProjection()
      #expect(try await folder.snapshot().charter == texts.after)
      #expect(scratch.files.keys.filter { $0.contains("docket/") }.isEmpty)
    }
  }

  @Test("Nothing to finish writes nothing, in a draft, in force and edited by hand")
  func nothingToFinish() async throws {
    let scratch = try Scratch()
    let (path, _) = try await prepare(scratch)
    let folder = CharterFolder(path)
    for text in [nil, utf8("edited by hand\n")] {
      if let text { try Disk().replace("\(path)/charter.md", text) }
      let files = scratch.files
      try await folder.finishProjection()
      #expect(scratch.files == files)
    }
  }

  @Test("A head that moved is said, and nothing is written", arguments: [1, 2, 3, 4, 6, 7])
  func moved(number: Int) async throws {
    let scratch = try Scratch()
    let (path, _) = try await prepare(scratch)
    let files = scratch.files
    let record = try Golden.record("three-ratifiers", number)
    let fault = await fault { try await CharterFolder(path).enact(record) }
    #expect(fault == .moved(from: number - 1, to: Self.count))
    #expect(scratch.files == files)
  }

  @Test("A record of another history is not enacted")
  func otherHistory() async throws {
    let scratch = try Scratch()
    let (path, _) = try await prepare(scratch)
    let record = try Golden.record("one-ratifier", Self.count + 1)
    let fault = await fault { try await CharterFolder(path).enact(record) }
    #expect(fault == .moved(from: Self.count, to: Self.count))
  }

  @Test("A text edited by hand is not written over")
  func editedByHand() async throws {
    let scratch = try Scratch()
    let (path, record) = try await prepare(scratch)
    let verified = try await CharterFolder(path).verify()
    try Disk().replace("\(path)/charter.md", try await texts().before + utf8("\nBy hand.\n"))
    let files = scratch.files
    let fault = await fault { try await CharterFolder(path).enact(record, after: verified) }
    #expect(fault == .editedByHand(path: "\(path)/charter.md"))
    #expect(scratch.files == files)
  }

  @Test("A record that would not verify is not enacted: a vote too few, a signature that is none")
  func unverified() async throws {
    let scratch = try Scratch()
    let (path, record) = try await prepare(scratch)
    let files = scratch.files
    let alone = try Record(statement: record.statement, sections: [record.sections[0]])
    #expect(
      await fault { try await CharterFolder(path).enact(alone) } == .lacks([.votes(found: 1, needed: 2)]))
    let other = try Golden.record("three-ratifiers", Self.count)
    let forged = try record.sections[0].signed(other.sections[0].signature ?? [])
    let mixed = try Record(statement: record.statement, sections: [forged] + record.sections.dropFirst())
    guard case .verification(let found) = await fault({ try await CharterFolder(path).enact(mixed) }) else {
      Issue.record("enacted")
      return
    }
    #expect(found.rule == .signature("chair", .invalid))
    #expect(scratch.files == files)
  }

  @Test("What was verified is not read again: enacting opens as many files after 4 records as after 11")
  func readsOnce() async throws {
    var opened: [Int] = []
    for count in [4, 11] {
      let scratch = try Scratch()
      let path = "\(scratch.path)/charter"
      let folder = try await Golden.copy("three-ratifiers", records: count, to: path)
      let verified = try await folder.verify()
      let record = try Golden.record("three-ratifiers", count + 1)
      let isOpening = FlagCounter()
      let disk = Disk { attempt in
        isOpening.count(attempt == .open)
        return 0
      }
      try await CharterFolder(path, disk: disk).enact(record, after: verified)
      opened.append(isOpening.counts.yes)
      #expect(try await folder.verify().head.record == record.digest)
    }
    #expect(opened[0] == opened[1] && opened[0] < 12)
  }

  @Test("What was enacted is remembered, so that a history cut short afterwards is noticed")
  func remembered() async throws {
    let scratch = try Scratch()
    let (path, record) = try await prepare(scratch)
    let memory = HeadMemory(places: scratch.places, disk: Disk())
    let folder = CharterFolder(path)
    let before = try Disk().read("\(path)/charter.md")
    try await folder.enact(record, after: try await folder.verify(), remembering: memory)
    _ = try await folder.verify(remembering: memory)
    try Disk().remove("\(path)/history/\(record.fileName.string)")
    try Disk().replace("\(path)/charter.md", before)
    guard case .verification(let found)? = await fault({ try await folder.verify(remembering: memory) })
    else {
      Issue.record("a shorter history verified")
      return
    }
    #expect(found.rule == .shortened(seen: Self.count + 1))
  }

  @Test(
    "What came to lie in the folder after it was verified is found under the lock, and nothing is written")
  func changedMeanwhile() async throws {
    let last = try Golden.record("three-ratifiers", Self.count)
    let next = try Golden.record("three-ratifiers", Self.count + 1)
    let tampered = Bytes(last.bytes.dropLast(2)) + utf8("x\n")
    let changes: [(name: String, bytes: Bytes, isExpected: (FolderFault?) -> Bool)] = [
      // Another amendment came first: the same one, and one that has the number of the last.
      (next.fileName.string, next.bytes, { $0 == .moved(from: Self.count, to: Self.count + 1) }),
      (
        "0004-change.0a1b2c3d.md", last.bytes,
        { if case .verification(let fault) = $0 { fault.number == Self.count } else { false } }
      ),
      (
        last.fileName.string, tampered,
        { if case .record(let file, _) = $0 { file.hasSuffix(last.fileName.string) } else { false } }
      ),
      ("notes.txt", [], { if case .strayRecordName = $0 { true } else { false } }),
    ]
    for change in changes {
      let scratch = try Scratch()
      let (path, record) = try await prepare(scratch)
      let folder = CharterFolder(path)
      let verified = try await folder.verify()
      try Disk().replace("\(path)/history/\(change.name)", change.bytes)
      let files = scratch.files
      let found = await fault { try await folder.enact(record, after: verified) }
      #expect(change.isExpected(found), "\(change.name): \(String(describing: found))")
      #expect(scratch.files == files)
    }
  }

  @Test("While another holds the folder it is busy, and nothing is written")
  func busy() async throws {
    let scratch = try Scratch()
    let (path, record) = try await prepare(scratch)
    let files = scratch.files
    let descriptor = open(path, O_RDONLY | O_DIRECTORY)
    flock(descriptor, LOCK_EX)
    let found = await fault { try await CharterFolder(path).enact(record) }
    #expect(found == .disk(DiskFault(.lock, path, .busy)))
    #expect(scratch.files == files)
    close(descriptor)
    try await CharterFolder(path).enact(record)
  }

  @Test("The folder is held from the look at the head to the last write")
  func held() async throws {
    let scratch = try Scratch()
    let (path, record) = try await prepare(scratch)
    let isHeld = FlagCounter()
    let disk = Disk { attempt in
      guard attempt == .link || attempt == .rename || attempt == .remove else { return 0 }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY)
      defer { close(descriptor) }
      isHeld.count(flock(descriptor, LOCK_EX | LOCK_NB) != 0)
      return 0
    }
    try await CharterFolder(path, disk: disk).enact(record)
    #expect(isHeld.counts.yes >= 3)
    #expect(isHeld.counts.no == 0)
  }
}

/// Counts yes and no from any thread.
final class FlagCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var yes = 0
  private var no = 0

  func count(_ flag: Bool) { lock.withLock { if flag { yes += 1 } else { no += 1 } } }

  var counts: (yes: Int, no: Int) { lock.withLock { (yes, no) } }
}
