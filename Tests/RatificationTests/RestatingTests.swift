import Charter
import Ledger
import Prose
import Ratification
import Testing

struct RestatingTests {
  private let base = Story.base

  /// A statement of ours on the base, carried over an amendment of theirs.
  private func carried(_ ours: String, over theirs: String) throws -> (Statement, Statement, Author) {
    var author = Author()
    try author.enact(base, by: "ana")
    let statement = try author.statement(to: ours, title: "Ours")
    try author.enact(theirs, by: "ana")
    let carried = try statement.restated(
      from: try document(base), to: try document(theirs), after: author.head)
    return (statement, carried, author)
  }

  private func fault(_ ours: String, over theirs: String) -> OvertakenFault? {
    do {
      _ = try carried(ours, over: theirs)
      return nil
    } catch { return error as? OvertakenFault }
  }

  @Test("Both amendments hold in the end, and only place, hashes and line numbers differ")
  func both() throws {
    let ours = base.replacing("may appeal.", with: "may appeal once.")
    let theirs = base.replacing("A human decides.", with: "A human decides.\nThey have a name.\nIt is known.")
    var (statement, carried, author) = try carried(ours, over: theirs)
    let expected = theirs.replacing("may appeal.", with: "may appeal once.")
    #expect(carried.after == Digest(of: utf8(expected)))
    #expect(carried.number == 3)
    #expect(carried.parent == author.head.record)
    #expect(carried.before == author.head.text)
    #expect(carried.proposed == statement.proposed)
    #expect(carried.title == statement.title && carried.proposer == statement.proposer)
    #expect(carried.change != statement.change)
    try author.add(carried, [try author.section(Author.Vote(name: "ana"), on: carried)])
    #expect(author.fault == nil)
    #expect(author.text == utf8(expected))
  }

  @Test("An addition and a removal are carried to their places")
  func places() throws {
    let theirs = base.replacing("# Rules\n", with: "# Rules\n\n## First\nBefore all else.\n")
    let (_, carried, _) = try carried(Story.result, over: theirs)
    let expected = Story.result.replacing("# Rules\n", with: "# Rules\n\n## First\nBefore all else.\n")
    #expect(carried.after == Digest(of: utf8(expected)))
  }

  @Test("A provision that both change is named, whatever either does to it")
  func touched() {
    let ours = base.replacing("may appeal.", with: "may appeal once.").replacing("None.", with: "Some.")
    #expect(
      fault(ours, over: base.replacing("may appeal.", with: "may appeal twice.")) == .touched(["appeal"]))
    #expect(fault(ours, over: ours) == .touched(["appeal", "exceptions"]))
    let removed = base.replacing("\n## Appeal\nWhoever is refused may appeal.\n", with: "")
    #expect(fault(ours, over: removed) == .touched(["appeal"]))
    #expect(fault(removed, over: removed) == .touched(["appeal"]))
  }

  @Test("What stood under a heading that is gone is not carried under another")
  func entangled() {
    let ours = base.replacing("None.\n", with: "None.\n\n### At night\nSome.\n")
    let theirs = base.replacing(
      "## Oversight {#oversight}\nA human decides.\n\n### Exceptions\nNone.\n\n", with: "")
    #expect(fault(ours, over: theirs) == .entangled)
  }

  @Test("What had been proposed is carried with what is adopted of it")
  func proposed() throws {
    var author = Author()
    try author.enact(base, by: "ana")
    let first = try author.statement(to: Story.result)
    let motion = Motion(
      title: utf8("Part"), proposer: .builtIn,
      result: utf8(base.replacing("may appeal.", with: "may appeal once.")))
    let statement = try motion.statement(
      after: author.head, base: author.text, proposed: author.clock, replacing: first.change)
    let theirs = base.replacing("None.", with: "Some.\nNow and then.")
    try author.enact(theirs, by: "ana")
    let carried = try statement.restated(
      from: try document(base), to: try document(theirs), after: author.head)
    let proposed = try Patch(parsing: carried.proposedChange[...]).apply(to: utf8(theirs))
    #expect(proposed == utf8(Story.result.replacing("None.", with: "Some.\nNow and then.")))
  }

  @Test("Of random amendments that touch different provisions, both are in the text that is carried")
  func random() throws {
    var carriedCount = 0
    for seed in 0..<200 as Range<UInt64> {
      var drafter = Drafter(seed: seed)
      let base = try document(drafter.base())
      let ours = drafter.change(base, withMoves: false)
      let theirs = drafter.change(base, withMoves: false)
      guard ours.bytes != base.bytes, theirs.bytes != base.bytes else { continue }
      let motion = Motion(title: utf8("Change"), proposer: .builtIn, result: ours.bytes)
      let head = Head(number: 1, record: Digest(of: []), text: Digest(of: base.bytes), newestVote: .earliest)
      let statement = try motion.statement(after: head, base: base.bytes, proposed: .earliest)
      let (mine, other) = (changes(from: base, to: ours), changes(from: base, to: theirs))
      do throws(OvertakenFault) {
        let carried = try statement.restated(from: base, to: theirs, after: head)
        guard let patch = try? Patch(parsing: carried.change[...]), let text = try? theirs.applying(patch)
        else {
          Issue.record("seed \(seed)")
          continue
        }
        carriedCount += 1
        for change in mine {
          #expect(text.provision(change.id).map { text.text(of: $0) } == change.new.map { ours.text(of: $0) })
        }
        for change in other {
          #expect(
            text.provision(change.id).map { text.text(of: $0) } == change.new.map { theirs.text(of: $0) })
        }
        #expect(changes(from: base, to: text).count == mine.count + other.count, "seed \(seed)")
      } catch {
        let both = Set(mine.map(\.id)).intersection(other.map(\.id))
        #expect(error == (both.isEmpty ? .entangled : .touched(both.sorted())), "seed \(seed)")
      }
    }
    #expect(carriedCount > 80)
  }
}
