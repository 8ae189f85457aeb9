import Cells
import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// Stories of a history that parted.
struct ForkStoryTests {
  private func record(_ body: String, _ title: String, by name: String) throws -> Record {
    let (base, result) = (try Sample.document(), try Sample.document(body))
    let motion = Motion(title: Sample.bytes(title), proposer: .builtIn, result: result.bytes)
    let statement = try motion.statement(
      after: try Sample.head(base), base: base.bytes, proposed: try Sample.date())
    let armour = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"
    let section = try Section(
      name: Sample.bytes(name), entries: [Section.Vote.ratify.entry, Entry(date: try Sample.date())],
      signature: Sample.bytes(armour))
    return try Record(statement: statement, sections: [section])
  }

  private func charter() throws -> (OpenCharter, Fork) {
    let document = try Sample.document()
    let head = try Sample.head(document)
    let fork = Fork(
      [
        try record(Sample.betterBody, "Let it stand", by: "ana"),
        try record(Sample.weakerBody, "Ask for less", by: "ben"),
      ], after: head.record)
    return (
      OpenCharter(
        path: Sample.path, document: document, head: head, handEdit: nil, proposals: [], declined: [],
        fork: fork), fork
    )
  }

  @Test(
    "a forked charter is read, its fault said, and nothing of it changed",
    arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func readOnly(size: Size) throws {
    let (charter, _) = try charter()
    var play = try Play.atDesk(charter, size)
    #expect(play.frame.contains("FORKED"))
    if size.columns < DeskPanes.columnsForBoth { play.press("Tab") }
    #expect(play.words.contains("The history parts at amendment 8"))
    for key in ["e", "p", "r", "d", "A", "M"] {
      #expect(play.press(key).isEmpty)
      #expect(play.notice.contains("H heals it"), "\(key)")
    }
  }

  @Test("which history stays is picked, and nothing is picked by Enter alone")
  func healing() throws {
    let (charter, fork) = try charter()
    var play = try Play.atDesk(charter)
    play.press("H")
    for words in ["Which history stays?", "Let it stand", "Ask for less", "(ben, "] {
      #expect(play.words.contains(words), "\(words)")
    }
    #expect(play.press("Enter").isEmpty)
    play.press("H", "1")
    let tip = try #require(fork.branches[0].tip?.digest)
    #expect(play.press("Enter") == [.beginHealing(path: Sample.path, keeping: tip)])
  }

  @Test("the review of a healing goes from the problem to the phrase")
  func ceremony() throws {
    let (charter, fork) = try charter()
    var play = try Play.atDesk(charter)
    let tip = try #require(fork.branches[0].tip)
    let head = Head(
      number: 8, record: tip.digest, text: tip.statement.after, newestVote: try Sample.date())
    let statement = try Statement.healing(
      after: head, losers: fork.losers(keeping: fork.branches[0]).map(\.digest),
      by: .human(Sample.bytes("ana")), proposed: try Sample.date(), title: Sample.bytes("Heal the fork"),
      problem: Sample.bytes("Two records have the number 8."), rationale: Sample.bytes("One stays."))
    let text = try Document(charter.document.applying(tip.statement.patch()).bytes)
    play.press("H", "1", "Enter")
    play.tell(
      .reviewReady(
        ReviewMaterial(
          path: Sample.path,
          review: Review(
            of: statement, by: "ana", base: text, result: text, isOwnText: false, sawTextBefore: false),
          earlierReasons: [], draft: nil, repeats: nil)))
    #expect(play.words.contains("Two records have the number 8."))
    try play.advance(to: .attestation)
    #expect(play.words.contains("ratify 9"))
    try play.attest()
    #expect(play.effects == [.attest(statement: statement.digest, passphrase: nil)])
  }

  @Test("a history that is one has nothing to heal")
  func whole() throws {
    var play = try Play.atDesk(Sample.charter())
    #expect(!play.frame.contains("heal"))
    #expect(play.press("H").isEmpty && play.notice.contains("nothing to heal"))
  }
}
