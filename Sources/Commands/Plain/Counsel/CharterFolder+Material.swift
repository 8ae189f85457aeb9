import Adapters
import Charter
import Counsel
import Ledger
import Prose
import Ratification

extension CharterFolder {
  /// What a brief on this charter is made of.
  ///
  /// - Parameters:
  ///   - focus: The id of a provision; another is refused.
  ///   - typed: What the screen keeps.
  func material(
    _ snapshot: Snapshot, focus: String? = nil, typed: TypedDrafts
  ) throws -> BriefMaterial {
    let document = try document(snapshot)
    if let focus, document.provision(focus) == nil {
      throw OperationFault.unknownProvision(focus, nearest: document.nearestID(to: focus))
    }
    return BriefMaterial(
      of: document, isInForce: snapshot.head.number > 0, focus: focus, declined: try declined(),
      objections: typed.words(in: ObjectionMemory.field, ofCharterAt: snapshot.path))
  }
}
