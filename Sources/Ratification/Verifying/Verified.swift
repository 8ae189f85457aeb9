public import Charter
public import History
public import Ledger
public import Prose

/// A history of which every rule was checked: chain, changes, hashes of texts, thresholds, dates and signatures.
public struct Verified: Sendable {
  /// One that goes on from here.
  public let verifier: Verifier

  /// - Parameter signatures: Those of every record that the verifier admitted since it was verified last.
  /// - Throws: `VerificationFault` where one is bad, or was not checked.
  public init(_ verifier: Verifier, by signatures: CheckedSignatures) throws(VerificationFault) {
    if let fault = signatures.fault { throw fault }
    guard verifier.open == signatures.records, signatures.left.isEmpty else {
      throw VerificationFault(
        number: verifier.head.number, file: "history",
        .unchecked(records: max(verifier.open - signatures.records, signatures.left.count)))
    }
    var verifier = verifier
    verifier.open = 0
    self.verifier = verifier
  }

  public var head: Head { verifier.head }
  /// The text in force; nil before the first record.
  public var text: Document? { verifier.text }
  /// The hashes of the records that lost a fork which one of these healed.
  public var healed: Set<Digest> { verifier.healed }
}

/// A text that is or was in force, found by verifying the history that it stands in.
public struct RatifiedText: Equatable, Sendable {
  public let text: Document
  /// The SHA-256 of the record by which it came into force.
  public let record: Digest

  public init(_ text: Document, inForceBy record: Digest) {
    (self.text, self.record) = (text, record)
  }
}
