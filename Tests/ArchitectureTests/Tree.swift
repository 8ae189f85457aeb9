import Foundation

/// The project's files as they lie on the disk.
enum Tree {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File: Sendable {
    /// From the project's root, such as `Sources/Prose/Bytes.swift`.
    let path: String
    let text: String
    /// Of a Swift file, the code without comments and words in quotation marks; else nothing.
    let code: SwiftCode

    var target: String { String(path.split(separator: "/")[1]) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// The Swift files of `Sources`, read once.
  static let sources = Result { try files("Sources", "swift") }

  /// The files below `folder` whose names end in one of `endings`, in the order of their paths.
  static func files(_ folder: String, _ endings: String...) throws -> [File] {
    try paths(folder).filter { path in endings.contains { path.hasSuffix(".\($0)") } }.map { try file($0) }
  }

  /// Every file below `folder`, but for what was built, in the order of the paths.
  static func paths(_ folder: String) -> [String] {
    let place = root.appending(path: folder)
    guard let found = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil) else {
      return []
    }
    var paths: [String] = []
    for case let url as URL in found {
      if url.lastPathComponent == ".build" {
        found.skipDescendants()
      } else if !url.hasDirectoryPath {
        paths.append(folder + url.path.dropFirst(place.path.count))
      }
    }
    return paths.sorted()
  }

  static func file(_ path: String) throws -> File {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return File(path: path, text: text, code: SwiftCode(path.hasSuffix(".swift") ? text : ""))
  }
}
