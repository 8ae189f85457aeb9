internal import Synchronization

/// The cancelling of work that waits in the system on another thread.
final class Interruption: Sendable {
  private struct State {
    var isSet = false
    var wake: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var isSet: Bool { state.withLock { $0.isSet } }

  func set() {
    // Within the lock: whoever takes the waker away can be sure that it is not being called.
    state.withLock {
      $0.isSet = true
      $0.wake?()
    }
  }

  /// Runs `body` with something that wakes it.
  func with<Value>(waker: @escaping @Sendable () -> Void, _ body: () -> Value) -> Value {
    state.withLock {
      $0.wake = waker
      if $0.isSet { waker() }
    }
    defer { state.withLock { $0.wake = nil } }
    return body()
  }
}
