import Charter
import Prose
import Testing

@testable import Critic

/// Drills made from the charters that ship with the program.
@Suite struct DrillTests {
  static let names = ["co-improvement", "house", "model-release", "research-assistant"]

  static func document(_ name: String) throws -> Document {
    try Document(Bytes(Corpus.read("../../../constitutions/\(name)/charter.md").utf8))
  }

  @Test("there are at least ten kinds of flaw, each with a name of its own and an explanation")
  func table() {
    #expect(Flaw.table.count >= 10)
    #expect(Set(Flaw.table.map(\.name)).count == Flaw.table.count)
    for flaw in Flaw.table {
      #expect(!flaw.title.isEmpty && flaw.explanation.hasSuffix("."))
      #expect(flaw.name.utf8.allSatisfy { $0.isLower || $0 == UInt8(ascii: "-") })
    }
  }

  @Test("each kind of flaw finds a place in the charters that are shipped")
  func everyKindFindsAPlace() throws {
    let passages = try DrillTests.names.flatMap { DrillPassage.all(in: try DrillTests.document($0)) }
    for flaw in Flaw.table { #expect(passages.contains { !flaw.places($0).isEmpty }, "\(flaw.name)") }
  }

  @Test("wherever a flaw is seeded, changed rows of the redline show it", arguments: names)
  func rowsShowTheFlaw(name: String) throws {
    for passage in DrillPassage.all(in: try DrillTests.document(name)) {
      for flaw in Flaw.table {
        for edit in flaw.places(passage) {
          let rewordings = Rewording.all(in: passage).filter { !$0.overlaps(edit) }
          let item = DrillItem(passage, flaw: (flaw, edit), rewordings: rewordings)
          let rows = try #require(item.flaw?.rows)
          #expect(!rows.isEmpty, "\(flaw.name) in \(passage.id)")
          for row in rows { #expect(item.redline.rows[row].kind != .same) }
          #expect(item.redline.rows.flatMap(\.oldText) == passage.text)
        }
      }
    }
  }

  @Test("a drill has three to five items, two kinds of flaw or more and a clean text", arguments: names)
  func composition(name: String) throws {
    let document = try DrillTests.document(name)
    var counts: Set<Int> = []
    var firstIsClean: Set<Bool> = []
    for seed in 0..<15 as Range<UInt64> {
      let drill = try #require(Drill(of: document, seed: seed))
      #expect(drill == Drill(of: document, seed: seed))
      let kinds = drill.items.compactMap { $0.flaw?.name }
      counts.insert(drill.items.count)
      firstIsClean.insert(drill.items[0].flaw == nil)
      #expect((3...5).contains(drill.items.count))
      #expect(kinds.count >= 2 && Set(kinds).count == kinds.count)
      #expect(drill.items.count > kinds.count)
      for item in drill.items {
        let provision = try #require(document.provision(item.provision))
        #expect(item.redline.rows.flatMap(\.oldText) == document.text(of: provision))
        for row in item.redline.rows.indices {
          #expect(item.hasFlaw(at: row) == (item.flaw?.rows.contains(row) ?? false))
        }
      }
    }
    #expect(counts == [3, 4, 5])
    #expect(firstIsClean == [true, false])
  }

  @Test("a flawed text is reworded like a clean one, so that a change alone gives nothing away")
  func disguise() throws {
    let document = try DrillTests.document("model-release")
    let items = (0..<20 as Range<UInt64>).compactMap { Drill(of: document, seed: $0) }.flatMap(\.items)
    let flawed = items.filter { $0.flaw != nil }
    #expect(
      flawed.contains { item in
        item.redline.rows.indices.contains { row in
          item.redline.rows[row].kind != .same && !item.hasFlaw(at: row)
        }
      })
    let clean = items.filter { $0.flaw == nil }
    #expect(clean.contains { $0.redline.changedLineCount > 0 })
    #expect(clean.contains { $0.redline.changedLineCount == 0 })
  }

  @Test(
    "a text without two kinds of flaw to seed has no drill",
    arguments: ["", "# Title\n", "# T\n\nThe sky is blue.\n"])
  func tooSmall(body: String) throws {
    let text = """
      ---
      title: "Small"
      kind: constitution
      format: 1
      goal: "Be small."
      ratifiers:
        - name: ana
          key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
      ratification:
        threshold: 1
        cooling-off: 0h
      review: strict
      ---

      \(body)
      """
    #expect(Drill(of: try Document(Bytes(text.utf8)), seed: 1) == nil)
  }

  @Test("chance is the same for the same seed and stays below its bound")
  func chance() {
    var one = DrillChance(seed: 7)
    var other = DrillChance(seed: 7)
    var seen: Set<Int> = []
    for _ in 0..<200 {
      let number = one.below(5)
      #expect(number == other.below(5))
      seen.insert(number)
    }
    #expect(seen == [0, 1, 2, 3, 4])
    #expect(one.below(0) == 0)
    #expect(one.mixed(Array(0..<50)).sorted() == Array(0..<50))
  }
}
