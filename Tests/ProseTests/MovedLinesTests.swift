import Prose
import Testing

private func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

struct MovedLinesTests {
  private static let head = "# Text\n\nOne line that stays where it is, whatever happens.\n\n"
  private static let one = "## One\nThe operator names one human for every escalation.\n\n"
  private static let two = "## Two\nA refusal stands until it is answered in writing.\nIt is kept.\n\n"
  private static let long =
    "## Long\n" + (1...9).map { "Sentence \($0) of a long provision.\n" }.joined() + "\n"

  private func moved(_ old: String, _ new: String) -> [Int: Int] {
    Patch(from: utf8(old), to: utf8(new), oldName: utf8("a"), newName: utf8("b")).movedLines
  }

  @Test("A stretch that stands elsewhere is found with its lines")
  func move() {
    let (head, one, long) = (Self.head, Self.one, Self.long)
    let found = moved(head + one + long, head + long + one)
    #expect(found[15] == 4 && found[16] == 5)
    #expect(found.values.allSatisfy { (4...6).contains($0) })
    // Back again it is the other way round.
    let back = moved(head + long + one, head + one + long)
    #expect(back[4] == 15 && back[5] == 16)
  }

  @Test("What is reworded on the way is not moved, what stands around it is")
  func rewording() {
    let (head, two, long) = (Self.head, Self.two, Self.long)
    let reworded = two.replacing("It is kept.", with: "It is kept for ever.")
    let found = moved(head + two + long, head + long + reworded)
    #expect(found[15] == 4 && found[16] == 5 && found[17] == nil)
  }

  @Test("A few letters are a coincidence, and what is only added or removed is not moved")
  func coincidence() {
    let (head, one, two, long) = (Self.head, Self.one, Self.two, Self.long)
    #expect(moved("A short one.\n" + head + long, head + long + "A short one.\n").isEmpty)
    #expect(moved(head + one + two, head + two).isEmpty)
    #expect(moved(head + two, head + one + two + one).isEmpty)
    // One copy of two is where the one line went.
    let line = "The operator names one human for every escalation.\n"
    #expect(moved(line + head + long, head + line + long + line).count == 1)
  }
}
