import Adapters
import Glibc
import Ledger
import Prose
import Testing

struct ReviewDraftsTests {
  private let scratch: Scratch
  private let drafts: ReviewDrafts
  private let digest = Digest(of: utf8("a statement"))

  init() throws {
    scratch = try Scratch()
    drafts = ReviewDrafts(places: scratch.places, disk: Disk())
  }

  @Test("A draft is there again until it is removed, and only under its statement")
  func roundTrip() throws {
    #expect(drafts.read(digest) == nil)
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.before, words: utf8("One human.")).entry])
    try drafts.write(draft, for: digest)
    #expect(drafts.read(digest) == draft)
    #expect(drafts.read(Digest(of: utf8("another"))) == nil)
    try drafts.remove(digest)
    try drafts.remove(digest)
    #expect(drafts.read(digest) == nil)
  }

  @Test("A draft cut short within a line is none, not a fault")
  func damaged() throws {
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.before, words: utf8("One human.")).entry])
    try drafts.write(draft, for: digest)
    let file = try #require(scratch.files.keys.first)
    for count in draft.bytes.indices where count == 0 || draft.bytes[count - 1] != .lineFeed {
      try Disk().replace("\(scratch.path)/\(file)", Bytes(draft.bytes.prefix(count)))
      #expect(drafts.read(digest) == nil)
    }
  }

  @Test("A review is handed over or a fault: nothing is overwritten by one that can't be read")
  func handedOver() throws {
    let (old, new) = (digest, Digest(of: utf8("another")))
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.before, words: utf8("One human.")).entry])
    func place(_ statement: Digest) -> String { "\(scratch.places.state)/reviews/\(statement.hex)" }
    for damaged in [old, new] {
      try drafts.write(draft, for: old)
      try drafts.write(draft, for: new)
      try drafts.remove(damaged == old ? new : old)
      if damaged == new { try drafts.write(draft, for: old) }
      let bytes = Bytes(draft.bytes.dropLast(3))
      try Disk().replace(place(damaged), bytes)
      let found = #expect(throws: FolderFault.self) { try drafts.hand(over: old, to: new) }
      guard case .draft(place(damaged), _)? = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
      #expect(try Disk().read(place(damaged)) == bytes)
      #expect(drafts.read(damaged == old ? new : old) == (damaged == old ? nil : draft))
    }
    try drafts.remove(new)
    try drafts.write(draft, for: old)
    let blind = ReviewDrafts(places: scratch.places, disk: Disk { $0 == .open ? EIO : 0 })
    #expect(throws: FolderFault.self) { try blind.hand(over: old, to: new) }
    try drafts.hand(over: old, to: new)
    #expect(drafts.read(new)?.entries.first == draft.entries[0] && drafts.read(old) == nil)
  }

  @Test("What was seen, and what is one's own, is remembered by its hash")
  func marks() throws {
    #expect(!drafts.wasSeen(digest) && !drafts.isOwn(digest))
    try drafts.rememberSeen(digest)
    #expect(drafts.wasSeen(digest) && !drafts.isOwn(digest))
    try drafts.rememberOwn(digest)
    #expect(drafts.isOwn(digest))
    #expect(!drafts.wasSeen(Digest(of: utf8("another"))))
    try drafts.remove(digest)
    #expect(drafts.wasSeen(digest))
  }

  @Test("What a draft was copied from is remembered by its bytes, wherever one stands")
  func copies() throws {
    let record = Digest(of: utf8("a record"))
    #expect(try drafts.source(of: digest) == nil)
    try drafts.rememberCopy(digest, of: "\(scratch.path)/./", inForceBy: record)
    let source = try #require(try drafts.source(of: digest))
    #expect(
      source.path.hasPrefix("/") && source.path.hasSuffix(scratch.path.split(separator: "/").last ?? ""))
    #expect(source.record == record)
    #expect(try drafts.source(of: record) == nil)
  }
}
