import Adapters
import Charter
import Foundation
import Ledger
import Prose
import Ratification

func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

func moment(_ text: String) -> Timestamp { Timestamp(parsing: utf8(text)) ?? .earliest }

/// As the program does: who writes to a child that has ended is told by an error number.
let ignoringBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

/// A folder of one test's own, removed with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "adapters-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Every file under the folder, by its path in it.
  var files: [String: Bytes] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) { files, name in
      var isFolder: ObjCBool = false
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
        return
      }
      files[name] = FileManager.default.contents(atPath: file).map { Bytes($0) }
    }
  }

  var places: Places { Places { $0 == "HOME" ? self.path : nil } }
}

/// Makes one system call after the other fail.
final class Saboteur: @unchecked Sendable {
  private let lock = NSLock()
  private let target: Int
  private let isLasting: Bool
  private let failure: Int32
  private var count = 0
  private var hit: DiskFault.Attempt?

  /// - Parameters:
  ///   - target: Which call fails, from 0.
  ///   - isLasting: Whether every later call fails as well.
  init(failing target: Int, isLasting: Bool = false, with failure: Int32 = ENOSPC) {
    (self.target, self.isLasting, self.failure) = (target, isLasting, failure)
  }

  var disk: Disk {
    Disk { attempt in
      self.lock.withLock {
        defer { self.count += 1 }
        guard self.count == self.target || (self.isLasting && self.count > self.target) else { return 0 }
        if self.hit == nil { self.hit = attempt }
        return self.failure
      }
    }
  }

  /// The call that failed; nil where there were not so many.
  var struck: DiskFault.Attempt? { lock.withLock { hit } }
}

/// The charters of a second implementation, and copies of them cut short.
enum Golden {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "RatificationTests/Golden").path

  static func names(_ charter: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(charter)/history").sorted()
  }

  static func record(_ charter: String, _ number: Int) throws -> Record {
    try Record(parsing: try Disk().read("\(path)/\(charter)/history/\(try names(charter)[number - 1])"))
  }

  /// A charter with its first records and the text that they make.
  static func copy(_ charter: String, records count: Int, to folder: String) async throws -> CharterFolder {
    try FileManager.default.createDirectory(atPath: "\(folder)/history", withIntermediateDirectories: true)
    for name in try names(charter).prefix(count) {
      try FileManager.default.copyItem(
        atPath: "\(path)/\(charter)/history/\(name)", toPath: "\(folder)/history/\(name)")
    }
    try Disk().replace("\(folder)/charter.md", try await CharterFolder("\(path)/\(charter)").text(at: count))
    return CharterFolder(folder)
  }
}

extension CharterFolder {
  /// Verifies the history and enacts the record that follows it, as a vote does.
  @discardableResult
  func enact(_ record: Record) async throws(FolderFault) -> Bool {
    try await enact(record, after: try await verify())
  }
}

/// The fault that something throws, if it is a folder's.
func fault<Value>(_ body: () async throws -> Value) async -> FolderFault? {
  do {
    _ = try await body()
    return nil
  } catch { return error as? FolderFault }
}

/// Whether no process has these words as its command line, or none has any more before a second is over.
///
/// One that was killed stays in the list until the system has taken it apart.
func hasEnded(_ words: String) async throws -> Bool {
  for _ in 0..<50 where isRunning(words) { try await Task.sleep(for: .milliseconds(20)) }
  return !isRunning(words)
}

/// Whether a process has these words as its command line; read from /proc.
func isRunning(_ words: String) -> Bool {
  let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return processes.contains { process in
    guard Int(process) != nil, let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
    else {
      return false
    }
    return line.map { $0 == 0 ? UInt8.space : $0 }.elementsEqual("\(words) ".utf8)
  }
}
