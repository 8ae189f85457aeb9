internal import CNcurses
internal import Synchronization

/// Where tasks leave what the loop is to tell its program.
public final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])

  public init() {}

  /// Leaves a message and wakes the loop; from any thread.
  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    assent_wake()
  }

  /// Everything left since the last time, in the order in which it came.
  public func takeAll() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
