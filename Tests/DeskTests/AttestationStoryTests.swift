import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct AttestationStoryTests {
  private func attesting() throws -> Play {
    var play = try Play.inReview()
    try play.advance(to: .attestation)
    return play
  }

  private func typed(_ play: Play) -> String { play.app.reviewAtHand?.attestation?.typed ?? "" }

  @Test("what was typed before the screen listened is thrown away")
  func typeAhead() throws {
    var play = try attesting()
    let phrase = try #require(play.app.reviewAtHand?.phrase)
    play.type(phrase, every: 10)
    play.press("Enter")
    #expect(typed(play).isEmpty && play.effects.isEmpty && play.frame.contains("One moment: read first."))
    play.wait(1100)
    #expect(play.frame.contains("Type this, then Enter:"))
    try play.attest()
    #expect(play.effects.count == 1)
  }

  @Test("a paste is refused, with the way to enter it otherwise")
  func paste() throws {
    var play = try attesting()
    play.wait(1100)
    play.receive(.paste(Sample.bytes(try #require(play.app.reviewAtHand?.phrase))))
    #expect(typed(play).isEmpty && play.notice.contains("A paste is not taken here"))
    #expect(play.notice.contains("Ctrl-T takes it word by word"))
    #expect(play.press("Enter").isEmpty)
  }

  @Test("a burst of keys is refused, with the way to enter it otherwise")
  func burst() throws {
    var play = try attesting()
    play.wait(1100)
    play.type("ratify 8", every: 1)
    #expect(play.notice.contains("faster than fingers type") && play.notice.contains("Ctrl-T"))
    try play.attest()
    #expect(play.effects.contains { if case .attest = $0 { true } else { false } })
  }

  @Test("another phrase signs nothing")
  func mismatch() throws {
    var play = try attesting()
    play.wait(1100)
    play.type("ratify 8 something")
    #expect(play.press("Enter").isEmpty && play.notice.contains("That is not the phrase"))
  }

  @Test("word by word, with a pause after each, for who dictates")
  func assistive() throws {
    var play = try attesting()
    play.wait(1100)
    play.press("Ctrl-T")
    for word in try #require(play.app.reviewAtHand?.phrase).split(separator: " ") {
      play.wait(1100)
      #expect(play.frame.contains("    \(word)"))
      play.type(String(word), every: 0)
      play.press("Enter")
    }
    #expect(play.effects.contains { if case .attest = $0 { true } else { false } })
    #expect(play.app.reviewAtHand?.attestation?.entry == .assistive)
  }

  @Test(
    "a resize, a lost focus, a stop and a question void what was typed, and the second starts again",
    arguments: [
      .resize(Size(columns: 70, rows: 20)), .focusLost, .suspendedAndResumed, .key(.control("c")),
    ] as [Event<Message>])
  func interrupted(event: Event<Message>) throws {
    var play = try attesting()
    play.wait(1100)
    play.type("ratify")
    #expect(typed(play) == "ratify")
    play.receive(event)
    if play.app.isCovered { play.press("Esc") }
    #expect(typed(play).isEmpty)
    play.type("ratify", every: 10)
    #expect(typed(play).isEmpty)
    try play.attest()
    #expect(play.effects.count == 1)
  }

  @Test("while the key signs nothing else happens, and a second Enter signs nothing twice")
  func signing() throws {
    var play = try attesting()
    try play.attest()
    let before = play.app.layers
    #expect(play.frame.contains("Signing with your key") && play.frame.contains("signing…"))
    for key in ["Enter", "Esc", "q", "a", "Backspace", "Ctrl-T"] { #expect(play.press(key).isEmpty) }
    #expect(play.app.layers == before)
    // What is not about signing leaves it alone.
    play.tell(.verified(path: Sample.path, count: 7))
    play.tell(.notKept("disk full"))
    play.tell(.failed("the file was not exported"))
    #expect(play.app.reviewAtHand?.isSigning == true)
  }

  @Test("the key's passphrase is asked for and goes out with the same statement")
  func passphrase() throws {
    var play = try attesting()
    try play.attest()
    let statement = try #require(play.app.reviewAtHand?.review.statement.digest)
    play.tell(.passphraseNeeded)
    play.type("correct horse")
    #expect(!play.frame.contains("correct") && play.frame.contains("•••••••"))
    #expect(play.press("Enter") == [.attest(statement: statement, passphrase: Sample.bytes("correct horse"))])
  }

  @Test("leaving the passphrase, or a key that does not sign, asks for the phrase again")
  func notSigned() throws {
    var play = try attesting()
    try play.attest()
    play.tell(.passphraseNeeded)
    #expect(play.press("Esc").isEmpty && play.app.world.work == nil)
    #expect(play.frame.contains("One moment: read first."))
    try play.attest()
    play.tell(.notSigned("The agent has no such key. Add it with ssh-add."))
    #expect(play.notice.contains("ssh-add") && typed(play).isEmpty)
    try play.attest()
    #expect(play.effects.count == 1)
  }

  @Test("the phrase and the place to type it are on the screen at every size", arguments: FrameTests.sizes)
  func visible(size: Size) throws {
    var play = try Play.inReview(size, card: try Sample.card(Sample.manyChanges))
    try play.advance(to: .attestation)
    play.wait(1100)
    #expect(play.frame.contains("ratify 8 ") && play.canvas().cursor != nil)
    play.press("PgDn", "PgDn", "PgDn", "PgDn", "PgDn")
    #expect(play.frame.contains("ratify 8 ") && play.words.contains("sha256:"))
  }
}

extension Sample {
  /// Fourteen provisions added.
  static let manyChanges =
    body
    + (1...14).map { "\n## Duty \($0) {#duty-\($0)}\nThe officer of night \($0) signs the register.\n" }
    .joined()
}
