import Prose
import Stopwatch

/// What was measured on, and with which peers.
struct Machine {
  private let household: Household
  private let loadAtStart: String

  init(_ household: Household) {
    self.household = household
    loadAtStart = Machine.load
  }

  /// A list of what a reader needs to judge the numbers.
  func markdown(_ assentVersion: Program?) -> String {
    let peers = ["git", "tig", "vim", "less"].map { name in
      household.program(name, ["--version"], in: household.folder).map(version) ?? "\(name) is missing"
    }
    let own = assentVersion.map { "assent: \(version(of: $0))" } ?? "assent: not measured"
    return """
      - machine: \(Machine.value("model name", in: "/proc/cpuinfo") ?? "unknown"), \
      \(Machine.lines(of: "/proc/cpuinfo").count { $0.hasPrefix("processor") }) processors, \
      \(Machine.value("MemTotal", in: "/proc/meminfo") ?? "unknown memory")
      - kernel: \(Machine.lines(of: "/proc/sys/kernel/osrelease").first ?? "unknown")
      - load at the start and at the end: \(loadAtStart), \(Machine.load)
      - \(own)
      - peers: \(peers.joined(separator: "; "))
      """
  }

  private func version(of program: Program) -> String {
    guard let output = try? program.output() else { return "no version" }
    return String(decoding: output.prefix { $0 != .lineFeed }, as: UTF8.self)
  }

  private static var load: String {
    String(lines(of: "/proc/loadavg").first?.split(separator: " ").first ?? "unknown")
  }

  private static func value(_ key: String, in file: String) -> String? {
    guard let line = lines(of: file).first(where: { $0.hasPrefix(key) }) else { return nil }
    return line.split(separator: ":").last.map { String($0.trimmingPrefix { $0 == " " }) }
  }

  private static func lines(of file: String) -> [Substring] {
    String(decoding: (try? Folder.read(file)) ?? [], as: UTF8.self).split(separator: "\n")
  }
}
