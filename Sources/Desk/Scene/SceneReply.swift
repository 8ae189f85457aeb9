internal import Counsel
internal import Ledger

/// What a scene hands to the one that it was opened over.
enum SceneReply: Equatable, Sendable {
  /// A text of the person's own is being put on the docket.
  case proposing
  /// How cases stand, and the verdicts that are to be recorded, with how the counsel was asked that gave them.
  case cases(CaseInquiry, [Section.DecidedCase], asked: Section.AskedCounsel?)
}
