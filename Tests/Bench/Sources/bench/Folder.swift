import FoundationEssentials
import Prose

/// Files and folders by path.
enum Folder {
  /// Makes a folder that does not exist yet, with those above it.
  static func make(_ path: String) throws {
    if exists(path) { throw Fault.exists(path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The path from the root, since programs are run in other folders.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path)
  }

  static func copy(_ path: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: other)
  }

  static func write(_ bytes: Bytes, to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  static func read(_ path: String) throws -> Bytes {
    guard let content = FileManager.default.contents(atPath: path) else { throw Fault.read(path) }
    return Bytes(content)
  }

  enum Fault: Error, CustomStringConvertible {
    case exists(String), read(String)

    var description: String {
      switch self {
      case .exists(let path): "\(path) exists; name a folder that does not."
      case .read(let path): "\(path) can't be read."
      }
    }
  }
}
