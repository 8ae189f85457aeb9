import Adapters
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
    #expect(drafts.source(of: digest) == nil)
    try drafts.rememberCopy(digest, of: "\(scratch.path)/./", inForceBy: record)
    let source = try #require(drafts.source(of: digest))
    #expect(
      source.path.hasPrefix("/") && source.path.hasSuffix(scratch.path.split(separator: "/").last ?? ""))
    #expect(source.record == record)
    #expect(drafts.source(of: record) == nil)
  }
}
