import CProcess
import Glibc
public import Prose

extension Program {
  /// What came of running a program to its end.
  public struct Outcome: Sendable {
    /// From just before the start until the end was known, in milliseconds.
    public let milliseconds: Double
    /// 0 to 255, or 128 and the signal that ended it.
    public let status: Int32
  }

  /// Runs the program to its end, with nothing on standard input and its output thrown away.
  public func time() throws -> Outcome {
    let start = Instant.now
    let process = try spawn()
    let status = wait(for: process)
    return Outcome(milliseconds: Instant.now.milliseconds(since: start), status: status)
  }

  /// Runs the program to its end, and gives what it printed.
  ///
  /// - Throws: `Fault` where it can't be started or its exit status is not 0.
  public func output() throws -> Bytes {
    let (reading, writing) = try pipe()
    let process: pid_t
    do {
      defer { close(writing) }
      process = try spawn(output: writing)
    }
    let printed = readToEnd(reading)
    close(reading)
    let status = wait(for: process)
    if status != 0 { throw fault("ended with status \(status)") }
    return printed
  }

  /// Runs the program to its end, and feeds it what `body` hands to its argument.
  ///
  /// - Throws: What `body` throws, or `Fault` where the program can't be started or its exit status is not 0.
  public func feed(_ body: (_ write: (Bytes) throws -> Void) throws -> Void) throws {
    let (reading, writing) = try pipe()
    let process: pid_t
    do {
      defer { close(reading) }
      process = try spawn(input: reading)
    }
    // A program that ends early is seen in its status, not in a signal.
    signal(SIGPIPE, SIG_IGN)
    let fed = Result {
      try body { bytes in if !writeAll(bytes, to: writing) { throw fault("does not read its input") } }
    }
    close(writing)
    let status = wait(for: process)
    try fed.get()
    if status != 0 { throw fault("ended with status \(status)") }
  }

  private func pipe() throws -> (reading: Int32, writing: Int32) {
    var (reading, writing): (Int32, Int32) = (0, 0)
    try check(process_open_pipe(&reading, &writing))
    return (reading, writing)
  }
}

/// Waits for a child's end: its exit status, or 128 and the signal that ended it.
@discardableResult
func wait(for process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  // The macros of wait(2), which do not import.
  return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
}

func readToEnd(_ file: Int32) -> Bytes {
  var content = Bytes()
  var buffer = Bytes(repeating: 0, count: 65_536)
  while true {
    let count = read(file, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return content }
    content += buffer[..<count]
  }
}

/// Whether all was written.
func writeAll(_ bytes: Bytes, to file: Int32) -> Bool {
  var offset = 0
  while offset < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { write(file, $0 + offset, bytes.count - offset) } ?? 0
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    offset += count
  }
  return true
}
