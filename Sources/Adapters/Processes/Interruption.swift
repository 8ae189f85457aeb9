internal import Glibc
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

/// Calls the system, again and again where a signal interrupted it (EINTR).
///
/// - Returns: what the call returned, -1 with `errno` for every other failure.
public func retryingOnInterrupt<Count: SignedInteger>(_ call: () -> Count) -> Count {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
