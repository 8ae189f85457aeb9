public import Counsel
public import History
public import Ledger
public import Prose
public import Ratification
public import Wire

/// What comes back from an effect.
public enum Message: Equatable, Sendable {
  case library([LibraryRow])
  case opened(OpenCharter)
  /// The charter was read again; the screens stay where they are.
  case refreshed(OpenCharter)
  /// The draft reads otherwise now, since the person wanted it so; the words say what was done.
  case redrafted(OpenCharter, String)
  /// Something went wrong; the words say what, where and what to do.
  case failed(String)
  /// The key did not sign, or what it signed could not be published; the words say why.
  case notSigned(String)
  /// A proposal could not be signed or brought into force, since it lacks these after all.
  case lacking([Standing.Lack])
  /// What was typed could not be kept.
  case notKept(String)
  case done(String)
  case verified(path: String, count: Int)
  /// - Parameter amendment: The one that breaks the rule; nil where it is none's.
  case verificationFailed(path: String, String, amendment: Int? = nil)
  case identity(Identity)
  case keys([KeyChoice])
  /// Signing needs the key's passphrase.
  case passphraseNeeded
  case edited(EditPurpose, Bytes)
  /// A proposal lies on the docket.
  case proposed(path: String, id: String)
  case drillReady(DrillMaterial)
  /// More of an answer, in the order in which it came.
  case counsel(exchange: Int, [CounselEvent])
  /// The servers of models that answer on this machine.
  case servers([ModelServer], isWanted: Bool)
  /// Who can be asked, after one was added by that name.
  case counsels([CounselProfile], added: String)
  /// The themes that settings may name and that can be used.
  case themes([NamedTheme])
  case reviewReady(ReviewMaterial)
  case ratified(path: String, number: Int, isEnacted: Bool)
  case dissented(path: String, number: Int, isDeclined: Bool)
  /// A proposal can't be restated, since another amendment changed these provisions, which it changes.
  case touched(path: String, Statement, provisions: [String])
  case report(path: String, ReviewReport)
  /// The amendments that can be read, and what keeps the rest from it.
  case history(path: String, [AmendmentRow], fault: HistoryFault? = nil)
  /// The charter can't be opened, but its history can be read up to a fault.
  case openedPast(path: String, title: String, HistoryFault)
  case found(path: String, FoundWords)
  case line(path: String, number: Int, LineHistory)
  case flow(path: String, HistoryFlow)
  case amendment(path: String, AmendmentDetail)
}

/// What a review needs besides the statement.
public struct ReviewMaterial: Equatable, Sendable {
  public let path: String
  public let review: Review
  /// The reasons that were given before in this charter.
  public let earlierReasons: [Bytes]
  /// What was typed in an unfinished review of the same bytes.
  public let draft: Section?
  /// A declined proposal that says the same, if there is one.
  public let repeats: Declined?
  /// A warm-up that comes first, under a strict review, at most once a day.
  public let drill: DrillMaterial?
  /// What others said of it.
  public let comments: [Comment]
  /// The good votes of others.
  public let votes: [Section]
  /// What was objected when these provisions were last amended.
  public let earlierObjections: [EarlierObjection]

  public init(
    path: String, review: Review, earlierReasons: [Bytes], draft: Section?, repeats: Declined?,
    drill: DrillMaterial? = nil, comments: [Comment] = [], votes: [Section] = [],
    earlierObjections: [EarlierObjection] = []
  ) {
    self.comments = comments
    self.votes = votes
    self.path = path
    self.review = review
    self.earlierReasons = earlierReasons
    self.draft = draft
    self.repeats = repeats
    self.drill = drill
    self.earlierObjections = earlierObjections
  }
}
