import Adapters
import Desk
import Terminal

/// What the screen is opened for.
///
/// It is no command: making one describes its options to the parser, which the first frame needn't wait for.
struct ScreenRequest {
  /// A charter's folder, or a folder of charters; nil opens the library.
  let path: String?
  var errand = Errand.draft
  var linear = false

  /// Runs the interface until the person leaves it.
  ///
  /// - Returns: What to exit with; above 128 where a signal ended the program.
  func run() throws -> Int32 {
    if let status = Supervision.begin().exitStatus { return status }
    var opening = try Opening(path, errand)
    let isLinear = linear || opening.settings.isLinear || !TerminalFacts.read().movesCursor
    return try (isLinear ? runLinear(&opening) : runScreen(&opening)).rawValue
  }
}
