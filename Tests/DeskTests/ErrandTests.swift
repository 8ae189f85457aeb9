import Cells
import Ledger
import Ratification
import Testing

@testable import Desk

/// What `assent review` and `assent replay` open.
@Suite struct ErrandTests {
  private func play(_ errand: Errand, _ charter: OpenCharter, _ identity: Identity? = Sample.ana) -> Play {
    var play = Play(App(path: charter.path, errand: errand, identity: identity))
    play.tell(.opened(charter))
    return play
  }

  @Test("a review begins at once where one proposal waits, also by the first digits of its id")
  func oneProposal() throws {
    let card = try Sample.card()
    let charter = try Sample.charter([card])
    for wanted in [nil, "", card.id, String(card.id.prefix(3))] {
      let play = play(.review(proposal: wanted), charter)
      #expect(
        play.effects.contains(.beginReview(path: charter.path, statement: card.statement.digest)),
        "\(wanted ?? "none")")
    }
  }

  @Test("an id that no proposal has leaves the person at the desk, told so")
  func noSuchProposal() throws {
    let play = try play(.review(proposal: "zz"), Sample.charter([Sample.card()]))
    #expect(play.notice.contains("No open proposal has an id that begins with zz"))
  }

  @Test("a draft is adopted")
  func draft() throws {
    let charter = try Sample.draft()
    let play = play(.review(proposal: nil), charter)
    #expect(play.effects.contains(.beginAdoption(path: charter.path)))
  }

  @Test("what is opened later, from the library, is opened for drafting")
  func once() throws {
    var play = try play(.review(proposal: nil), Sample.charter([Sample.card()]))
    play.tell(.failed("No."))
    play.tell(.opened(try Sample.charter([Sample.card()])))
    #expect(!play.effects.contains { if case .beginReview = $0 { true } else { false } })
  }

  @Test("a film begins with its first amendment, and stops after its last")
  func film() throws {
    let history = try SampleHistory.small()
    let film = Film(from: 2, to: 3)
    var story = HistoryStory(history, errand: .replay(film))
    guard let first = story.app.scene as? HistoryScene else {
      Issue.record("no history")
      return
    }
    #expect(first.isPlaying)
    #expect(first.target.amendment == 2)
    story.wait(ticks: 100)
    guard let last = story.app.scene as? HistoryScene else {
      Issue.record("no history")
      return
    }
    #expect(!last.isPlaying)
    #expect(last.target == ReplayPosition(amendment: 3, beat: .entered))
  }

  @Test("a film of amendments that are not there is refused", arguments: [(0, 2), (3, 2), (1, 99)])
  func noFilm(first: Int, last: Int) throws {
    let story = try HistoryStory(SampleHistory.small(), errand: .replay(Film(from: first, to: last)))
    #expect(story.app.world.notice?.isFault == true)
  }
}
