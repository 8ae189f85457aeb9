internal import Charter
public import Ledger
public import Prose
internal import Ratification

/// Checks, beside other work, that texts hash to what their statements say.
public struct TextHashes: Sendable {
  private typealias Claim = (text: Bytes, statement: Statement, name: RecordFileName)

  /// Each batch holds as many texts; more than a few at once would take the memory.
  private static let batch = 32
  private static let most = 3

  private var claims: [Claim] = []
  private var running: [Task<FolderFault?, Never>] = []

  public init() {}

  /// Has a text checked soon.
  ///
  /// - Throws: `FolderFault` for the first of those before it that is another text than its statement says.
  public mutating func add(_ text: Bytes, _ statement: Statement, _ name: RecordFileName) async throws {
    claims.append((text, statement, name))
    guard claims.count == TextHashes.batch else { return }
    start()
    if running.count > TextHashes.most, let fault = await running.removeFirst().value { throw fault }
  }

  /// Waits until all are checked.
  public mutating func finish() async throws {
    start()
    for task in running { if let fault = await task.value { throw fault } }
    running = []
  }

  private mutating func start() {
    let batch = claims
    claims = []
    guard !batch.isEmpty else { return }
    running.append(
      Task.detached {
        for claim in batch {
          let found = Digest(of: claim.text)
          guard found != claim.statement.after else { continue }
          return claim.name.fault(.after(expected: claim.statement.after, found: found))
        }
        return nil
      })
  }
}
