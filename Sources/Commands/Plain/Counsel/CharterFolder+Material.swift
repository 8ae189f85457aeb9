import Adapters
import Charter
import Counsel
import Ledger
import Prose
import Ratification

extension CharterFolder {
  /// What a brief on this charter is made of.
  ///
  /// - Parameter focus: The id of a provision; another is refused.
  func material(_ snapshot: Snapshot, focus: String? = nil) throws -> BriefMaterial {
    let document = try document(snapshot)
    if let focus, document.provision(focus) == nil {
      throw OperationFault.unknownProvision(focus, nearest: document.nearestID(to: focus))
    }
    let declined = try declined().map {
      BriefMaterial.Declined(title: $0.statement.title, why: $0.why)
    }
    return BriefMaterial(
      document: document, isInForce: snapshot.head.number > 0, focus: focus, declined: declined)
  }
}
