import Foundation
import Testing

/// Themes on the screen, in a real terminal.
@Suite struct ThemeTests {
  @Test("a theme is tried by moving to it, and the one that is kept stands in the settings")
  func keeping() async throws {
    let place = try Place()
    defer { place.remove() }
    try place.write("# mine\nreduced-motion: true\n", to: "home/.config/assent/config.yaml")
    let scheme = try String(contentsOf: Place.root.appending(path: "themes/candle.yaml"), encoding: .utf8)
    try place.write(scheme, to: "home/.config/assent/themes/mine.yaml")
    let terminal = try Pty("assent", in: place)
    try await terminal.wait(for: "Assent")
    for (keys, words) in [
      (":", "Commands"), ("theme\r", "your terminal's own"), ("G", "> mine"),
      ("\r", "The theme mine is in your settings."),
    ] {
      terminal.send(keys)
      try await terminal.wait(for: words)
    }
    let settings = try place.text("home/.config/assent/config.yaml")
    #expect(settings == "# mine\nreduced-motion: true\ntheme: \"mine\"\n")
    #expect(try place.assent("themes").text.contains("* mine"))
  }
}
