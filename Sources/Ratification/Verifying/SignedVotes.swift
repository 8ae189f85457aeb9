public import Charter
public import History
public import Ledger
public import Prose

/// The votes of one record, whose signatures can be checked apart from its neighbours.
public struct SignedVotes: Sendable {
  public struct Vote: Sendable {
    public let number: Int
    public let file: String
    public let name: String
    /// The key that the text in force before gives to that name.
    public let key: String
    /// The signed bytes in parts.
    public let message: [Bytes]
    public let signature: Bytes

    /// - Parameters:
    ///   - governance: That of the text in force.
    ///   - file: The name of the file in which the vote stands.
    /// - Throws: `VerificationFault.Rule` where nobody of that name may vote, or it is not signed.
    public init(
      _ section: Section, on statement: Statement, by governance: Governance, file: String
    ) throws(VerificationFault.Rule) {
      name = String(decoding: section.name, as: UTF8.self)
      guard let ratifier = governance.ratifier(named: name), let signature = section.signature else {
        throw .notARatifier(name)
      }
      number = statement.number
      self.file = file
      key = ratifier.key
      message = [statement.bytes, section.unsignedBytes]
      self.signature = signature
    }

    /// Checks the signature.
    ///
    /// - Returns: Whether it is good; where not, only `ssh-keygen` can tell.
    /// - Throws: `VerificationFault.Rule` where it is bad.
    /// - Complexity: O(*n*) in the signed bytes.
    public func isGood() throws(VerificationFault.Rule) -> Bool {
      let key: SSHPublicKey
      do { key = try SSHPublicKey(parsing: self.key.utf8Bytes) } catch { throw .key(name, error) }
      do throws(SignatureFault) {
        _ = try SSHSignature(parsing: signature)
          .verify(over: message, namespace: ratificationNamespace, key: key)
        return true
      } catch {
        if error == .needsSSHKeygen { return false }
        throw .signature(name, error)
      }
    }
  }

  let votes: [Vote]
}

/// The signatures of some records, as far as they were checked.
public struct CheckedSignatures: Sendable {
  /// How many records they are of.
  public private(set) var records: Int
  /// The votes that only `ssh-keygen` can check.
  public private(set) var left: [SignedVotes.Vote] = []
  /// That of the record with the lowest number, whichever was checked first.
  public private(set) var fault: VerificationFault?

  /// Checks what the program can check itself of records that follow each other, up to the first that is bad.
  ///
  /// - Complexity: O(*n*) in the bytes of the records.
  public init(_ batch: [SignedVotes] = []) {
    records = batch.count
    for vote in batch.lazy.flatMap(\.votes) {
      do {
        if try !vote.isGood() { left.append(vote) }
      } catch {
        fault = VerificationFault(number: vote.number, file: vote.file, error)
        return
      }
    }
  }

  /// Adds those of other records.
  public mutating func add(_ other: CheckedSignatures) {
    records += other.records
    left += other.left
    if let found = other.fault, found.number < fault?.number ?? .max { fault = found }
  }

  /// The votes that are left for `ssh-keygen`, in order, none of them behind the record with a fault.
  public var leftInOrder: [SignedVotes.Vote] {
    left.filter { $0.number <= fault?.number ?? .max }.sorted { $0.number < $1.number }
  }

  /// Takes what it said of them.
  ///
  /// - Parameter vote: The first that it refused; nil where all are good.
  public mutating func settle(refusing vote: SignedVotes.Vote?) {
    if let vote {
      fault = VerificationFault(number: vote.number, file: vote.file, .signatureByTool(vote.name))
    }
    left = []
  }
}

/// The namespace of every ratification's signature.
public let ratificationNamespace = Bytes("ratify-v1@assent".utf8)
