import Cells
import Testing

@testable import Desk

@Suite struct FieldTests {
  @Test(
    "a key of editing does what it does in a shell; | is the cursor",
    arguments: [
      ("go on|", [Key.control("u")], "|"), ("go |on", [.control("u")], "|on"),
      ("one\ntwo| x", [.control("u")], "one\n| x"), ("one\n|two", [.control("u"), .control("u")], "|two"),
      ("one\ntwo| x", [.control("k")], "one\ntwo|"),
      ("go on|", [.control("w")], "go |"), ("go on|", [.control("a")], "|go on"),
      ("|go on", [.control("e")], "go on|"), ("one\n|two", [.control("a"), .backspace], "one|two"),
      ("|go on", [.alt("f")], "go| on"), ("go on|", [.alt("b")], "go |on"), ("|go on", [.alt("d")], "| on"),
      ("|go", [.control("d")], "|o"), ("go|", [.control("d"), .delete], "go|"), ("|go", [.backspace], "|go"),
      ("👩‍👧|!", [.backspace], "|!"), ("ab|", [.left, .left, .left], "|ab"), ("a|b", [.right, .right], "ab|"),
      ("one\nto|o", [.up], "on|e\ntoo"), ("one\nto|o", [.altEnter], "one\nto\n|o"),
    ])
  func keys(before: String, keys: [Key], after: String) {
    var field = self.field(before)
    for key in keys { _ = field.receive(key) }
    #expect(shown(field) == after)
  }

  @Test(
    "a key that is none of editing is left to others", arguments: [Key.escape, .enter, .tab, .control("g")])
  func others(key: Key) {
    var field = self.field("go| on")
    let isTaken = field.receive(key)
    #expect(!isTaken)
    #expect(shown(field) == "go| on")
  }

  @Test(
    "what is typed letter by letter is cut into characters as a whole",
    arguments: ["e\u{301}a", "👩‍👧!", "🇩🇪🇫🇷", "नमस्ते", "👍🏽x", "a\u{200D}b", "한글", "1\u{FE0F}\u{20E3}"])
  func letters(text: String) {
    var field = Field()
    for scalar in text.unicodeScalars { field.insert(String(scalar)) }
    #expect(field.characters == Array(text))
    #expect(field.cursor == field.characters.count)
    #expect(field.bytes == Array(text.utf8))
  }

  private func field(_ text: String) -> Field {
    var field = Field(text.replacing("|", with: ""))
    for _ in 0..<text.reversed().prefix(while: { $0 != "|" }).count { _ = field.receive(.left) }
    return field
  }

  private func shown(_ field: Field) -> String {
    String(field.characters[..<field.cursor]) + "|" + String(field.characters[field.cursor...])
  }
}
