public import Charter
public import Ledger
public import Prose

/// The first rule that a history breaks, and in which record.
public struct VerificationFault: Error, Equatable, Sendable {
  public enum Rule: Error, Equatable, Sendable {
    case file(ChainFault.Rule)
    case change(PatchFault)
    case text(CharterFault)
    /// `after` is not the hash of the text that the change makes.
    case after(expected: Digest, found: Digest)
    case notARatifier(String)
    /// The text in force gives that name a key that is none.
    case key(String, SSHKeyFault)
    case signature(String, SignatureFault)
    /// The key can only be checked by `ssh-keygen`, which refused it or is not there.
    case signatureByTool(String)
    case threshold(needed: Int, found: Int)
    /// So many records have votes whose signatures nobody checked.
    case unchecked(records: Int)
    /// A ratification is dated before the cooling-off is over.
    case coolingOff(String, hours: Int, earliest: Timestamp)
    /// A ratification is dated before one of the record before it.
    case dateOrder(String, earliest: Timestamp)
    /// `charter.md` is not the text that the last record makes.
    case charterDiffers(firstLine: Int)
    /// The history is shorter than it was when this machine last saw it, or another one.
    case shortened(seen: Int)
    case replaced(number: Int)
  }

  /// The number of the amendment, as its place in the history says.
  public let number: Int
  /// The record's file name; for a fault of the whole, that of the file concerned.
  public let file: String
  public let rule: Rule

  public init(number: Int, file: String, _ rule: Rule) {
    (self.number, self.file, self.rule) = (number, file, rule)
  }

  /// The fault of the record at a place of the history.
  public init(at place: Chain.Head, _ rule: Rule) {
    self.init(number: place.number, file: String(decoding: place.file, as: UTF8.self), rule)
  }
}
