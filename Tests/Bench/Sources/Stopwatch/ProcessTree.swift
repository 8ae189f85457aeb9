import Glibc
import Prose

/// A child with all that it started, as `/proc` shows them (proc(5)).
public struct ProcessTree: Sendable {
  public struct Member: Sendable {
    public let process: Int32
    public let name: String
    /// Resident memory, in bytes; 0 for a process that has ended.
    public let residentBytes: Int
  }

  /// The child itself first.
  public let members: [Member]

  /// - Parameter root: A process that leads a session: every member of it counts, and all their descendants.
  init(of root: pid_t) {
    var found: [(process: pid_t, parent: pid_t, session: pid_t)] = []
    for name in folderNames("/proc") {
      guard let process = pid_t(name), let stat = contents(of: "/proc/\(name)/stat") else { continue }
      // The name stands in parentheses and may hold any character; state, parent, group, session follow.
      guard let end = stat.lastIndex(of: ")") else { continue }
      let fields = stat[end...].split(separator: " ")
      guard fields.count > 4, let parent = pid_t(fields[2]), let session = pid_t(fields[4]) else { continue }
      found.append((process, parent, session))
    }
    var inside: Set<pid_t> = [root]
    var size = 0
    while size < inside.count {
      size = inside.count
      for entry in found where entry.session == root || inside.contains(entry.parent) {
        inside.insert(entry.process)
      }
    }
    members = ([root] + inside.subtracting([root]).sorted()).map(Member.init)
  }

  /// Whether a process is there, even if only to be waited for.
  public static func isRunning(_ process: Int32) -> Bool { Glibc.kill(process, 0) == 0 }

  /// Ends every member as closing its window does, and kills those that are still there half a second later.
  ///
  /// A program killed at once leaves traces that slow its next start: vim its swap file.
  func end() {
    var left = members.map(\.process)
    func isLeft(_ process: pid_t) -> Bool {
      var status: Int32 = 0
      return waitpid(process, &status, WNOHANG) == 0 || ProcessTree.isRunning(process)
    }
    for signal in [SIGHUP, SIGKILL] {
      for process in left { kill(process, signal) }
      let start = Instant.now
      while !left.isEmpty, Instant.now.milliseconds(since: start) < 500 {
        left.removeAll { !isLeft($0) }
        usleep(500)
      }
    }
  }
}

extension ProcessTree.Member {
  fileprivate init(_ process: pid_t) {
    func value(_ key: String) -> Substring? {
      contents(of: "/proc/\(process)/status")?.split(separator: "\n")
        .first { $0.hasPrefix("\(key):") }?.split(separator: "\t").last
    }
    self.process = process
    name = value("Name").map(String.init) ?? "?"
    // The unit is always kB.
    residentBytes = (value("VmRSS")?.split(separator: " ").first.flatMap { Int($0) } ?? 0) * 1_024
  }
}

private func folderNames(_ path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names
}

/// The text of a small file; nil where it can't be read.
private func contents(of path: String) -> String? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  return String(decoding: readToEnd(file), as: UTF8.self)
}
