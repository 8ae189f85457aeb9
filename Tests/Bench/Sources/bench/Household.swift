import FoundationEssentials
import Stopwatch

/// A new user's empty home, in a temporary folder, and the programs that run in it.
struct Household {
  /// Where the home stands; everything that a run makes and does not keep is under it.
  let folder: String
  private let searchPath: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/assent-bench-\(UInt64.random(in: 0 ... .max))"
    searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    try Folder.make("\(folder)/home")
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The program of that name; nil where the machine has none.
  func program(_ name: String, _ arguments: [String], in place: String) -> Program? {
    Program.find(name, in: searchPath).map { program(at: $0, arguments, in: place) }
  }

  func program(at path: String, _ arguments: [String], in place: String) -> Program {
    Program(path: path, arguments: arguments, in: place, environment: environment)
  }

  private var environment: [String: String] {
    let home = "\(folder)/home"
    return [
      "HOME": home, "XDG_CONFIG_HOME": "\(home)/.config", "XDG_STATE_HOME": "\(home)/.local/state",
      "XDG_DATA_HOME": "\(home)/.local/share", "XDG_CACHE_HOME": "\(home)/.cache",
      "PATH": searchPath, "TERM": "xterm-256color", "LANG": "C.UTF-8", "USER": "bench", "LOGNAME": "bench",
      "GIT_CONFIG_NOSYSTEM": "1", "TMPDIR": folder,
    ]
  }
}
