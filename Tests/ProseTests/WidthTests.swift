import Prose
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Columns of characters")
struct WidthTests {
  @Test(
    "spot checks",
    arguments: [
      ("a", 1), (" ", 1), ("é", 1), ("я", 1), ("א", 1), ("漢", 2), ("か", 2), ("한", 2), ("！", 2), ("😀", 2),
      ("❤", 1), ("\u{301}", 0), ("\u{3099}", 0), ("ः", 1), ("—", 1), ("…", 1), ("\u{1FAE0}", 2),
    ] as [(Unicode.Scalar, Int?)])
  func known(scalar: Unicode.Scalar, columns: Int?) {
    #expect(Width.columns(of: scalar) == columns)
  }

  @Test(
    "these are never handed over as they are",
    arguments: [
      "\u{0}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{200B}", "\u{200D}",
      "\u{202E}",
      "\u{2028}", "\u{2066}", "\u{3000}", "\u{3164}", "\u{2800}", "\u{FE0F}", "\u{FEFF}", "\u{FFFC}",
      "\u{FFFD}",
      "\u{1161}", "\u{1F3FD}", "\u{1F1E9}", "\u{4DC0}", "\u{3248}", "\u{1FAE8}", "\u{E000}", "\u{378}",
      "\u{E0041}", "\u{E0100}", "⟨", "⁀", "◌", "⇥", "\u{212A}", "\u{37E}",
    ] as [Unicode.Scalar])
  func refused(scalar: Unicode.Scalar) {
    #expect(Width.columns(of: scalar) == nil)
  }

  #if canImport(Glibc)
    @Test("the C library agrees on every character that is handed over")
    func agreesWithTheCLibrary() throws {
      // The header hides it behind a feature macro, so it is looked up by name.
      let symbol = try #require(dlsym(nil, "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
      let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
      let before = uselocale(locale)
      defer {
        uselocale(before)
        freelocale(locale)
      }
      var handed = 0
      var disagreements: [Unicode.Scalar] = []
      for value in (0 as UInt32)...0x10FFFF {
        guard let scalar = Unicode.Scalar(value), let columns = Width.columns(of: scalar) else { continue }
        handed += 1
        if wcwidth(wchar_t(bitPattern: value)) != Int32(columns) { disagreements.append(scalar) }
      }
      #expect(disagreements == [])
      #expect(handed > 130_000)
    }
  #endif

  @Test("a line takes the columns of its display")
  func lines() {
    #expect(Width.columns(of: Bytes("aé漢\u{200B}".utf8)) == 12)
    #expect(Width.columns(of: Bytes("👩\u{200D}👧\t".utf8)) == 6)
    #expect(Width.columns(of: [0xFF]) == 5)
  }
}
