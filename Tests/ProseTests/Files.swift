import Foundation
import Prose

/// Folders of files that stand in the source tree.
enum Files {
  /// `Tests`, in which each target has its folder.
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  /// The files and folders in `path`, below `Tests`, in name order.
  static func list(_ path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: tests.appending(path: path).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  static func read(_ path: String) throws -> Bytes {
    Bytes(try Data(contentsOf: tests.appending(path: path)))
  }
}
