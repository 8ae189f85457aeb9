import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// A place in the program that is worth looking at.
enum Sight: String, CaseIterable {
  case library, libraryEmpty = "library-empty"
  case deskText = "desk-text", deskTalk = "desk-talk", deskComposer = "desk-composer"
  case deskDraft = "desk-draft"
  case prompt, choice, help, palette, notice, parts
  case draft
  case problem, stance, redline, objection, decision, reason, attestation
  case docket, docketWaiting = "docket-waiting"
  case drillAnnouncement = "drill-announcement", drillQuestion = "drill-question", drillAnswer =
    "drill-answer"
  case drillSummary = "drill-summary"
  case report, people
  case cases, panel
  case themes

  /// The program, brought to that place by keys and messages.
  func play(_ size: Size, isMonochrome: Bool = false) throws -> Play {
    switch self {
    case .library, .libraryEmpty:
      var play = Play(App(path: nil, identity: Sample.ana), size)
      play.tell(.library(self == .library ? Sample.library : []))
      if self == .library { play.press("j") }
      return play
    case .deskText, .deskTalk, .deskComposer, .help, .palette, .prompt, .choice, .notice, .docket, .people:
      return try desk(size)
    case .deskDraft, .draft:
      var play = try Play.atDesk(
        Sample.draft([try Sample.card(Sample.twoChanges, isDraft: true)]), size, isMonochrome: isMonochrome)
      if self == .draft { play.press("r") }
      return play
    case .themes: return try ThemeStoryTests.choosing(size)
    case .docketWaiting: return try CoolingStoryTests.docket(size)
    case .report: return try Play.inReport(size)
    case .cases: return try CasesStoryTests.decided(size)
    case .panel: return try PanelStoryTests.answered(size)
    case .drillAnnouncement, .drillQuestion, .drillAnswer, .drillSummary:
      return try drill(size, isMonochrome: isMonochrome)
    case .parts:
      let body = Sample.twoChanges.replacing("any act.", with: "any act at all.")
      var play = try Play.inReview(size, card: try Sample.card(body), isMonochrome: isMonochrome)
      try play.advance(to: .decision)
      play.press("d", "j", "Space")
      return play
    case .problem, .stance, .redline, .objection, .decision, .reason, .attestation:
      let card = try Sample.card(self == .objection ? Sample.weakerBody : Sample.twoChanges)
      var play = try Play.inReview(size, card: card, isMonochrome: isMonochrome)
      try play.advance(to: step)
      return play
    }
  }

  private var step: Step {
    switch self {
    case .stance: .stance
    case .redline: .redline
    case .objection: .objection
    case .decision: .decision
    case .reason: .reason
    case .attestation: .attestation
    default: .problem
    }
  }

  private func desk(_ size: Size) throws -> Play {
    let card = try Sample.card(Sample.twoChanges)
    let old = try Sample.card(title: "Let a refusal lapse after an hour")
    var play = try Play.atDesk(Sample.charter([card], declined: [try Sample.declined(old)]), size)
    switch self {
    case .deskTalk:
      play.press("c")
      if size.columns >= DeskPanes.columnsForBoth { play.press("Tab") }
    case .deskComposer:
      play.press("i")
      play.type(
        "Escalations at night reach nobody.\nWho is called after the duty officer, and within what time?")
    case .prompt:
      play.press("]", "p")
      play.type("An escalation that nobody answers must not count as allowed.")
    case .choice: play.press("M")
    case .help: play.press("?")
    case .palette:
      play.press(":")
      play.type("pr")
    case .notice: play.press("z")
    case .docket: play.press("d")
    case .people: play.press("W")
    default: break
    }
    return play
  }
}

extension Play {
  static func atDesk(
    _ charter: OpenCharter, _ size: Size = Size(columns: 80, rows: 24), identity: Identity? = Sample.ana,
    isMonochrome: Bool = false
  ) throws -> Play {
    var app = App(path: charter.path, identity: identity)
    app.world.isMonochrome = isMonochrome
    var play = Play(app, size)
    play.tell(.opened(charter))
    play.tell(.verified(path: charter.path, count: charter.head.number))
    return play
  }

  /// At the first step of the review of a proposal by a model, with the desk behind it.
  static func inReview(
    _ size: Size = Size(columns: 80, rows: 24), card: Card? = nil, isMonochrome: Bool = false,
    base: Document? = nil, draft: Section? = nil, earlier: [Bytes] = []
  ) throws -> Play {
    let card = try card ?? Sample.card(Sample.twoChanges)
    var play = try atDesk(Sample.charter([card]), size, isMonochrome: isMonochrome)
    play.press("r")
    play.tell(
      .reviewReady(
        try Sample.material(card, base: base ?? Sample.document(), draft: draft, earlier: earlier)))
    return play
  }

  /// Does what each step asks for, up to `step`.
  mutating func advance(to step: Step) throws {
    let stance = "A refusal should stand until somebody answered it."
    let reason = "Only an answer in writing settles a dispute between colleagues at night."
    while let at = app.reviewAtHand?.step, at < step {
      switch at {
      case .problem: press("Enter")
      case .stance:
        if app.reviewAtHand?.field?.isEmpty ?? false { type(stance) }
        press("Enter")
      case .redline: try readAll()
      case .objection:
        if app.reviewAtHand?.review.openObjection == nil {
          press("Enter")
        } else {
          type("The register already keeps every answer.")
          press("Enter", "Enter")
        }
      case .decision:
        while let review = app.reviewAtHand?.review, !review.undecided.isEmpty { press("a") }
        press("Enter")
      case .reason:
        type(reason)
        press("Enter")
      case .attestation: return
      }
      if app.reviewAtHand?.step == at {
        Issue.record("stuck at \(at): \(notice)\n\(frame)")
        return
      }
    }
  }

  /// Scrolls the redline to its end, a screen at a time, and goes on.
  mutating func readAll() throws {
    press("g")
    for _ in 0..<2000 {
      wait(20_000)
      guard let screen = app.reviewAtHand, screen.seen.shown < screen.seen.all else { break }
      press("Ctrl-D")
    }
    press("Enter")
  }
}

extension Sample {
  /// Two provisions changed, one added.
  static let twoChanges =
    betterBody.replacing(
      "An escalation that nobody answers is taken as allowed.",
      with:
        "An escalation that nobody answers within two hours is denied, and stands as denied until the head of operations rules on it."
    ) + """

      ## Substitutes {#substitutes}
      Each reviewer has a substitute, and both names stand in the register before the first request.

      """
}
