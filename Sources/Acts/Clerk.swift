public import Adapters
internal import Charter
internal import Ledger
internal import Prose
public import Ratification

/// Conducts the acts on charters: reads, asks a rule what follows, and does it.
///
/// A clerk decides nothing and has no words: what follows is a function of `Ratification` or `Counsel`, and what
/// came of an act is a value, which a command or a screen words. No act of theirs is a vote.
public struct Clerk: Sendable {
  public let disk: Disk
  public let places: Places
  public let clock: Clock
  public let keygen: SSHKeygen
  /// Unfinished reviews that are to be written before a review is read.
  public let reviews: ReviewKeeper

  public init(
    disk: Disk = Disk(), places: Places = .current, clock: Clock = Clock(), keygen: SSHKeygen = SSHKeygen()
  ) {
    (self.disk, self.places, self.clock, self.keygen) = (disk, places, clock, keygen)
    reviews = ReviewKeeper(ReviewDrafts(places: places, disk: disk))
  }

  public var memory: HeadMemory { HeadMemory(places: places, disk: disk) }
  public var drafts: ReviewDrafts { ReviewDrafts(places: places, disk: disk) }
  public var settings: SettingsFile { SettingsFile(places: places, disk: disk) }

  /// Who the user is, by their settings; nil where these name no one, or can't be read.
  public var identity: Identity? {
    // Whoever opens the program is told of settings that can't be read; an act then has nobody to do it.
    guard let settings = try? settings.read(), let name = settings.name, let key = settings.key else {
      return nil
    }
    return Identity(name: name, key: key)
  }

  func folder(_ path: String, following tip: Digest? = nil) -> CharterFolder {
    CharterFolder(path, disk: disk, following: tip)
  }

  /// What the user did to a charter while it was a draft.
  public func draftMemory(of path: String) -> DraftMemory {
    DraftMemory(of: path, places: places, disk: disk)
  }
}
