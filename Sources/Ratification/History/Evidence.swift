internal import Ledger
public import Prose

/// What of a record can be checked apart from its neighbours: the signatures.
public struct Evidence: Sendable {
  public struct Vote: Sendable {
    public let number: Int
    public let file: String
    public let name: String
    /// The key that the text in force before gives to that name.
    public let key: String
    /// The signed bytes in parts.
    public let message: [Bytes]
    public let signature: Bytes
  }

  public let number: Int
  public let file: String
  let votes: [Vote]

  /// Checks every signature that the program can check itself.
  ///
  /// - Returns: the votes that only `ssh-keygen` can check.
  /// - Throws: `VerificationFault` for the first that fails.
  /// - Complexity: O(*n*) in the bytes of the record.
  public func settle() throws(VerificationFault) -> [Vote] {
    var left: [Vote] = []
    for vote in votes {
      let key: SSHPublicKey
      do { key = try SSHPublicKey(parsing: vote.key.utf8Bytes) } catch {
        throw VerificationFault(number: number, file: file, .key(vote.name, error))
      }
      do throws(SignatureFault) {
        let signature = try SSHSignature(parsing: vote.signature)
        _ = try signature.verify(over: vote.message, namespace: ratificationNamespace, key: key)
      } catch {
        if error == .needsSSHKeygen {
          left.append(vote)
          continue
        }
        throw VerificationFault(number: number, file: file, .signature(vote.name, error))
      }
    }
    return left
  }
}

/// The namespace of every ratification's signature.
public let ratificationNamespace = Bytes("ratify-v1@assent".utf8)
