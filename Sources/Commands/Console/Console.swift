import Acts
import Adapters
import Glibc
import Prose

/// What a plain command works with.
struct Console: ~Copyable {
  var output = Output()
  let disk = Disk()
  let places = Places.current
  let clock = Clock()

  /// Whether there is a person to ask.
  var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  var clerk: Clerk { Clerk(disk: disk, places: places, clock: clock) }
  var memory: HeadMemory { HeadMemory(places: places, disk: disk) }
  /// What the screen keeps of what is typed and said at it.
  var typed: TypedDrafts { TypedDrafts(places: places, disk: disk) }
  var drafts: ReviewDrafts { ReviewDrafts(places: places, disk: disk) }

  func settings() throws -> Settings { try SettingsFile(places: places, disk: disk).read() }

  var editor: Editor { Editor(places: places, disk: disk, settings: try? settings()) }

  /// Says something that is not the command's result.
  func note(_ text: String) { writeError("assent: \(text)\n") }

  /// The file that somebody names, or standard input for `-`; a pipe (`<(…)`) is read to its end.
  func read(_ path: String, limit: Int = Disk.sizeLimit) throws -> Bytes {
    if path == "-" { return try read(STDIN_FILENO, named: "standard input", limit: limit) }
    do { return try disk.read(path, limit: limit) } catch {
      guard error.cause == .notARegularFile, !disk.isFolder(path) else { throw error }
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFault(.open, path, .system(errno)) }
    defer { close(descriptor) }
    return try read(descriptor, named: path, limit: limit)
  }

  private func read(_ descriptor: Int32, named name: String, limit: Int) throws -> Bytes {
    var bytes = Bytes()
    var piece = Bytes(repeating: 0, count: 1 << 16)
    while true {
      let count = retryingOnInterrupt {
        piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      }
      guard count >= 0 else { throw DiskFault(.read, name, .system(errno)) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else { throw DiskFault(.read, name, .tooLarge(limit: limit)) }
    }
  }
}

/// Writes to standard error; there is nobody to tell where that fails.
func writeError(_ text: String) {
  let bytes = Bytes(text.utf8)
  var done = 0
  while done < bytes.count {
    let count = retryingOnInterrupt {
      bytes.withUnsafeBytes {
        Glibc.write(STDERR_FILENO, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
    }
    guard count > 0 else { return }
    done += count
  }
}
