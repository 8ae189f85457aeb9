import Cells
import PlainYAML
import Prose
import Testing

@Suite struct ThemeTests {
  static let colours = (0..<16).map { index in
    let level = String(16 * index, radix: 16)
    return "base0" + String(index, radix: 16, uppercase: true) + ": \""
      + String(repeating: level, count: 6 / level.utf8.count) + "\"\n"
  }

  private func theme(_ text: String) throws(ThemeFault) -> Theme {
    try Theme(yaml: Bytes(text.utf8), named: "file")
  }

  private func palette(_ text: String) throws -> Palette {
    guard case .palette(let palette) = try theme(text).source else {
      throw ThemeFault.notAMapping(line: 0)
    }
    return palette
  }

  private var legacy: String { "scheme: \"Old\"\nauthor: \"A. U. Thor\"\n" + Self.colours.joined() }

  private var current: String {
    "---\nsystem: 'base16'\nname: New\nauthor: 'A'\nvariant: light\nslug: new\npalette:\n"
      + Self.colours.map { "  " + $0 }.joined() + "  base99: nonsense\nextra: [1, 2]\n"
  }

  @Test("The older form is read, its variant from its colours")
  func readsLegacy() throws {
    let theme = try theme(legacy)
    #expect(theme.name == "Old")
    #expect(theme.author == "A. U. Thor")
    #expect(theme.variant == .dark)
  }

  @Test("The present form is read, and what is not known in it is ignored")
  func readsCurrent() throws {
    let theme = try theme(current)
    #expect(theme.name == "New")
    #expect(theme.variant == .light)
    #expect(try palette(current) == palette(legacy))
  }

  @Test("A sharp sign, capitals and a missing name change nothing")
  func readsSpellings() throws {
    let text = Self.colours.joined().replacing(": \"", with: ": \"#").replacing("base0A", with: "base0a")
    #expect(try palette(text.uppercased().replacing("BASE", with: "base")) == palette(legacy))
    #expect(try theme(text).name == "file")
  }

  @Test("A scheme of 24 has its own bright colours, one of 16 borrows them")
  func readsBase24() throws {
    let bright = (0..<8).map { "base1\($0): \"01020\($0)\"\n" }.joined()
    #expect(try palette(legacy + bright)[.base12] == RGB(1, 2, 2))
    #expect(try palette(legacy)[.base12] == palette(legacy)[.base08])
    #expect(try palette(legacy)[.base11] == palette(legacy)[.base00])
  }

  @Test("What is no theme is refused, with the place")
  func refuses() {
    #expect(throws: ThemeFault.missing(.base00)) { try theme("") }
    #expect(throws: ThemeFault.missing(.base0F)) { try theme(Self.colours.dropLast().joined()) }
    #expect(throws: ThemeFault.notAMapping(line: 1)) { try theme("just words\n") }
    #expect(throws: ThemeFault.notAMapping(line: 1)) { try theme("palette: red\n") }
    #expect(throws: ThemeFault.badColour(.base00, line: 2, found: Bytes("red".utf8))) {
      try theme("name: x\nbase00: red\n")
    }
    // An unquoted sharp sign begins a comment.
    #expect(throws: ThemeFault.badColour(.base00, line: 1, found: [])) { try theme("base00: #181818\n") }
    #expect(throws: ThemeFault.badColour(.base01, line: 2, found: [])) {
      try theme("base00: 000000\nbase01: [1]\n")
    }
    #expect(throws: ThemeFault.self) { try theme("a: 1\na: 2\n") }
    #expect(throws: ThemeFault.self) { try theme("a: &b 1\nc: *b\n") }
    #expect(throws: ThemeFault.self) { try Theme(yaml: [0xFF, 0xFE, 0x00], named: "x") }
    #expect(throws: ThemeFault.self) { try theme("\u{0}") }
  }

  @Test("Random damage to a theme is refused or read, and never more")
  func survivesDamage() {
    var random = SplitMix64(seed: 11)
    let good = Bytes(current.utf8)
    var refused = 0
    for _ in 0..<300 {
      var bytes = good
      bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256))
      bytes.removeLast(random.next(below: 20))
      do { _ = try Theme(yaml: bytes, named: "x") } catch { refused += 1 }
    }
    #expect((1..<300).contains(refused))
  }
}
