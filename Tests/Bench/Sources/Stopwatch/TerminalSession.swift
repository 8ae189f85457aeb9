import CProcess
import Glibc
public import Prose

/// A program on a terminal of its own, whose output is read and timed.
///
/// It is ended with all that it started.
public struct TerminalSession: ~Copyable {
  /// Bytes that came out together, and when.
  public struct Burst: Sendable {
    public let bytes: Bytes
    public let at: Instant
  }

  private let terminal: Int32
  private let process: pid_t
  /// Just before the program was started.
  public let start: Instant

  /// Starts the program on a terminal of `rows` and `columns`.
  public init(_ program: Program, rows: Int, columns: Int) throws {
    (terminal, process, start) = try TerminalSession.start(program, rows: rows, columns: columns)
  }

  private static func start(
    _ program: Program, rows: Int, columns: Int
  ) throws -> (terminal: Int32, process: pid_t, start: Instant) {
    var name = [CChar](repeating: 0, count: 128)
    var terminal: Int32 = 0
    try program.check(process_adopt_orphans())
    try program.check(
      process_open_terminal(Int32(rows), Int32(columns), &terminal, &name, name.count))
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let start = Instant.now
    do {
      return (terminal, try program.spawn(onTerminal: path), start)
    } catch {
      close(terminal)
      throw error
    }
  }

  deinit {
    ProcessTree(of: process).end()
    close(terminal)
  }

  /// The program with all that it started.
  public var tree: ProcessTree { ProcessTree(of: process) }

  public func send(_ keys: Bytes) throws {
    if !writeAll(keys, to: terminal) { throw Ended() }
  }

  /// What comes out until nothing more does for `quiet` milliseconds, or for ten seconds in all.
  ///
  /// - Parameter first: How many milliseconds to wait for the first byte.
  /// - Returns: No burst where nothing came in time.
  /// - Throws: `Ended` where the program closed the terminal.
  public func read(untilQuiet quiet: Int, first: Int) throws -> [Burst] {
    let called = Instant.now
    var bursts: [Burst] = []
    var buffer = Bytes(repeating: 0, count: 65_536)
    while true {
      if Instant.now.milliseconds(since: called) > 10_000 { return bursts }
      var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(bursts.isEmpty ? first : quiet))
      if ready < 0, errno == EINTR { continue }
      if ready == 0 { return bursts }
      let count = Glibc.read(terminal, &buffer, buffer.count)
      let at = Instant.now
      if count < 0, errno == EINTR { continue }
      // A terminal whose last user is gone gives EIO.
      guard count > 0 else { throw Ended() }
      bursts.append(Burst(bytes: Bytes(buffer[..<count]), at: at))
    }
  }

  /// The program closed its terminal.
  public struct Ended: Error, CustomStringConvertible {
    public var description: String { "the program ended by itself" }
  }
}
