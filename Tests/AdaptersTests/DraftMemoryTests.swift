import Adapters
import Glibc
import Ledger
import Prose
import Testing

struct DraftMemoryTests {
  private let scratch: Scratch
  private let memory: DraftMemory

  init() throws {
    scratch = try Scratch()
    memory = DraftMemory(of: scratch.path, places: scratch.places, disk: Disk())
  }

  /// Writes a text in place of another, as drafting does.
  private func write(_ new: String, over old: String) throws {
    try memory.note(utf8(old), before: utf8(new))
  }

  private func go(_ direction: DraftMemory.Direction, from text: String) throws -> String? {
    guard let found = try memory.text(direction, from: utf8(text)) else { return nil }
    try memory.didGo(direction, from: utf8(text))
    return String(decoding: found, as: UTF8.self)
  }

  @Test("A draft goes back text by text and forth again, in another run too")
  func undo() throws {
    #expect(try go(.undo, from: "a\n") == nil)
    try write("b\n", over: "a\n")
    try write("c\n", over: "b\n")
    #expect(try go(.undo, from: "c\n") == "b\n")
    #expect(try go(.undo, from: "b\n") == "a\n")
    #expect(try go(.undo, from: "a\n") == nil)
    let other = DraftMemory(of: scratch.path, places: scratch.places, disk: Disk())
    #expect(try other.text(.redo, from: utf8("a\n")) == utf8("b\n"))
    #expect(try go(.redo, from: "a\n") == "b\n")
    // Another text after an undo leaves nothing to redo.
    try write("d\n", over: "b\n")
    #expect(try go(.redo, from: "d\n") == nil)
    #expect(try go(.undo, from: "d\n") == "b\n")
  }

  @Test("A text that was edited by hand meanwhile is what undo goes back from, and redo comes back to")
  func byHand() throws {
    try write("b\n", over: "a\n")
    #expect(try go(.undo, from: "mine\n") == "a\n")
    #expect(try go(.redo, from: "a\n") == "mine\n")
  }

  @Test("What was said of ideas is kept once each, over restarts and undo, until the text is in force")
  func opinions() throws {
    let lines = "panel: open 2026-11-21T09:40:00Z\n> An idea.\nverdict: V1 blind go-on model a\n"
    let said = try Section(parsing: utf8("### draft\n\n\(lines)")).entries
    #expect(try memory.opinions().isEmpty)
    try memory.keep(opinions: [])
    try memory.keep(opinions: [said[0]])
    try memory.keep(opinions: said)
    try write("b\n", over: "a\n")
    let other = DraftMemory(of: scratch.path, places: scratch.places, disk: Disk())
    #expect(try other.opinions() == said)
    try other.forget()
    #expect(try memory.opinions().isEmpty)
  }

  @Test("What can't be read of it is a fault, and is not overwritten")
  func unreadable() throws {
    let said = try Section(
      parsing: utf8("### draft\n\npanel: open 2026-11-21T09:40:00Z\n> An idea.\n")
    ).entries
    let now = try #require(Timestamp(seconds: 1_790_000_000))
    try memory.keep(opinions: said)
    try memory.accept([utf8("## A\n")], at: now)
    let before = scratch.files
    let blind = DraftMemory(
      of: scratch.path, places: scratch.places, disk: Disk { $0 == .open ? EIO : 0 })
    let more = try Section(
      parsing: utf8("### draft\n\npanel: open 2026-11-22T09:40:00Z\n> Another.\n")
    ).entries
    #expect(throws: FolderFault.self) { try blind.keep(opinions: more) }
    #expect(throws: DiskFault.self) { try blind.accept([utf8("## B\n")], at: now) }
    #expect(throws: DiskFault.self) { try blind.note(utf8("a\n"), before: utf8("b\n")) }
    #expect(throws: DiskFault.self) { try blind.text(.undo, from: utf8("b\n")) }
    #expect(scratch.files == before)
    let file = try #require(before.keys.first { $0.hasSuffix("/opinions") })
    try Disk().replace("\(scratch.path)/\(file)", utf8("### draft\n\npan"))
    #expect(throws: FolderFault.self) { try memory.keep(opinions: more) }
    #expect(try Disk().read("\(scratch.path)/\(file)") == utf8("### draft\n\npan"))
  }

  @Test("A crash between the text and the list of texts makes undo do nothing twice")
  func crash() throws {
    try write("b\n", over: "a\n")
    try write("c\n", over: "b\n")
    // The draft is "b" again, and the list does not know.
    #expect(try go(.undo, from: "b\n") == "a\n")
  }

  @Test("No more texts are kept than can be gone back to")
  func limit() throws {
    for number in 0..<(DraftMemory.limit + 20) { try write("\(number + 1)\n", over: "\(number)\n") }
    let texts = scratch.files.keys.filter { $0.hasSuffix(".md") }
    #expect(texts.count == DraftMemory.limit)
  }

  @Test("What was accepted is known by its bytes, with its date, until the text is in force")
  func accepted() throws {
    let now = try #require(Timestamp(seconds: 1_790_000_000))
    #expect(try memory.accepted().isEmpty)
    try memory.accept([utf8("## A\n"), utf8("## B\n")], at: now)
    try memory.accept([utf8("## C\n")], at: now)
    #expect(try memory.accepted().count == 3 && memory.accepted()[Digest(of: utf8("## A\n"))] == now)
    #expect(try memory.accepted()[Digest(of: utf8("## a\n"))] == nil)
    let other = DraftMemory(of: "\(scratch.path)/other", places: scratch.places, disk: Disk())
    #expect(try other.accepted().isEmpty)
    try memory.forget()
    #expect(try memory.accepted().isEmpty)
  }
}
