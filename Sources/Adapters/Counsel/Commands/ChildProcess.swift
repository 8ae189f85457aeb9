internal import Glibc

/// A child that leads a group of its own.
struct ChildProcess {
  let pid: pid_t

  /// Whether it has ended; its number stays taken until `end`.
  var hasExited: Bool {
    var info = siginfo_t()
    // Zero with the number untouched where it still runs.
    return waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_signo == SIGCHLD
  }

  /// Ends it and its group, and gives its number back.
  ///
  /// - Parameter isWaitedFor: Whether it may end by itself within two seconds.
  /// - Returns: the exit status, or 128 and the signal's number.
  func end(isWaitedFor: Bool) -> Int32 {
    if isWaitedFor { waits(seconds: 2) }
    if !hasExited {
      kill(-pid, SIGTERM)
      waits(seconds: 0.3)
    }
    // Whoever is left of the group, while its number can be no one else's.
    kill(-pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private func waits(seconds: Double) {
    let start = monotonicSeconds()
    while !hasExited, monotonicSeconds() - start < seconds { usleep(10_000) }
  }
}
