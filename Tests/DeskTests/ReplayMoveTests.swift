import Charter
import Prose
import Testing

@testable import Desk

/// What is drawn as moved.
struct ReplayMoveTests {
  private func document(_ sections: [String]) throws -> Document {
    let front = """
      ---
      title: "T"
      kind: constitution
      format: 1
      goal: "G"
      ratifiers:
      ratification:
        threshold: 1
        cooling-off: 0h
      ---

      """
    return try Document(Bytes((front + sections.joined(separator: "\n")).utf8))
  }

  @Test(
    "of provisions that change places the one that is drawn anew is drawn as moved", arguments: [1, 2, 3])
  func swapped(lines: Int) throws {
    let first = "## First {#first}\n" + (1...2).map { "First line \($0).\n" }.joined()
    let second = "## Second {#second}\n" + (1...lines).map { "Second line \($0).\n" }.joined()
    let text = ReplayText(
      from: try document([first, second]), to: try document([second, first]), earlier: [], origins: nil)
    let changed = text.rows.indices.filter {
      text.rows[$0].kind != .same && text.rows[$0].pieces.flatMap(\.text).count > 1
    }
    #expect(!changed.isEmpty && changed.allSatisfy { text.isMoved($0) })
  }

  @Test("a provision that came or went behind another one is where the change is")
  func first() throws {
    let (one, two) = ("## One {#one}\nOne.\n", "## Two {#two}\nTwo.\n")
    for (old, new) in [([one], [one, two]), ([one, two], [one])] {
      let text = ReplayText(from: try document(old), to: try document(new), earlier: [], origins: nil)
      #expect(text.firstChanged == "two")
    }
  }

  @Test("a provision that changed where it stands is not drawn as moved")
  func changed() throws {
    let sections = ["## A {#a}\nOne.\n", "## B {#b}\nTwo.\nTwo more.\n", "## C {#c}\nThree.\n"]
    let text = ReplayText(
      from: try document(sections),
      to: try document([sections[1], sections[0], "## C {#c}\nFour words here.\n"]),
      earlier: [], origins: nil)
    let rows = text.rows.indices.filter {
      String(decoding: text.rows[$0].pieces.flatMap(\.text), as: UTF8.self).contains("Three")
    }
    #expect(!rows.isEmpty && rows.allSatisfy { !text.isMoved($0) })
  }
}
