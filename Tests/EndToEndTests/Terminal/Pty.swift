import Foundation
import Glibc
import Prose
import Synchronization
import Testing

/// The built program on a pseudo-terminal of its own: keys go in byte by byte, at times that are meant.
final class Pty: Sendable {
  /// What came out of the terminal, which another thread reads.
  private final class Output: Sendable {
    struct State {
      var screen: Screen
      var text = Bytes()
      var isOver = false
    }

    let state: Mutex<State>

    init(_ screen: Screen) { state = Mutex(State(screen: screen)) }
  }

  private let terminal: Int32
  private let leader: pid_t
  private let output: Output

  struct Fault: Error {
    let words: String
  }

  /// Runs a line of shell, in which `assent` is the program, as the leader of the terminal's session.
  init(
    _ line: String, in place: Place, columns: Int = 80, rows: Int = 24, variables: [String: String] = [:]
  ) throws {
    output = Output(Screen(rows: rows, columns: columns))
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let name = try Pty.unlock(terminal)
    Pty.resize(terminal, columns: columns, rows: rows)
    let base = [
      "HOME": place.url("home").path, "PATH": "\(Place.programs.path):/usr/bin:/bin", "LANG": "C.UTF-8",
      "TERM": "xterm-256color", "EDITOR": "true",
    ]
    leader = try Pty.spawn(
      ["sh", "-c", "cd '\(place.folder.path)' && \(line); echo ended with $?; exec sleep 600"],
      base.merging(variables) { $1 }.map { "\($0.key)=\($0.value)" }, on: name)
    // The thread ends when the last program has closed the terminal.
    Thread { [terminal, output] in Pty.read(terminal, output) }.start()
  }

  /// What `unlockpt` and `ptsname` do, which the C library shows to GNU programs only (`man 2 ioctl_tty`).
  private static func unlock(_ terminal: Int32) throws -> String {
    let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    var (lock, number) = (Int32(0), UInt32(0))
    guard terminal >= 0, ioctl(terminal, setLock, &lock) == 0, ioctl(terminal, getNumber, &number) == 0 else {
      throw Fault(words: "no pseudo-terminal")
    }
    return "/dev/pts/\(number)"
  }

  deinit {
    kill(-leader, SIGKILL)
    var status: Int32 = 0
    waitpid(leader, &status, 0)
    let end = Date().addingTimeInterval(5)
    while !output.state.withLock({ $0.isOver }), Date() < end { usleep(5000) }
    close(terminal)
  }

  /// `POSIX_SPAWN_SETSID`, which the C library shows to GNU programs only.
  private static let newSession: Int16 = 0x80

  /// Starts a program in a session of its own, whose terminal is the file `name`.
  private static func spawn(
    _ arguments: [String], _ environment: [String], on name: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes the session's.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigdelset(&all, SIGKILL)
    sigdelset(&all, SIGSTOP)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Pty.newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let (words, variables) = (arguments.map { strdup($0) } + [nil], environment.map { strdup($0) } + [nil])
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", &actions, &attributes, words, variables) == 0 else {
      throw Fault(words: "no process on \(name)")
    }
    return child
  }

  private static func read(_ terminal: Int32, _ output: Output) {
    var buffer = Bytes(repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(terminal, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      output.state.withLock { output in
        if count > 0 {
          output.screen.apply(Bytes(buffer[..<count]))
          output.text += buffer[..<count]
        } else {
          output.isOver = true
        }
      }
      if count <= 0 { return }
    }
  }

  private static func resize(_ terminal: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// The program's group is told, as a terminal does whose window was pulled.
  func resize(columns: Int, rows: Int) {
    output.state.withLock { $0.screen = Screen(rows: rows, columns: columns) }
    Pty.resize(terminal, columns: columns, rows: rows)
  }

  /// Signals every process of the terminal's session that stands in the leader's group.
  func signal(_ number: Int32) { kill(-leader, number) }

  var screen: String { output.state.withLock { $0.screen.lines.joined(separator: "\n") } }

  /// Everything that came out, from the first byte.
  var transcript: String { output.state.withLock { String(decoding: $0.text, as: UTF8.self) } }

  /// Writes all of it in one go: the program reads it in one go.
  func send(_ text: String) {
    let bytes = Bytes(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(terminal, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno != EINTR { return }
      done += max(0, count)
    }
  }

  /// Sends a line, and waits until what comes out after it holds each of some words; gives that.
  @discardableResult
  func answer(_ line: String, until words: String..., seconds: Double = 40) async throws -> String {
    // In a review a line that comes at once with the one before is taken for a paste.
    try await pause(80)
    let start = output.state.withLock { $0.text.count }
    send(line + "\r")
    var text = ""
    try await poll(seconds) {
      text = output.state.withLock { String(decoding: $0.text.dropFirst(start), as: UTF8.self) }
      return words.allSatisfy(text.contains)
    } failure: {
      "“\(words.joined(separator: "” and “"))” never came after “\(line)”, but:\n\(text)"
    }
    return text
  }

  /// Types key by key with a pause before each.
  func type(_ text: String, millisecondsPerKey: Int) async throws {
    for scalar in text.unicodeScalars {
      try await pause(millisecondsPerKey)
      send(String(scalar))
    }
  }

  func pause(_ milliseconds: Int) async throws { try await Task.sleep(for: .milliseconds(milliseconds)) }

  /// Waits until the screen holds one of some words; gives the screen.
  @discardableResult
  func wait(for words: String..., seconds: Double = 40) async throws -> String {
    var shown = ""
    try await poll(seconds) {
      shown = screen
      return words.contains(where: shown.contains)
    } failure: {
      "“\(words.joined(separator: "” or “"))” never came. The screen:\n\(shown)"
    }
    return shown
  }

  /// Asks again and again, and for the last time when the time is up: other tests may hold every thread so long.
  private func poll(_ seconds: Double, _ isSo: () -> Bool, failure: () -> String) async throws {
    let end = Date().addingTimeInterval(seconds)
    var asked = 0
    while !isSo() {
      guard Date() < end || asked < 100 else { throw Fault(words: failure()) }
      asked += 1
      try await pause(20)
    }
  }
}
