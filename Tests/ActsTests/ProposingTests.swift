import Acts
import Adapters
import Charter
import Ledger
import Prose
import Ratification
import Testing

struct ProposingTests {
  private let office: Office
  private var clerk: Clerk { office.clerk }

  init() throws { office = try Office() }

  @Test("A proposal lies on the docket, with the stance of whoever had it drafted")
  func stance() async throws {
    let path = try await office.charter("one-ratifier", records: 3)
    let motion = Office.motion(on: try await office.text(of: path), by: "chair")
    let stance = (words: utf8("One human."), name: "chair")
    let statement = try await clerk.propose(motion, in: path, stance: stance)
    #expect(try await office.docket(of: path) == [statement])
    #expect(clerk.drafts.read(statement.digest)?.stance != nil && clerk.hasStance(on: statement))
    #expect(!clerk.drafts.isOwn(statement.after))
  }

  @Test("Nothing is remembered of a motion that changes nothing")
  func unchanged() async throws {
    let path = try await office.charter("one-ratifier", records: 3)
    var motion = Office.motion(on: [], by: "chair")
    motion.result = try await office.text(of: path)
    let same = motion
    await #expect(throws: FolderFault.self) { try await clerk.propose(same, in: path, isOwn: true) }
    #expect(try await office.docket(of: path).isEmpty && !clerk.drafts.isOwn(Digest(of: same.result)))
  }

  @Test("The author's other text takes the place of the one under review, and what was written goes on")
  func inPlace() async throws {
    let path = try await office.charter("one-ratifier", records: 3)
    let text = try await office.text(of: path)
    let first = try await clerk.propose(Office.motion(on: text, by: "chair"), in: path, isOwn: true)
    var review = Review(
      of: first, by: "chair", base: try Document(text),
      result: try Document(Office.motion(on: text, by: "chair").result), isOwnText: true,
      sawTextBefore: false)
    review.readProblem()
    let other = Office.motion(on: text, by: "chair", "Add another duty")
    let second = try await clerk.propose(other, inPlaceOf: review, in: path)
    #expect(try await office.docket(of: path) == [second])
    #expect(clerk.drafts.isOwn(second.after) && clerk.drafts.read(second.digest) != nil)
    #expect(clerk.drafts.read(first.digest) == nil)
  }

  @Test("An overtaken proposal is stated on the text in force once, and what was answered goes along")
  func restating() async throws {
    let before = try await office.charter("one-ratifier", records: 3, at: "before")
    let old = try await clerk.propose(
      Office.motion(on: try await office.text(of: before), by: "chair"), in: before,
      stance: (words: utf8("One human."), name: "chair"))
    let path = try await office.charter("one-ratifier", records: 4)
    try await CharterFolder(path).put(old)
    guard case .restated(let new) = try await clerk.restate(old, isAnew: false, in: path) else {
      Issue.record("the other amendment changed other provisions")
      return
    }
    #expect(new.number == 5 && new.content.proposed == old.content.proposed)
    #expect(try await office.docket(of: path) == [new])
    #expect(clerk.drafts.read(new.digest)?.stance != nil && clerk.drafts.read(old.digest) == nil)
    #expect(try await clerk.restate(new, isAnew: false, in: path) == .current)
  }

  @Test("Proposed anew, an overtaken proposal has to be answered anew")
  func anew() async throws {
    let before = try await office.charter("one-ratifier", records: 3, at: "before")
    let old = try await clerk.propose(
      Office.motion(on: try await office.text(of: before), by: "chair"), in: before,
      stance: (words: utf8("One human."), name: "chair"), isOwn: true)
    let path = try await office.charter("one-ratifier", records: 4)
    try await CharterFolder(path).put(old)
    guard case .restated(let new) = try await clerk.restate(old, isAnew: true, in: path) else {
      Issue.record("anew it can always be stated")
      return
    }
    #expect(new.content.proposed > old.content.proposed || new.content.proposed == old.content.proposed)
    #expect(clerk.drafts.isOwn(new.after) && clerk.drafts.read(new.digest) == nil)
  }
}
