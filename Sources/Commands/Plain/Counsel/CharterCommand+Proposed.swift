import Acts
import Adapters
import Charter
import Ledger
import Ratification

extension CharterCommand {
  /// The text that a proposal makes, for a reader who may see it.
  func readable(
    _ proposal: CharterFolder.Proposal, _ snapshot: Snapshot, _ console: borrowing Console
  ) throws -> Document {
    let statement = proposal.statement
    guard snapshot.head.number == 0 || console.clerk.hasStance(on: statement) else {
      throw Failure(
        .notPermitted, file: path,
        "expected your stance on \(statement.id) before anything of its text is shown",
        "Take one at the screen, or see the text with `assent docket --show-text`.")
    }
    guard let result = proposal.result else {
      throw Failure(
        .badData, file: path, "the proposal \(statement.id) does not apply to the text in force",
        "It has to be restated.")
    }
    return result
  }
}
