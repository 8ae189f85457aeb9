import Cells
import Testing

@Suite struct KeyNameTests {
  @Test(
    "A key's name reads back as the key",
    arguments: [
      Key.character("a"), .character("G"), .character("?"), .character(" "), .character("é"), .enter,
      .altEnter,
      .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .wordLeft, .wordRight,
      .pageUp, .pageDown, .home, .end, .control("d"), .control("]"), .control("_"), .alt("x"), .alt("X"),
      .function(1), .function(12),
    ])
  func readsBack(key: Key) {
    #expect(Key(named: key.name) == key)
  }

  @Test(
    "Words are read in any case, and Control as the terminal sends it",
    arguments: [
      ("ctrl-d", Key.control("d")), ("CTRL-D", .control("d")), ("pgup", .pageUp), ("ESC", .escape),
      ("Ctrl-I", .tab), ("Ctrl-M", .enter), ("Ctrl-[", .escape), ("Ctrl-H", .backspace),
      ("space", .character(" ")),
      ("f5", .function(5)), ("f", .character("f")), ("F", .character("F")),
    ])
  func readsNames(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(
    "What names no key is refused",
    arguments: ["", "Ctrl-", "Ctrl-1", "Ctrl-é", "Alt-", "ab", "F0", "F99", "\t", "\u{7F}", " ", "?unknown"])
  func refuses(name: String) {
    #expect(Key(named: name) == nil)
  }
}
