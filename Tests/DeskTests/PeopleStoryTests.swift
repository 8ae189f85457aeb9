import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct PeopleStoryTests {
  @Test("W says who ratifies by which key, who has not voted on what, and what an amendment takes")
  func people() throws {
    let card = try Sample.card(Sample.twoChanges)
    let waiting = Card(
      statement: card.statement, result: card.result, lacks: card.lacks, mayBeRead: true, waitsFor: ["ana"])
    var play = try Play.atDesk(Sample.charter([waiting]))
    #expect(play.press("W").isEmpty)
    #expect(play.words.contains("1 ratifier ana, who is you · ssh-ed25519 …EFGHIJKLMNOPQ".prefix(34)))
    #expect(play.words.contains("has not voted on \(card.id)"))
    #expect(play.words.contains("What it takes An amendment: 1 of 1"))
    play.press("q")
    #expect(play.app.scene is DeskScene)
  }

  @Test("a charter that was read again is shown as it is now")
  func changes() throws {
    var play = try Play.atDesk(Sample.charter([try Sample.card(Sample.twoChanges)]))
    play.press("W")
    play.tell(.refreshed(try Sample.charter()))
    #expect(!play.words.contains("has not voted"))
  }
}
