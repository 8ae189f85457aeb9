import Foundation
import Prose
import Testing

/// A folder of its own with an empty home, in which the built program is run.
struct Place: Sendable {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// Where the program lies that is run: the folder in `ASSENT_PROGRAMS`, or where this build puts programs.
  static let programs =
    ProcessInfo.processInfo.environment["ASSENT_PROGRAMS"].map { URL(filePath: $0) }
    ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  static let golden = root.appending(path: "Tests/RatificationTests/Golden")

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home"), withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func url(_ path: String) -> URL { folder.appending(path: path) }

  /// Runs the program with the place as its working folder.
  func assent(_ arguments: String..., input: Bytes = [], variables: [String: String] = [:]) throws -> Outcome
  {
    try run(Place.programs.appending(path: "assent").path, arguments, input: input, variables: variables)
  }

  /// Runs a line of shell in which `assent` is the program.
  func shell(_ line: String, input: Bytes = []) throws -> Outcome {
    try run("/bin/sh", ["-c", line], input: input)
  }

  func run(
    _ program: String, _ arguments: [String], input: Bytes = [], variables: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": url("home").path, "PATH": "\(Place.programs.path):/usr/bin:/bin", "USER": "guest",
      "LANG": "C.UTF-8",
    ].merging(variables) { $1 }
    // Files instead of pipes: nothing has to be read while the program runs.
    let names = ["in", "out", "err"].map { folder.appending(path: ".\($0)-\(UUID().uuidString)") }
    defer { names.forEach { try? FileManager.default.removeItem(at: $0) } }
    try Data(input).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      output: Bytes(try Data(contentsOf: names[1])),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }

  func write(_ text: String, to path: String) throws { try write(Bytes(text.utf8), to: path) }

  func write(_ bytes: Bytes, to path: String) throws {
    let target = url(path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }

  func read(_ path: String) throws -> Bytes { Bytes(try Data(contentsOf: url(path))) }

  func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

  /// Copies a golden charter to a folder `name` here.
  func copyGolden(_ golden: String, to name: String) throws {
    try FileManager.default.copyItem(at: Place.golden.appending(path: golden), to: url(name))
  }

  func records(of charter: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url("\(charter)/history").path).sorted()
  }

  /// Every file below a folder with its bytes.
  func files(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let walk = FileManager.default.enumerator(atPath: url(name).path)
    while let path = walk?.nextObject() as? String {
      files[path] = (try? Data(contentsOf: url("\(name)/\(path)"))) ?? Data()
    }
    return files
  }
}

/// How a run of the program ended.
struct Outcome {
  let status: Int32
  /// Whether `status` is a signal's number.
  let isKilled: Bool
  let output: Bytes
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

func withPlace<Value>(_ body: (Place) throws -> Value) throws -> Value {
  let place = try Place()
  defer { place.remove() }
  return try body(place)
}
