import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// What only the proposal says must not be on any frame before the ratifier has a stance.
@Suite struct SecrecyTests {
  private static let sizes = FrameTests.sizes + [Size(columns: 64, rows: 10), Size(columns: 150, rows: 45)]

  /// Words that stand nowhere but in the proposal: in its text, its rationale and its effect.
  private static let secrets = ["quince", "medlar", "sloe"]

  private func card() throws -> Card {
    let body =
      Sample.body.replacing(
        "A refusal stands for a day.", with: "A refusal stands until a quince is answered."
      )
      .replacing("The register is in Japanese and English.", with: "The register is in Medlar.")
      + "\n## Quince rules {#quince}\nA quince is a quince.\n"
    let text = Sample.text(body).replacing("goal: \"Nothing", with: "goal: \"Sloe: nothing")
    let result = try Document(Sample.bytes(text))
    let base = try Sample.document()
    let motion = Motion(
      title: Sample.bytes("Let a refusal stand"), proposer: .model(Sample.bytes("sonnet")),
      problem: Sample.bytes("A night settles nothing."), rationale: Sample.bytes("Since quinces bind."),
      expectedEffect: Sample.bytes("More medlars."), result: result.bytes)
    let statement = try motion.statement(
      after: try Sample.head(base), base: base.bytes, proposed: try Sample.date())
    return Card(statement: statement, result: result, lacks: [], mayBeRead: false)
  }

  private func expectSecret(_ play: Play, _ keys: [String]) {
    let frame = play.frame.lowercased()
    for secret in Self.secrets where frame.contains(secret) {
      Issue.record("\(secret) after \(keys.joined(separator: " "))\n\(play.frame)")
    }
  }

  @Test("no frame before the redline holds a word of the proposal, whatever is pressed", arguments: 0..<10)
  func wandering(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let card = try card()
    var play = try Play.atDesk(Sample.charter([card]), random.pick(Self.sizes))
    let keys = [
      "j", "k", "g", "G", "PgDn", "PgUp", "Tab", "Shift-Tab", "[", "]", "d", "h", "r", "c", "p", "i", "Enter",
      "Esc", "?", ":", "/", "n", "N", "w", "v", "M", "x", "a", "b", "s", "u", "y", "Down", "Up", "q", "F1",
    ]
    var pressed: [String] = []
    for _ in 0..<80 {
      let key = random.pick(keys)
      pressed.append(key)
      for effect in play.press(key) {
        switch effect {
        case .open: play.tell(.opened(try Sample.charter([card])))
        case .loadLibrary: play.tell(.library(Sample.library))
        case .beginReview:
          play.tell(.reviewReady(try Sample.material(card, base: try Sample.document())))
        default: break
        }
      }
      if play.app.world.work != nil { play.tell(.failed("It did not work.")) }
      if random.next(below: 8) == 0 { play.resize(random.pick(Self.sizes)) }
      if play.app.isFinished || (play.step ?? .problem) >= .redline { return }
      expectSecret(play, pressed)
    }
  }

  @Test("problem and stance show nothing of it, and the redline all", arguments: sizes)
  func steps(size: Size) throws {
    var play = try Play.inReview(size, card: try card())
    for key in ["g", "PgDn", "PgDn", "G", "Enter", "PgDn", "PgDn", "Up"] {
      play.press(key)
      expectSecret(play, [key])
    }
    #expect(play.step == .stance)
    try play.advance(to: .redline)
    var shown = ""
    for _ in 0..<12 {
      shown += play.frame.lowercased()
      play.press("PgDn")
    }
    for secret in Self.secrets { #expect(shown.contains(secret), "\(secret)") }
  }
}
