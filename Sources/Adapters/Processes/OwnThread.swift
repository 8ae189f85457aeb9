internal import Glibc

/// Runs work that waits in the system on a thread of its own, so that no thread of Swift's pool is held up.
///
/// SIGPIPE is blocked there: a reader that is gone is an error of the write.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let work = Work { continuation.resume(returning: body()) }
    let passed = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, passed.toOpaque())
    if code == 0 {
      pthread_detach(thread)
    } else {
      // No thread is to be had: the pool's has to do.
      passed.release()
      Task.detached { work.body() }
    }
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Seconds since some moment, which no change of the date moves.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
