import Cells
import Prose
import Testing

@Suite struct PaintTests {
  /// Greys that lie close together, so that every role has to be lifted.
  private static func murky() throws -> Theme {
    let lines = (0..<16).map { "base0" + String($0, radix: 16) + ": \"5050\(50 + $0)\"\n" }
    return try Theme(yaml: Bytes(lines.joined().utf8), named: "murky")
  }

  private static let styles = Role.allCases.flatMap { role in
    (0...3).flatMap { [Style(role, fade: $0), Style(role, .tinted, fade: $0)] }
  }

  private func contrast(_ paint: Paint) -> Double? {
    func colour(_ ink: Ink) -> RGB? {
      switch ink {
      case .exact(let colour): colour
      case .indexed(let index): IndexedColours.colour(at: index)
      case .ansi, .standard: nil
      }
    }
    guard let foreground = colour(paint.foreground), let background = colour(paint.background) else {
      return nil
    }
    return foreground.contrast(with: background)
  }

  @Test("Every style can be read, however poor the palette", arguments: [ColourDepth.indexed, .exact])
  func lifts(depth: ColourDepth) throws {
    let look = Look(theme: try Self.murky(), depth: depth)
    for style in Self.styles {
      let least = [.dim, .border].contains(style.role) ? 3 : 4.5
      #expect(try #require(contrast(look.paint(style))) >= least, "\(style)")
    }
  }

  @Test("Without colours there is none, and marks of weight are left")
  func isMonochrome() throws {
    for look in [
      Look.monochrome, Look(theme: try Self.murky(), depth: .monochrome),
      Look(theme: .monochrome, depth: .exact),
    ] {
      #expect(look.isMonochrome)
      for style in Self.styles {
        let paint = look.paint(style)
        #expect(paint.foreground == .standard && paint.background == .standard)
      }
      #expect(look.paint(Style(.selection)).emphasis == .reverse)
      #expect(look.paint(Style(.added)).emphasis == .underline)
    }
  }

  @Test("The user's own colours are used where there are few, whatever the theme")
  func usesAnsi() throws {
    for look in [Look(theme: .terminal, depth: .exact), Look(theme: try Self.murky(), depth: .sixteen)] {
      #expect(!look.isMonochrome)
      #expect(look.paint(Style(.added)).foreground == .ansi(2))
      #expect(look.paint(Style(.removed)).foreground == .ansi(1))
      #expect(look.paint(.text).foreground == .standard)
      #expect(Self.styles.allSatisfy { look.paint($0).background == .standard })
    }
  }

  @Test("Added and removed never look the same, in any colours or none")
  func tellsApart() throws {
    for theme in [Theme.terminal, .monochrome, try Self.murky()] {
      for depth in ColourDepth.allCases {
        let look = Look(theme: theme, depth: depth)
        #expect(look.paint(Style(.added)) != look.paint(Style(.removed)))
        #expect(look.paint(Style(.selection)) != look.paint(.text))
        #expect(look.paint(Style(.banner)) != look.paint(.text))
      }
    }
  }

  @Test("What a role has by itself fades, what a view asked for stays")
  func fades() {
    let look = Look(theme: .terminal, depth: .sixteen)
    #expect(look.paint(Style(.changed, fade: 0)).emphasis == .bold)
    #expect(look.paint(Style(.changed, fade: 1)).emphasis == [])
    #expect(look.paint(Style(.changed, .reverse, fade: 3)) == look.paint(Style(.text, .reverse)))
    #expect(look.paint(Style(.added, fade: 1)).emphasis == .underline)
    #expect(look.paint(Style(.added, fade: 2)).emphasis == [])
    #expect(Style(.added, fade: 99).fade == 3)
  }

  @Test("A row is written with its looks, and ends in the terminal's own")
  func writesSequences() throws {
    var canvas = Canvas(Size(columns: 5, rows: 1))
    canvas.put("a漢", at: Point(column: 0, row: 0), style: Style(.added))
    let plain = canvas.ansi(Look(theme: .terminal, depth: .sixteen))
    #expect(plain == ["\u{1B}[0;4;32ma漢\u{1B}[0m  \u{1B}[0m"])
    let exact = canvas.ansi(Look(theme: try Self.murky(), depth: .exact))
    #expect(exact[0].contains(";48;2;80;80;80m"))
    #expect(canvas.ansi(.monochrome) == ["\u{1B}[0;4ma漢\u{1B}[0m  \u{1B}[0m"])
  }
}
