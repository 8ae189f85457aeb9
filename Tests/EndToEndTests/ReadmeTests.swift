import Foundation
import Testing

@Suite struct ReadmeTests {
  @Test(
    "the README's commands print what it says that they print, in an empty home",
    .enabled(if: Transcript.hasCharters, "the charters of the README are not performed yet"))
  func transcript() throws {
    let readme = try String(contentsOf: Transcript.root.appending(path: "README.md"), encoding: .utf8)
    let steps = Transcript.steps(in: readme)
    try #require(steps.count >= 6)
    let place = try Transcript()
    defer { place.remove() }
    for step in steps {
      let (printed, status) = try place.run(step.command)
      // 1 is an answer: something was found.
      #expect(status <= 1, "\(step.command)\n\(printed)")
      #expect(Transcript.matches(printed, step.expected), "\(step.command)\n\(printed)")
    }
  }

  @Test("an ellipsis stands for anything on its line, and alone for any lines")
  func ellipsis() {
    #expect(Transcript.matches("a 12 b\nc\nd\n", "a … b\n…\n"))
    #expect(Transcript.matches("a\nb\nc\n", "…\nc\n"))
    #expect(!Transcript.matches("a 12 c\n", "a … b\n"))
    #expect(!Transcript.matches("a\nb\n", "a\n"))
  }
}

/// A folder in which the README's commands are run as by somebody who has just cloned the project.
private struct Transcript {
  struct Step {
    let command: String
    var expected: String
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static var hasCharters: Bool {
    FileManager.default.fileExists(atPath: root.appending(path: "constitutions/co-improvement").path)
  }

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home"), withIntermediateDirectories: true)
    for name in ["constitutions", "docs"] {
      try FileManager.default.copyItem(
        at: Transcript.root.appending(path: name), to: folder.appending(path: name))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What a command prints, errors included, and its exit status.
  func run(_ command: String) throws -> (printed: String, status: Int32) {
    let programs = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.appending(path: "home").path, "PATH": "\(programs):/usr/bin:/bin", "USER": "you",
      "LANG": "C.UTF-8",
    ]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: printed, as: UTF8.self), process.terminationStatus)
  }

  /// The commands of every `console` block, each with the lines below it.
  static func steps(in page: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        isInside = true
      } else if line == "```" {
        isInside = false
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), expected: ""))
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].expected += line + "\n"
      }
    }
    return steps
  }

  /// Whether `printed` is what was expected, in which `…` stands for anything.
  static func matches(_ printed: String, _ expected: String) -> Bool {
    let lines = expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let patterns = lines.map { line in
      if line == "…" { return "(?s:.*)" }
      let parts = line.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
      return parts.map(NSRegularExpression.escapedPattern).joined(separator: ".*") + "\\n"
    }
    return printed.range(of: "\\A\(patterns.joined())\\z", options: .regularExpression) != nil
  }
}
