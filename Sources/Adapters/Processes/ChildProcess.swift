internal import CChild
internal import Glibc

/// A process that this one started and has to wait for.
struct ChildProcess {
  let pid: pid_t

  /// Starts a command, looked for in PATH.
  ///
  /// With descriptors it leads a session and a group of its own, apart from the terminal; without, it shares the
  /// program's session and its three descriptors, as an editor has to.
  ///
  /// - Parameters:
  ///   - environment: `NAME=value` for each variable.
  ///   - descriptors: Standard input, output and error.
  ///   - folder: Where it stands; nil for where the program does.
  /// - Throws: ``SpawnFault``.
  init(
    _ arguments: [String], environment: [String], descriptors: [Int32]? = nil, folder: String? = nil
  ) throws(SpawnFault) {
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    pid = assent_child_spawn(words, variables, descriptors, folder)
    guard pid > 0 else { throw SpawnFault(error: errno) }
  }

  /// Whether it has ended; its number stays taken until it was waited for.
  var hasExited: Bool {
    var info = siginfo_t()
    // Zero with the number untouched where it still runs.
    return waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_signo == SIGCHLD
  }

  /// Waits until it ends, and gives its number back.
  ///
  /// - Returns: the exit status, or 128 and the signal's number; 127 where it can't be waited for.
  func wait() -> Int32 {
    var status: Int32 = 0
    guard retryingOnInterrupt({ waitpid(pid, &status, 0) }) == pid else { return 127 }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends it and the session that it leads, and waits for it.
  ///
  /// - Parameter isWaitedFor: Whether it may end by itself within two seconds.
  /// - Returns: as `wait` does.
  func end(isWaitedFor: Bool) -> Int32 {
    if isWaitedFor { waits(seconds: 2) }
    if !hasExited {
      kill(-pid, SIGTERM)
      waits(seconds: 0.3)
    }
    // Whoever is left, while its number can be no one else's.
    kill(-pid, SIGKILL)
    endSession()
    return wait()
  }

  /// Ends who is left of its session in a group of their own; who made a session of their own has left.
  private func endSession() {
    var ended: Set<pid_t> = [pid]
    // Each may have started another one before it was ended.
    while true {
      // Where the system shows no processes, the group has to do.
      let running = (try? Disk().list("/proc")) ?? []
      let left = running.compactMap { pid_t($0) }.filter { getsid($0) == pid && !ended.contains($0) }
      if left.isEmpty { return }
      for process in left { kill(process, SIGKILL) }
      ended.formUnion(left)
    }
  }

  private func waits(seconds: Double) {
    let start = monotonicSeconds()
    while !hasExited, monotonicSeconds() - start < seconds { usleep(1_000) }
  }
}

/// The system could not start a process, or had no descriptor left to speak with it.
struct SpawnFault: Error, Equatable {
  let error: Int32

  /// Whether the command is not there, or is no program.
  var isMissing: Bool { error == ENOENT || error == ENOTDIR || error == EACCES }
}
