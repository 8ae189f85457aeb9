internal import Ledger
public import Prose

/// Texts of the past in the user's cache folder, each in a file named by its SHA-256.
///
/// A text counts only when it hashes to what its record says, so a file that was changed is found, and the
/// whole folder can be deleted at any time. Beyond a limit those that were written first are removed.
public struct TextCache: Sendable {
  /// The amendments whose texts are kept are this many apart.
  public static let spacing = 128

  private let folder: String
  private let disk: Disk
  private let limit: Int

  /// - Parameter limit: How many bytes the files may take; the default holds the texts of some ninety thousand
  ///   amendments of 90 kB.
  public init(places: Places, disk: Disk, limit: Int = 64 << 20) {
    folder = "\(places.cache)/texts"
    self.disk = disk
    self.limit = limit
  }

  private func file(_ digest: Digest) -> String { "\(folder)/\(digest.hex)" }

  /// The text with that hash; nil where it is not kept, or where what is kept is another, which is removed.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func text(_ digest: Digest) -> Bytes? {
    // A cache: what can't be read of it is made again from the records.
    guard let text = try? disk.readIfPresent(file(digest)) else { return nil }
    if Digest(of: text) == digest { return text }
    // It is not believed the next time either.
    try? disk.remove(file(digest))
    return nil
  }

  /// Keeps a text that has that hash; one that can't be kept is no fault.
  public func keep(_ text: Bytes, _ digest: Digest) {
    let file = file(digest)
    guard !disk.exists(file) else { return }
    // A cache that can't be written costs time and nothing else.
    try? disk.makeFolder(folder, mode: 0o700)
    // As said above.
    try? disk.keep(file, text)
  }

  /// Removes the files that were written first, until the rest keeps within the limit.
  ///
  /// - Complexity: O(*n* log *n*) in the files.
  public func tidy() {
    // As said above; the next one tidies it.
    guard let files = try? disk.filesByAge(in: folder) else { return }
    var excess = files.reduce(0) { $0 + $1.size } - limit
    for file in files where excess > 0 {
      // As said above.
      try? disk.remove("\(folder)/\(file.name)")
      excess -= file.size
    }
  }
}
