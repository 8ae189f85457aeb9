import Adapters
import Charter
import Ledger
import Prose
import Ratification

extension CharterFolder {
  /// Calls `body` with each amendment's number, the text before it (nil for the first) and after it.
  ///
  /// - Complexity: O(*n*) in the bytes of the records and of the provisions that they touch, and a copy
  ///   of the text for each.
  func forEachText(
    _ snapshot: Snapshot, _ body: (Int, Document?, Document) throws -> Void
  ) throws {
    var text: Document?
    for name in snapshot.records {
      let record = try record(named: name)
      func fault(_ rule: VerificationFault.Rule) -> FolderFault {
        .verification(VerificationFault(number: name.number, file: name.string, rule))
      }
      do {
        let patch = try record.statement.patch()
        let next = try text.map { try $0.applying(patch) } ?? Document(try patch.apply(to: []))
        try body(name.number, text, next)
        text = next
      } catch let error as PatchFault { throw fault(.change(error)) } catch let error as CharterFault {
        throw fault(.text(error))
      }
    }
  }
}
