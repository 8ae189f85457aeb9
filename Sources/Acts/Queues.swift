internal import Synchronization

/// Work in the order in which it was wanted, a queue for each name: only what reads overtakes what reads.
public final class Queues: Sendable {
  public enum Kind: Sendable {
    /// Changes something: waits for all that was wanted before.
    case write
    /// Waits for the writes that were wanted before.
    case read
    /// Reads for long, of what stands when it begins: waits as a read does, and nothing waits for it.
    case survey
  }

  private struct Queue {
    var write: Task<Void, Never>?
    /// Ends with the last of the reads since that write.
    var reads: Task<Void, Never>?
  }

  private let queues = Mutex<[String: Queue]>([:])

  public init() {}

  /// Adds work to the queue of a name and begins it when its turn has come.
  ///
  /// - Returns: The work, to be waited for.
  @discardableResult
  public func add(
    _ kind: Kind, to name: String, _ work: @escaping @Sendable () async -> Void
  ) -> Task<Void, Never> {
    queues.withLock { queues in
      let (write, reads) = (queues[name]?.write, queues[name]?.reads)
      let task = Task.detached {
        await write?.value
        if kind == .write { await reads?.value }
        await work()
      }
      switch kind {
      case .write: queues[name] = Queue(write: task)
      case .read:
        queues[name, default: Queue()].reads = Task.detached {
          await reads?.value
          await task.value
        }
      case .survey: break
      }
      return task
    }
  }
}
