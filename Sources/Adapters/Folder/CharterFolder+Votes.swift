internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension CharterFolder {
  /// Checks that every section of a record is signed by the ratifier whom it names.
  func checkVotes(
    of record: Record, by governance: Governance, _ keygen: SSHKeygen
  ) async throws(FolderFault) {
    for section in record.sections {
      if let rule = try await fault(in: section, on: record.statement, by: governance, keygen) {
        throw .verification(
          VerificationFault(number: record.statement.number, file: record.fileName.string, rule))
      }
    }
  }

  /// Why a section is not signed by the key that belongs to its name; nil where it is.
  ///
  /// - Throws: `FolderFault.key` where the key is one that only `ssh-keygen` checks, and it can't be run.
  func fault(
    in section: Section, on statement: Statement, by governance: Governance, _ keygen: SSHKeygen
  ) async throws(FolderFault) -> VerificationFault.Rule? {
    let name = String(decoding: section.name, as: UTF8.self)
    guard let ratifier = governance.ratifier(named: name) else { return .notARatifier(name) }
    let key: SSHPublicKey
    do { key = try SSHPublicKey(parsing: Bytes(ratifier.key.utf8)) } catch { return .key(name, error) }
    let message = [statement.bytes, section.unsignedBytes]
    let armour = section.signature ?? []
    do throws(SignatureFault) {
      let signature = try SSHSignature(parsing: armour)
      _ = try signature.verify(over: message, namespace: ratificationNamespace, key: key)
      return nil
    } catch {
      guard error == .needsSSHKeygen else { return .signature(name, error) }
    }
    do {
      let isGood = try await keygen.verify(Bytes(message.joined()), signature: armour, key: ratifier.key)
      return isGood ? nil : .signatureByTool(name)
    } catch { throw .key(error) }
  }
}
