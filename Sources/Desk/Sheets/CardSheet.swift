internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// What is asked before the review of a proposal opens, or in place of it.
struct CardSheet: QuestionSheet {
  enum Question: Equatable, Sendable {
    /// Which of several proposals.
    case which([Statement])
    /// Whether what enough ratifiers have signed is brought into force.
    case enacting(Statement)
    /// Whether an overtaken proposal is stated on the text in force, or proposed anew.
    case restating(Statement, isAnew: Bool)
  }

  var pending: Pending<Question>?
  private let charter: String

  private init(in charter: String) { self.charter = charter }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .which(let statements):
      guard statements.indices.contains(answer.line), let charter = world.charter(charter),
        let card = charter.proposals.first(where: { $0.statement == statements[answer.line] })
      else { return }
      world.open(card, in: charter)
    case .enacting(let statement):
      guard answer.line == 0, !world.isBusy() else { return }
      world.want(.enact(path: charter, statement: statement.digest), "publishing")
    case .restating(let statement, let isAnew):
      guard answer.line == 0, !world.isBusy() else { return }
      world.want(.restate(path: charter, statement, isAnew: isAnew), "restating")
    }
  }

  static func which(_ charter: OpenCharter) -> CardSheet {
    var sheet = CardSheet(in: charter.path)
    sheet.ask(
      .which(charter.proposals.map(\.statement)), "Which proposal?",
      charter.proposals.map { "\($0.id) \(String(decoding: $0.statement.title, as: UTF8.self))" })
    return sheet
  }

  /// Votes that came together from several copies of a folder: nobody's own act has completed them.
  static func enacting(_ card: Card, in path: String) -> CardSheet {
    let names = card.votes.filter { !$0.isDissent }.map(\.name).joined(separator: ", ")
    var sheet = CardSheet(in: path)
    sheet.ask(
      .enacting(card.statement), "All that it takes is signed, by \(names). Bring it into force?",
      ["Bring it into force: the history is verified first", "Leave it on the docket"], selected: 1)
    return sheet
  }

  /// Another amendment passed first: offers to state the proposal on the text in force.
  static func restating(_ card: Card, in charter: OpenCharter) -> CardSheet {
    var sheet = CardSheet(in: charter.path)
    sheet.ask(
      .restating(card.statement, isAnew: false),
      "Amendment \(charter.head.number) passed first. Restate this one on the text in force?",
      [
        "Restate it: it keeps its date and your answers; whoever signed has to sign again",
        "Leave it as it is",
      ])
    return sheet
  }

  /// It can't be the same proposal: offers to make another one of it.
  static func renewing(_ statement: Statement, in path: String, _ provisions: [String]) -> CardSheet {
    var sheet = CardSheet(in: path)
    sheet.ask(
      .restating(statement, isAnew: true),
      "It changes \(provisions.joined(separator: ", ")), which another amendment changed meanwhile, so "
        + "it would be a new proposal.",
      [
        "Propose it anew: the redline shows what it would undo, and the cooling-off begins again",
        "Leave it as it is",
      ], selected: 1)
    return sheet
  }
}

extension SceneOpening {
  static func renewing(_ statement: Statement, in path: String, _ provisions: [String]) -> SceneOpening {
    SceneOpening(CardSheet.renewing(statement, in: path, provisions))
  }
}

/// Opening a review: what more than one scene does with a charter.
extension World {
  /// `r`: the one proposal, or a choice among several.
  mutating func openReview(_ charter: OpenCharter) {
    guard let first = charter.proposals.first else {
      return refuse(
        charter.isDraft
          ? "Nothing is proposed. Press \(keyName(of: .adopt)) to adopt the draft as it is."
          : "Nothing is proposed. Press \(keyName(of: .propose)) to say what is wrong.")
    }
    if charter.proposals.count > 1 {
      open(SceneOpening(CardSheet.which(charter)))
    } else {
      open(first, in: charter)
    }
  }

  /// Opens what a proposal is ready for: its review, or what comes before or in place of one.
  mutating func open(_ card: Card, in charter: OpenCharter) {
    if card.result == nil || card.lacks.contains(.overtaken) {
      return open(SceneOpening(CardSheet.restating(card, in: charter)))
    }
    if card.lacks.isEmpty, card.votes.contains(where: { !$0.isDissent }) {
      return open(SceneOpening(CardSheet.enacting(card, in: charter.path)))
    }
    if charter.isDraft, !card.isAdoption {
      if let draft = SceneOpening.draft(card, in: charter, self) { open(draft) }
      return
    }
    guard mayRatify(charter.isDraft ? card.result ?? charter.document : charter.document), !isBusy() else {
      return
    }
    want(.beginReview(path: charter.path, statement: card.statement.digest), "opening the review")
  }

  /// `A`: the ceremony over a whole draft.
  mutating func openAdoption(_ charter: OpenCharter) {
    guard identity != nil else { return open(.who(then: .beginAdoption(path: charter.path), self)) }
    if isBusy() { return }
    want(.beginAdoption(path: charter.path), "opening the adoption")
  }

  private mutating func mayRatify(_ document: Document) -> Bool {
    guard let identity else {
      refuse("Reviewing needs your name and key: press \(keyName(of: .who)).")
      return false
    }
    guard identity.ratifies(document) else {
      refuse(
        "You are not a ratifier of this charter. Press \(keyName(of: .makeMine)) to make a copy yours.")
      return false
    }
    return true
  }

  /// Does what the person came for, as if they had pressed its key at the desk.
  mutating func begin(_ errand: Errand, _ charter: OpenCharter) {
    switch errand {
    case .draft: break
    case .review(nil) where charter.isDraft && charter.proposals.isEmpty: openAdoption(charter)
    case .review(nil): openReview(charter)
    case .review(let wanted?):
      let named = charter.proposals.filter { $0.id.hasPrefix(wanted) }
      if named.count == 1 { return open(named[0], in: charter) }
      refuse(
        named.isEmpty
          ? "No open proposal has an id that begins with \(wanted). \(keyName(of: .docket)) lists them."
          : "Several proposals have an id that begins with \(wanted). Give more of it.")
    case .replay(let film): openHistory(charter, film: film)
    }
  }
}

extension Card {
  /// Whether it adopts a draft rather than changes one.
  var isAdoption: Bool { statement.before == .ofNothing }
}
