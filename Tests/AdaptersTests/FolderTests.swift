import Adapters
import Charter
import Foundation
import History
import Ledger
import Prose
import Ratification
import Testing

struct FolderTests {
  private let scratch: Scratch
  private var path: String { "\(scratch.path)/charter" }

  init() throws { scratch = try Scratch() }

  private func draft() throws -> Bytes {
    let text = try Disk().read("\(Golden.path)/one-ratifier/charter.md")
    return text
  }

  @Test(
    "A golden charter verifies, with and without a memory of it",
    arguments: ["one-ratifier", "three-ratifiers"])
  func golden(name: String) async throws {
    let folder = CharterFolder("\(Golden.path)/\(name)/")
    let memory = HeadMemory(places: scratch.places, disk: Disk())
    let count = try Golden.names(name).count
    for memory in [nil, memory, memory] as [HeadMemory?] {
      let verified = try await folder.verify(remembering: memory)
      #expect(verified.head.number == count)
      #expect(verified.head == (try await folder.snapshot().head))
    }
  }

  @Test(
    "The text after each amendment is what its record says", arguments: ["one-ratifier", "three-ratifiers"])
  func texts(name: String) async throws {
    let folder = CharterFolder("\(Golden.path)/\(name)")
    #expect(try await folder.text(at: 0) == [])
    let count = try Golden.names(name).count
    for number in 1...count {
      let text = try await folder.text(at: number)
      #expect(Digest(of: text) == (try await folder.record(number)).statement.after)
    }
    for number in [-1, count + 1] {
      #expect(await fault { try await folder.text(at: number) } == .noSuchAmendment(number, last: count))
    }
    for number in [0, count + 1] {
      #expect(await fault { try await folder.record(number) } == .noSuchAmendment(number, last: count))
    }
  }

