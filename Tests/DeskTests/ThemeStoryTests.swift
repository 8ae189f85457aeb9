import Cells
import Prose
import Testing

@testable import Desk

@Suite struct ThemeStoryTests {
  /// A scheme of sixteen greys.
  private static func greys(_ variant: String) throws -> Theme {
    let colours = (0..<16).map { index in
      let digit = String(index, radix: 16, uppercase: true)
      return "base0\(digit): \"\(String(repeating: digit, count: 6))\"\n"
    }
    return try Theme(yaml: Sample.bytes("variant: \(variant)\n" + colours.joined()), named: variant)
  }

  private static func found() throws -> [NamedTheme] {
    [
      NamedTheme("terminal", .terminal), NamedTheme("monochrome", .monochrome),
      NamedTheme("candle", try greys("dark")), NamedTheme("harbour-day", try greys("light")),
      NamedTheme("harbour-night", try greys("dark")), NamedTheme("vellum", try greys("light")),
    ]
  }

  /// At the desk with the list of themes, the third of which is in focus.
  static func choosing(_ size: Size) throws -> Play {
    var play = try Play.atDesk(Sample.charter(), size)
    play.press(":")
    play.type("theme")
    #expect(play.press("Enter") == [.findThemes])
    play.tell(.themes(try found()))
    play.press("j", "j")
    return play
  }

  @Test("the theme in focus is shown, and Esc returns to the one before")
  func trying() throws {
    let found = try Self.found()
    var play = try Self.choosing(Size(columns: 80, rows: 24))
    #expect(play.effects == [.showTheme(found[2].theme)])
    #expect(play.press("k") == [.showTheme(.monochrome)] && play.app.world.isMonochrome)
    #expect(play.press("Esc") == [.showTheme(.terminal)])
    #expect(!play.app.isCovered && !play.app.world.isMonochrome)
    #expect(play.app.world.theme == found[0])
  }

  @Test("Enter keeps the theme in focus, which is the one to return to from then on")
  func keeping() throws {
    let found = try Self.found()
    var play = try Self.choosing(Size(columns: 40, rows: 12))
    #expect(play.press("Enter") == [.keepTheme("candle")])
    play.tell(.done("The theme candle is in your settings."))
    play.press(":")
    play.type("theme")
    play.press("Enter")
    play.tell(.themes(found))
    #expect(play.words.contains("> candle dark"))
    #expect(play.press("G") == [.showTheme(found[5].theme)])
    #expect(play.press("Esc") == [.showTheme(found[2].theme)])
  }

  @Test("a theme that is no longer found stays in the list, and what is typed meanwhile is not taken over")
  func missing() throws {
    let found = try Self.found()
    var play = try Self.choosing(Size(columns: 80, rows: 24))
    play.press("Enter", "i")
    play.tell(.themes(found))
    #expect(!play.app.isCovered)
    play.press("Esc")
    play.tell(.themes(Array(found.prefix(2))))
    #expect(play.words.contains("> candle dark"))
  }

  @Test(
    "where no colours are shown the list says so, and no theme brings them back",
    arguments: [(ColourDepth.monochrome, "NO_COLOR is set"), (.sixteen, "no colours but its own")])
  func withoutColours(depth: ColourDepth, words: String) throws {
    var app = App(path: Sample.path, identity: Sample.ana)
    app.world.take(Look(theme: .terminal, depth: depth), named: "terminal")
    var play = Play(app)
    play.tell(.opened(try Sample.charter()))
    play.tell(.themes(try Self.found()))
    #expect(play.words.contains(words))
    play.press("G")
    #expect(play.app.world.isMonochrome == (depth == .monochrome))
    play.press("Enter")
    #expect(play.app.world.isMonochrome == (depth == .monochrome))
  }
}
