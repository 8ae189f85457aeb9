import Acts
import Adapters
import Charter
import Ledger
import Prose
import Ratification
import Testing

struct DraftingTests {
  private let office: Office
  private var clerk: Clerk { office.clerk }

  init() throws { office = try Office() }

  @Test("What is written can be undone and done again, and what was accepted is known")
  func undo() async throws {
    let path = try office.draft()
    let (old, new) = (Office.text(), Office.text(body: "A named human decides."))
    #expect(try await clerk.go(.undo, inDraft: path) == nil)
    try await clerk.write(new, accepted: true, to: path)
    #expect(try clerk.draftMemory(of: path).accepted().count == 1)
    #expect(try await clerk.go(.undo, inDraft: path) == ["oversight"])
    #expect(try await office.text(of: path) == old)
    #expect(try await clerk.go(.redo, inDraft: path) == ["oversight"])
    #expect(try await office.text(of: path) == new)
    #expect(try await clerk.go(.redo, inDraft: path) == nil)
  }

  @Test("A text that is no charter's is refused, and nothing is put aside for undo")
  func unreadable() async throws {
    let path = try office.draft()
    let fault = await actFault {
      try await clerk.write(utf8("# No front matter\n"), accepted: true, to: path)
    }
    guard case .unreadable(.charter) = fault else {
      Issue.record("expected the fault of the text, found \(String(describing: fault))")
      return
    }
    #expect(try await office.text(of: path) == Office.text())
    #expect(try await clerk.go(.undo, inDraft: path) == nil)
  }

  @Test("What is taken into a draft leaves the docket, and how it was asked for goes along")
  func accepting() async throws {
    let path = try office.draft()
    var motion = Office.motion(on: Office.text(), by: "ana")
    motion.proposer = .model(utf8("fable"))
    motion.asked = Asked([Asked.Setting(.kind, utf8("ollama"))])
    let statement = try await clerk.propose(motion, in: path)
    try await clerk.accept(statement, as: motion.result, in: path)
    #expect(try await office.text(of: path) == motion.result)
    #expect(try await office.docket(of: path).isEmpty)
    #expect(try clerk.draftMemory(of: path).opinions().contains { $0.has(.asked) })
  }

  @Test("A proposal whose opinions can't be read is not half taken")
  func notHalfTaken() async throws {
    let path = try office.draft()
    let motion = Office.motion(on: Office.text(), by: "ana")
    let statement = try await clerk.propose(motion, in: path)
    let reviews = "\(clerk.places.state)/reviews"
    try clerk.disk.makeFolder(reviews)
    try clerk.disk.replace("\(reviews)/\(statement.digest.hex)", utf8("### ana\n\npan"))
    await #expect(throws: FolderFault.self) {
      try await clerk.accept(statement, as: motion.result, in: path)
    }
    #expect(try await office.text(of: path) == Office.text())
    #expect(try await office.docket(of: path).count == 1)
    try clerk.disk.remove("\(reviews)/\(statement.digest.hex)")
    try await clerk.accept(statement, as: motion.result, in: path)
    #expect(try await office.docket(of: path).isEmpty)
  }

  @Test("What is left out of a draft leaves no trace on the docket")
  func discarding() async throws {
    let path = try office.draft()
    let statement = try await clerk.propose(Office.motion(on: Office.text(), by: "ana"), in: path)
    try await clerk.discard(statement, in: path)
    #expect(try await office.docket(of: path).isEmpty)
    #expect(try await CharterFolder(path).declined().isEmpty)
  }

  @Test("An export is written once, without the front matter")
  func exporting() async throws {
    let path = try office.draft()
    let target = "\(office.path)/export.md"
    try await clerk.export(path, to: target)
    let text = String(decoding: try Disk().read(target), as: UTF8.self)
    #expect(text.contains("A human decides.") && !text.contains("ratification:"))
    await #expect(throws: FolderFault.alreadyThere(path: target)) {
      try await clerk.export(path, to: target)
    }
  }

  @Test("What is opened says who may read what, and who has not voted")
  func opening() async throws {
    let path = try await office.charter("three-ratifiers", records: 3)
    let motion = Office.motion(on: try await office.text(of: path), by: "chair")
    let statement = try await clerk.propose(motion, in: path)
    var card = try #require(try await clerk.open(path).proposals.first)
    #expect(!card.mayBeRead && card.waitsFor == ["chair", "member-2", "member-3"])
    try clerk.drafts.rememberOwn(statement.after)
    card = try #require(try await clerk.open(path).proposals.first)
    #expect(card.mayBeRead && card.result != nil)
  }
}
