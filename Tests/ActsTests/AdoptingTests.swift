import Acts
import Adapters
import Charter
import Ledger
import Prose
import Ratification
import Testing

struct AdoptingTests {
  private let office: Office
  private var clerk: Clerk { office.clerk }

  init() throws { office = try Office() }

  private func begin(_ path: String) async throws -> Statement {
    try await clerk.beginAdoption(of: path, title: utf8("Adopt it"), problem: utf8("Nothing is in force."))
  }

  @Test("Nobody adopts without a name and a key, nor a draft that names others")
  func refused() async throws {
    let path = try office.draft()
    #expect(await actFault { try await begin(path) } == .nobody(.adopting))
    let others = try office.draft("others", naming: "ben")
    let ana = try office.settle()
    #expect(await actFault { try await begin(others) } == .namesOthers(name: "ana", key: ana.key))
    #expect(try await office.docket(of: path).isEmpty)
  }

  @Test("A draft that names nobody names whoever adopts it, and lies on the docket once")
  func naming() async throws {
    try office.settle()
    let path = try office.draft()
    let statement = try await begin(path)
    let text = try await office.text(of: path)
    #expect(try Document(text).governance.ratifiers.map(\.name) == ["ana"])
    #expect(statement.after == Digest(of: text) && statement.before == .ofNothing)
    #expect(try await begin(path) == statement)
    #expect(try await office.docket(of: path) == [statement])
  }

  @Test("The adoption of another text takes the place of the one before, with what was answered")
  func another() async throws {
    try office.settle()
    let path = try office.draft(naming: "ana")
    let first = try await begin(path)
    let entry = Section.Stance(.own, words: utf8("Mine.")).entry
    try clerk.drafts.write(try Section(name: utf8("ana"), entries: [entry]), for: first.digest)
    try await clerk.write(
      Office.text(naming: "ana", body: "A named human decides."), accepted: true, to: path)
    let second = try await begin(path)
    #expect(try await office.docket(of: path) == [second])
    #expect(clerk.drafts.read(second.digest)?.entries.contains(entry) == true)
    #expect(clerk.drafts.read(first.digest) == nil)
  }

  @Test("A copy becomes the user's own, cites its origin, and is remembered as a copy")
  func copying() async throws {
    let path = try await office.charter("one-ratifier", records: 3)
    #expect(await actFault { try await clerk.makeMine(path) } == .nobody(.copying))
    try office.settle()
    let mine = try await clerk.makeMine(path)
    let again = try await clerk.makeMine(path)
    #expect(mine != again && mine.hasPrefix(clerk.places.charters))
    let document = try Document(try await office.text(of: mine))
    #expect(document.governance.ratifiers.map(\.name) == ["ana"] && document.governance.origin != nil)
    let source = try #require(try clerk.drafts.source(of: Digest(of: document.bytes)))
    #expect(source.record == (try await CharterFolder(path).snapshot().head.record))
    #expect(try await begin(mine).origin?.record == source.record)
  }

  @Test("What is adopted otherwise is stated, and the proposal goes with the words against the rest")
  func otherwise() async throws {
    let path = try await office.charter("one-ratifier", records: 3)
    let text = try await office.text(of: path)
    let result = text + utf8("\n## First\nSomebody answers.\n\n## Second\nSomebody writes.\n")
    let motion = Motion(title: utf8("Two duties"), proposer: .builtIn, problem: utf8("None."), result: result)
    let old = try await clerk.propose(motion, in: path)
    var review = Review(
      of: old, by: "chair", base: try Document(text), result: try Document(result), isOwnText: true,
      sawTextBefore: true)
    review.readProblem()
    try review.showRedline(
      Dictionary(uniqueKeysWithValues: review.changes.map { ($0.id, Coverage(changed: [0], words: 3)) }))
    for change in review.changes { review.show(0..<9, of: change.id, for: 60_000_000_000) }
    try review.object([utf8("Too much.")], by: .builtIn)
    try review.answer("O1", .overruled, words: utf8("It is little."))
    try review.decide(review.changes[0].id, .adopt)
    try review.decide(review.changes[1].id, .reject(why: utf8("Nobody writes.")))
    let new = try await clerk.adoptOtherwise(review, in: path)
    #expect(try await office.docket(of: path) == [new] && new != old)
    #expect(new.after == Digest(of: try review.adoptedText().bytes))
    let declined = try #require(try await CharterFolder(path).declined().first)
    #expect(declined.statement == old && declined.outcome == .leftOut)
    #expect(declined.why == utf8("Nobody writes."))
    #expect(clerk.drafts.read(new.digest) != nil && clerk.drafts.read(old.digest) == nil)
  }
}
