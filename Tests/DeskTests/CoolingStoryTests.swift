import Cells
import Ledger
import Ratification
import Testing

@testable import Desk

@Suite struct CoolingStoryTests {
  private static func moment(_ text: String) throws -> Timestamp {
    try #require(Timestamp(parsing: Sample.bytes(text)))
  }

  /// The docket of a charter in which a proposal cools off for three days more.
  static func docket(_ size: Size) throws -> Play {
    var app = App(path: Sample.path, identity: Sample.ana)
    app.world.today = try moment("2026-11-21T10:00:00Z")
    var play = Play(app, size)
    let card = try Sample.card(lacks: [
      .coolingOff(until: try moment("2026-11-24T09:29:11Z")), .votes(found: 0, needed: 1),
    ])
    play.tell(.opened(try Sample.charter([card])))
    play.press("d")
    return play
  }

  @Test(
    "a moment that is waited for is said to the minute, never too early, with how long it is until then",
    arguments: [
      ("2026-11-24T10:30:00Z", "2026-11-24 10:30 UTC, in 3 days", "11-24 10:30 UTC"),
      ("2026-11-24T10:30:01Z", "2026-11-24 10:31 UTC, in 4 days", "11-24 10:31 UTC"),
      ("2026-11-22T23:59:30Z", "2026-11-23 00:00 UTC, in 38 hours", "11-23 00:00 UTC"),
      ("2026-11-21T10:30:30Z", "2026-11-21 10:31 UTC, in 1 minute", "11-21 10:31 UTC"),
      ("2026-11-21T12:09:00Z", "2026-11-21 12:09 UTC, in 99 minutes", "11-21 12:09 UTC"),
      ("2027-01-03T08:00:00Z", "2027-01-03 08:00 UTC, in 43 days", "2027-01-03 08:00 UTC"),
      ("2026-11-21T10:30:00Z", "2026-11-21 10:30 UTC, now over", "11-21 10:30 UTC"),
      ("9999-12-31T23:59:59Z", "9999-12-31 23:59 UTC, in 2912119 days", "9999-12-31 23:59 UTC"),
    ])
  func words(moment: String, long: String, short: String) throws {
    let (moment, now) = (try Self.moment(moment), try Self.moment("2026-11-21T10:30:00Z"))
    #expect(moment.words(at: now, isShort: false) == long)
    #expect(moment.words(at: now, isShort: true) == short)
  }

  @Test(
    "no screen shows a moment as records write it, and the bottom has two rows", arguments: FrameTests.sizes)
  func review(size: Size) throws {
    var play = try Self.docket(size)
    let short = size.columns < 60
    let moment = short ? "11-24 09:30 UTC" : "2026-11-24 09:30 UTC, in 3 days"
    #expect(play.words.contains("cooling off until \(moment)"))
    play.press("q", "r")
    let card = try #require(play.desk?.charter.proposals.first)
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document())))
    #expect(play.notice == "It cools off until \(moment). Review it now; your answers are kept.")
    #expect(play.app.world.notice?.rows(columns: size.columns - 2).count ?? 3 <= 2)
    try play.advance(to: .reason)
    play.type("Only an answer in writing settles a dispute between colleagues at night.")
    play.press("Enter")
    play.tell(.refreshed(try Sample.charter([card])))
    #expect(play.notice.contains("It can be signed from \(moment): press r then."))
  }

  @Test(
    "what is signed or brought into force too early after all says until when, and asks for the phrase anew")
  func tooEarly() throws {
    let lacks = [Standing.Lack.coolingOff(until: try Self.moment("2026-11-24T09:29:11Z"))]
    let words = "It can't come into force yet: cooling off until 2026-11-24 09:30 UTC, in 3 days."
    var docket = try Self.docket(Size(columns: 80, rows: 24))
    docket.tell(.lacking(lacks))
    #expect(docket.notice == words)

    var play = try Play.inReview(Size(columns: 80, rows: 24), card: try Sample.card(Sample.manyChanges))
    try play.advance(to: .attestation)
    try play.attest()
    #expect(play.app.reviewAtHand?.isSigning == true)
    play.tell(.lacking(lacks))
    #expect(play.notice.hasPrefix("It can't come into force yet: cooling off until 2026-11-24 09:30 UTC"))
    #expect(play.app.reviewAtHand?.isSigning == false && play.app.world.work == nil)
  }
}
