import Adapters
import Counsel
import Desk
import Synchronization
import Terminal
import Wire

/// The questions that counsel are answering, each in a task of its own.
final class AskedCounsel: Sendable {
  private let all: Mutex<[any AskableCounsel]>
  private let mailbox: Mailbox<Desk.Message>
  private let running = Mutex<[Int: Task<Void, Never>]>([:])

  init(_ all: [any AskableCounsel], _ mailbox: Mailbox<Desk.Message>) {
    self.all = Mutex(all)
    self.mailbox = mailbox
  }

  /// Those that can be asked from now on.
  func replace(with all: [any AskableCounsel]) { self.all.withLock { $0 = all } }

  /// Asks; every event comes through the mailbox.
  func ask(_ exchange: Int, _ name: String, _ ask: Ask) async {
    guard let counsel = all.withLock({ all in all.first { $0.profile.name == name } }) else {
      mailbox.post(.counsel(exchange: exchange, [.ended(.fault(.noCommand(name)))]))
      return
    }
    let batch = EventBatch { [mailbox] in mailbox.post(.counsel(exchange: exchange, $0)) }
    let task = Task { _ = await counsel.ask(ask) { batch.add($0) } }
    running.withLock { $0[exchange] = task }
    await task.value
    running.withLock { $0[exchange] = nil }
  }

  /// Ends everything at once.
  func stop() { running.withLock { for task in $0.values { task.cancel() } } }
}

/// Events gathered so that the screen has at most thirty messages a second, however fast a model is.
private final class EventBatch: Sendable {
  private let waiting = Mutex<[CounselEvent]>([])
  private let post: @Sendable ([CounselEvent]) -> Void

  init(_ post: @escaping @Sendable ([CounselEvent]) -> Void) { self.post = post }

  func add(_ event: CounselEvent) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(event)
      return waiting.count == 1
    }
    if case .ended = event {
      flush()
    } else if isFirst {
      Task {
        // It throws where the task is cancelled; what came is posted all the same.
        try? await Task.sleep(for: .milliseconds(33))
        flush()
      }
    }
  }

  /// Posts inside the lock, so that no later event is posted before.
  private func flush() {
    waiting.withLock { waiting in
      guard !waiting.isEmpty else { return }
      post(waiting)
      waiting = []
    }
  }
}
