public import Prose

/// Why an act of the ceremony is not taken.
///
/// Each says which gate is closed.
public enum Refusal: Error, Equatable, Sendable {
  /// That step is not open yet; `first` is what has to come before it.
  case notYet(Step, first: Step)
  case stanceTooShort(found: Int, needed: Int)
  /// The redline was shown, so the stance can't change.
  case stanceIsRead
  /// Lines of the provision that were never on the screen.
  case notSeen(provision: String, shown: Int, of: Int)
  case unknownProvision(String)
  case unknownObjection(String)
  /// What the ratifier expects of a case has to be said before counsel decides it.
  case notPredicted(String)
  case emptyWords
  case undecided([String])
  case nothingAdopted
  case reason(ReasonRefusal)
  /// The text contains what may not come into force.
  case blocked([HiddenFinding])
}
