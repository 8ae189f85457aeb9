public import Adapters

/// Why an act was not done, where nothing is wrong with any record.
public enum ActFault: Error, Equatable, Sendable {
  /// What a name and a key are needed for.
  public enum Purpose: Equatable, Sendable { case adopting, copying, healing }

  /// The settings name no one.
  case nobody(Purpose)
  /// The draft names other ratifiers than this person.
  case namesOthers(name: String, key: String)
  /// The history that is to stay does not name this person as a ratifier.
  case notRatifierOfKept
  /// It takes several ratifiers, so it is not one person's to turn down.
  case notAlone(needed: Int)
  /// A text is no charter's; the draft stays as it was.
  case unreadable(FolderFault)
}
