import Foundation
import Glibc
import Testing

/// The real program in a real terminal: a tmux server of its own, keys in, the screen out.
final class Tmux {
  private let socket = "assent-\(UUID().uuidString.prefix(8))"

  /// Runs `assent` with some arguments, after which the shell says how it ended.
  ///
  /// - Parameter variables: What the environment holds besides the few that every run has.
  init(
    _ arguments: String = "", in place: Place, columns: Int = 80, rows: Int = 24,
    variables: [String: String] = [:]
  ) throws {
    let base = [
      "HOME": place.url("home").path, "PATH": "\(Place.programs.path):/usr/bin:/bin", "LANG": "C.UTF-8",
      "TERM": "tmux-256color",
    ]
    let environment = base.merging(variables) { $1 }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    let shell =
      "cd '\(place.folder.path)' && env -i \(environment) assent \(arguments); echo ended with $?; exec sleep 600"
    _ = try run([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "sh", "-c", shell,
    ])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// The screen as text.
  var screen: String { (try? run(["capture-pane", "-p"])) ?? "" }

  /// Presses keys by tmux's names.
  func press(_ keys: String...) throws {
    for key in keys {
      _ = try run(["send-keys", key])
      Thread.sleep(forTimeInterval: 0.15)
    }
  }

  /// Types a text key by key, as a person does.
  func type(_ text: String, secondsPerKey: Double = 0.02) throws {
    for character in text {
      _ = try run(["send-keys", "-l", String(character)])
      Thread.sleep(forTimeInterval: secondsPerKey)
    }
  }

  /// Pastes with brackets.
  func paste(_ text: String) throws {
    _ = try run(["set-buffer", text])
    _ = try run(["paste-buffer", "-p"])
    Thread.sleep(forTimeInterval: 0.3)
  }

  func resize(columns: Int, rows: Int) throws {
    _ = try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    Thread.sleep(forTimeInterval: 0.4)
  }

  /// Kills the program, as a crash of the machine does, and waits for the shell that started it.
  func killProgram() throws {
    func children(of pid: String) -> [String] {
      let list = try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
      return (list ?? "").split(separator: " ").map(String.init)
    }
    let shell = try run(["list-panes", "-F", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    // The program's parent only watches over the terminal.
    for pid in children(of: shell).flatMap(children).compactMap({ pid_t($0) }) { kill(pid, SIGKILL) }
    try wait(for: "ended with")
  }

  /// Waits until the screen holds one of some words; records the screen where it does not within `seconds`.
  @discardableResult
  func wait(
    for words: String..., seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      let screen = screen
      if words.contains(where: { screen.contains($0) }) { return screen }
      Thread.sleep(forTimeInterval: 0.1)
    }
    let words = words.joined(separator: "” or “")
    Issue.record("“\(words)” never came. The screen:\n\(screen)", sourceLocation: sourceLocation)
    throw NotOnScreen(words: words)
  }

  struct NotOnScreen: Error {
    let words: String
  }

  /// Runs a tmux command and returns what it prints.
  ///
  /// Not by Foundation's `Process`: that waits for every descendant that keeps its socket, and the
  /// server, which the first command starts, keeps it for as long as it lives.
  private func run(_ arguments: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "tmux-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var strings: [UnsafeMutablePointer<CChar>?] = (["tmux", "-L", socket] + arguments).map { (text: String) in
      strdup(text)
    }
    strings.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"].map {
      (text: String) in strdup(text)
    }
    variables.append(nil)
    defer { (strings + variables).forEach { free($0) } }
    // The threads of tests have signals blocked, SIGTERM among them, by which a server ends itself.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    guard posix_spawn(&child, "/usr/bin/tmux", &actions, &attributes, strings, variables) == 0 else {
      throw NotOnScreen(words: "tmux")
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return (try? String(contentsOf: output, encoding: .utf8)) ?? ""
  }
}