  @Test("A new charter is a draft with its two files, and its folder was not there before")
  func create() async throws {
    let folder = try CharterFolder.create(at: path, text: try draft(), disk: Disk())
    #expect(
      scratch.files == ["charter/charter.md": try draft(), "charter/.gitattributes": utf8("* -text\n")])
    let snapshot = try await folder.snapshot()
    #expect(snapshot.projection == .draft)
    #expect(snapshot.head == .draft)
    let text = try draft()
    let path = path
    #expect(
      await fault { try CharterFolder.create(at: path, text: text, disk: Disk()) }
        == .alreadyThere(path: path))
    #expect(
      await fault { try CharterFolder.create(at: path + "2", text: utf8("# No\n"), disk: Disk()) }
        == .charter(file: path + "2/charter.md", .noFrontMatter))
  }

  @Test("Whichever call fails, a new charter is there as a whole or not at all")
  func createFaults() async throws {
    let text = try draft()
    for target in 0... {
      let scratch = try Scratch()
      let path = "\(scratch.path)/a/charter"
      let saboteur = Saboteur(failing: target)
      let found = await fault { try CharterFolder.create(at: path, text: text, disk: saboteur.disk) }
      #expect((found == nil) == (saboteur.struck == nil))
      #expect(scratch.files.count == (found == nil ? 2 : 0))
      if found == nil { break }
      _ = try CharterFolder.create(at: path, text: text, disk: Disk())
    }
  }

  @Test("A draft is written, and only a draft", arguments: [false, true])
  func writeDraft(isAdopted: Bool) async throws {
    let folder =
      isAdopted
      ? try await Golden.copy("one-ratifier", records: 2, to: path)
      : try CharterFolder.create(at: path, text: try draft(), disk: Disk())
    let text = try draft() + utf8("\n## More\nText.\n")
    let before = scratch.files
    let found = await fault { try await folder.writeDraft(text) }
    #expect(found == (isAdopted ? .moved(from: 0, to: 2) : nil))
    #expect((scratch.files == before) == isAdopted)
    if !isAdopted { #expect(try await folder.snapshot().charter == text) }
  }

  @Test("What is no charter is said so", arguments: ["", "/history", "/nowhere"])
  func notACharter(place: String) async throws {
    let folder = CharterFolder("\(Golden.path)/one-ratifier\(place)")
    let found = await fault { try await folder.snapshot() }
    #expect(found == (place.isEmpty ? nil : .notACharter(path: folder.path)))
  }

  @Test("A gap, a record under another's number and a stray name are found")
  func names() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 4, to: path)
    let names = try Golden.names("one-ratifier")
    let history = "\(path)/history"
    let third = try Disk().read("\(history)/\(names[2])")
    try Disk().remove("\(history)/\(names[2])")
    #expect(await fault { try await folder.snapshot() } == .gap(after: 2, file: "\(history)/\(names[3])"))
    try Disk().create("\(history)/\(names[2])", third)
    let twin = "0003-another.00000000.md"
    try Disk().create("\(history)/\(twin)", third)
    #expect(
      await fault { try await folder.snapshot() }
        == .verification(
          VerificationFault(number: 3, file: twin, .file(.hash(found: Digest(of: third))))))
    try Disk().remove("\(history)/\(twin)")
    try Disk().create("\(history)/notes.txt", [])
    #expect(await fault { try await folder.snapshot() } == .strayRecordName(file: "\(history)/notes.txt"))
    try Disk().remove("\(history)/notes.txt")
    try Disk().create("\(history)/.hidden", [])
    try Disk().create("\(history)/\(names[4]).k3.tmp", [])
    #expect(try await folder.snapshot().head.number == 4)
  }

  @Test("A record that lies there twice, under its own slug and under another, is found")
  func copiedRecord() async throws {
    let long = try LongHistory(9)
    let name = long.records[6].fileName
    let other = Bytes(name.bytes.prefix(5)) + utf8("other-") + name.bytes.dropFirst(5)
    let copy = "\(long.path)/history/\(String(decoding: other, as: UTF8.self))"
    try Data(long.records[6].bytes).write(to: URL(filePath: copy))
    let found = await fault { try await CharterFolder(long.path).verify() }
    guard case .verification(let broken)? = found else {
      Issue.record("expected the copy to be refused, found \(String(describing: found))")
      return
    }
    #expect(broken.number == 7 && broken.rule == .file(.slug(expected: name.slug)))
  }

  @Test("A folder of records that can't be listed is a fault, never a draft")
  func unlisted() async throws {
    _ = try await Golden.copy("one-ratifier", records: 2, to: path)
    let disk = Disk { $0 == .list ? EIO : 0 }
    let found = await fault { try await CharterFolder(path, disk: disk).snapshot() }
    #expect(found == .disk(DiskFault(.list, "\(path)/history", .system(EIO))))
  }

  @Test("A last record whose bytes are not those of its name is found at a look")
  func flippedLast() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 3, to: path)
    let name = try Golden.names("one-ratifier")[2]
    let file = "\(path)/history/\(name)"
    let text = String(decoding: try Disk().read(file), as: UTF8.self)
    try Disk().replace(
      file,
      utf8(text.replacingOccurrences(of: "41s", with: "40s").replacingOccurrences(of: "30s", with: "31s")))
    guard case .verification(let found) = await fault({ try await folder.snapshot() }),
      case .file(.hash) = found.rule
    else {
      Issue.record("read")
      return
    }
    #expect(found.number == 3)
  }

  @Test("Each byte of each line's start, flipped in a record, fails to verify and names that record")
  func flips() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 3, to: path)
    let file = "\(path)/history/\(try Golden.names("one-ratifier")[1])"
    let bytes = try Disk().read(file)
    let starts = lineRanges(of: bytes).map(\.lowerBound).filter { bytes[$0] != 0x0A }
    for offset in starts {
      var flipped = bytes
      flipped[offset] ^= 1
      try Disk().replace(file, flipped)
      guard case .verification(let found) = await fault({ try await folder.verify() }) else {
        Issue.record("byte \(offset) flipped and verified")
        continue
      }
      #expect(found.number == 2)
    }
  }

  @Test("A text edited by hand differs at the line that is said, and what is in force is still known")
  func editedByHand() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 3, to: path)
    let text = try await folder.text(at: 3)
    var lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
    lines[20] = lines[20] + utf8(" by hand")
    try Disk().replace("\(path)/charter.md", Bytes(lines.joined(separator: [.lineFeed])))
    let snapshot = try await folder.snapshot()
    #expect(snapshot.projection == .editedByHand)
    #expect(try await folder.textInForce(snapshot) == text)
    let found = await fault { try await folder.verify() }
    #expect(
      found == .verification(VerificationFault(number: 3, file: "charter.md", .charterDiffers(firstLine: 21)))
    )
    #expect(found?.amendment == nil)
  }

  @Test("Where charter.md is gone, the text in force is read from the records, and verifying says so")
  func textIsGone() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 3, to: path)
    let text = try await folder.text(at: 3)
    try FileManager.default.removeItem(atPath: "\(path)/charter.md")
    #expect(try await folder.textInForce(try await folder.snapshot()) == text)
    let found = await fault { try await folder.verify() }
    #expect(
      found == .verification(VerificationFault(number: 3, file: "charter.md", .charterDiffers(firstLine: 1))))
    try FileManager.default.removeItem(atPath: "\(path)/history")
    for name in ["notes", "history"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
      #expect(await fault { try await folder.snapshot() } == .notACharter(path: path))
    }
  }
}

@Suite(.enabled(if: hasSSHKeygen))
struct ReplacedHeadTests {
  @Test("A history that took another turn after what was seen is noticed")
  func otherTurn() async throws {
    let clerk = try await Clerk()
    let scratch = try Scratch()
    let memory = HeadMemory(places: scratch.places, disk: Disk())
    let path = "\(scratch.path)/charter"
    let base = clerk.text()
    let folder = try await clerk.charter(at: path, text: base)
    let head = try await folder.snapshot().head
    try FileManager.default.copyItem(atPath: path, toPath: path + "2")
    for (path, body) in [(path, "One decides."), (path + "2", "Two decide.")] {
      let statement = try clerk.statement(after: head, from: base, to: clerk.text(body: body))
      try await CharterFolder(path).enact(try await clerk.record(statement, by: "ana"))
    }
    _ = try await folder.verify(remembering: memory)
    let found = await fault { try await CharterFolder(path + "2").verify(remembering: memory) }
    guard case .verification(let fault) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(fault.rule == .replaced(number: 2))
  }
}
