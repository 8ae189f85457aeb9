internal import Prose

/// A file operation that failed: what was tried, on what, and the system's error number.
public struct DiskFault: Error, Equatable, Sendable {
  public enum Attempt: String, Sendable {
    case open, create, read, write, sync, link, rename, remove, list, makeFolder, lock, stat
  }

  public enum Cause: Equatable, Sendable {
    /// `errno`.
    case system(Int32)
    /// What was read back is not what was written.
    case readBackDiffers
    case tooLarge(limit: Int)
    case notARegularFile
    case alreadyExists
    /// Another process holds the lock.
    case busy
  }

  public let attempt: Attempt
  public let path: String
  public let cause: Cause

  public init(_ attempt: Attempt, _ path: String, _ cause: Cause) {
    (self.attempt, self.path, self.cause) = (attempt, path, cause)
  }
}
