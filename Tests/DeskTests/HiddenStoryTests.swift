import Ratification
import Testing

@testable import Desk

/// What hides is listed at the redline, before a decision can be taken on it.
@Suite struct HiddenStoryTests {
  @Test(
    "what Markdown hides, and every marked character of a changed line, is listed above the redline in words",
    arguments: [
      ("It is logged. <!-- unless it is late -->", "an HTML comment"),
      ("<details><summary>More</summary>Anything goes.</details>", "HTML, which may show something else"),
      ("See [https://good.example](https://evil.example).", "leads to https://evil.example"),
      ("The \u{43E}fficer decides.", "several scripts that look alike"),
      ("The officer\u{200B} decides.", "U+200B, which nobody sees; look closely"),
      ("The officer \u{202E}decides.", "U+202E, which steers the direction of text; it must go before"),
      ("Il y a 12\u{A0}000 cas.", "U+00A0, a blank that is no space"),
      ("The officer\tdecides.", "U+0009, a tab"),
      ("[//]: # (nobody sees this)", "nothing uses"),
    ])
  func listed(line: String, words: String) throws {
    let text = Sample.body.replacing(
      "The duty officer can refuse any act.", with: "The duty officer can refuse any act.\n\(line)")
    var play = try Play.inReview(card: try Sample.card(text))
    try play.advance(to: .redline)
    let shown = play.words
    #expect(shown.contains(words), "\(shown)")
    #expect(shown.contains("line 3: ") || shown.contains("line 4: "), "\(shown)")
    #expect(play.app.reviewAtHand?.step == .redline)
  }

  @Test("honest text lists nothing")
  func honest() throws {
    let text = Sample.body.replacing("A refusal stands for a day.", with: "A refusal stands for two days.")
    var play = try Play.inReview(card: try Sample.card(text))
    try play.advance(to: .redline)
    #expect(!play.words.contains("line 3: ") && !play.words.contains("look closely"))
  }
}
