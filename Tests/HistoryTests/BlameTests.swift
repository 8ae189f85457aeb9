import History
import Ledger
import Prose
import Testing

@Suite struct BlameTests {
  @Test(
    "after any patches each line has an origin, and it is the last amendment that brought the line in",
    arguments: 0..<40)
  func origins(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var lines: [String] = []
    var blame = Blame()
    // What a line says names the amendment that wrote it, so the text itself is the expected blame.
    for number in 1...12 {
      var next = lines
      for _ in 0...random.below(3) {
        let place = random.below(next.count + 1)
        switch random.below(3) {
        case 0 where !next.isEmpty: next.remove(at: min(place, next.count - 1))
        case 1 where !next.isEmpty: next[min(place, next.count - 1)] = "\(number) \(random.below(1000))"
        default: next.insert("\(number) \(random.below(1000))", at: place)
        }
      }
      let patch = Patch(
        from: text(lines), to: text(next), oldName: utf8("charter.md"), newName: utf8("charter.md"))
      blame.apply(patch, by: number)
      lines = next
      #expect(blame.origins == lines.compactMap { Int($0.prefix { $0 != " " }) })
    }
  }

  @Test("who wrote an amendment is a human, a machine, or both where a person edited a machine's proposal")
  func authorship() throws {
    func authorship(_ proposer: Proposer, edited: Bool) throws -> Authorship {
      let diff = utf8("--- charter.md\n+++ charter.md\n@@ -1 +1 @@\n-a\n+b\n")
      return Authorship(
        of: try Statement(
          Statement.Content(
            number: 2, title: utf8("T"), proposer: proposer, proposed: .earliest, parent: Digest(of: []),
            before: Digest(of: utf8("a\n")), after: Digest(of: utf8("b\n")),
            proposedChange: edited ? diff : [], change: diff)))
    }
    #expect(try authorship(.human(utf8("ana")), edited: true) == .human)
    #expect(try authorship(.model(utf8("m")), edited: false) == .machine)
    #expect(try authorship(.builtIn, edited: true) == .both)
  }

  private func text(_ lines: [String]) -> Bytes { utf8(lines.map { $0 + "\n" }.joined()) }
}
