public import Charter
public import Prose

/// A text that is or was in force, found by verifying the history that it stands in.
public struct RatifiedText: Equatable, Sendable {
  public let text: Document
  /// The SHA-256 of the record by which it came into force.
  public let record: Digest

  public init(_ text: Document, inForceBy record: Digest) {
    (self.text, self.record) = (text, record)
  }
}
