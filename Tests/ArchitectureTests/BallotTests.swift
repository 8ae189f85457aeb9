import Foundation
import Testing

/// Only `Commands` can ratify, and only where a person typed: by construction, not by care.
@Suite struct BallotTests {
  @Test("one file of the program can name the ballot; Counsel, Desk and Adapters can't")
  func imports() throws {
    let spi = try Tree.sources.get().filter { $0.code.text.contains("@_spi(") && $0.target != "Ratification" }
    #expect(spi.map(\.path) == ["Sources/Commands/Screen/Ratifying.swift"])
    let declared = try Tree.sources.get().filter {
      $0.code.text.firstMatch(of: /\b(?:struct|class|enum|typealias) Ballot\b/) != nil
    }
    #expect(declared.map(\.path) == ["Sources/Ratification/Ceremony/Ballot.swift"])
    let ballot = try #require(declared.first).code.text
    #expect(ballot.contains("@_spi(Ballot) public struct Ballot: ~Copyable"))
    #expect(ballot.contains("private init(") && ballot.matches(of: /\binit\(/).count == 1)
  }

  @Test("a section that ratifies is signed where the ballot is cast, and nowhere else")
  func signing() throws {
    let signing = try Tree.sources.get().filter {
      $0.target != "Ledger" && $0.code.text.firstMatch(of: /\.signed\(/) != nil
    }
    #expect(signing.map(\.path) == ["Sources/Ratification/Ceremony/Ballot.swift"])
    let ratifying = try Tree.sources.get().filter {
      $0.target != "Ledger" && $0.code.text.firstMatch(of: /\bvote: \.ratify\b|Vote\.ratify\b/) != nil
    }
    #expect(ratifying.map(\.path) == ["Sources/Ratification/Ceremony/Ballot.swift"])
  }

  @Test(
    "the compiler lets nobody else reach it",
    arguments: [
      ("import Ratification", "_ = Ballot.issued", "cannot find 'Ballot' in scope"),
      ("import Ratification", "let ballot: Ballot? = nil", "cannot find type 'Ballot' in scope"),
      ("@_spi(Ballot) import Ratification", "_ = Ballot(bytes: [], section: section)", "inaccessible"),
      (
        "@_spi(Ballot) import Ratification",
        "func keep<Value>(_ value: Value) {}; func copy(_ ballot: consuming Ballot) { keep(ballot) }",
        "'Ballot' conform to 'Copyable'"
      ),
    ])
  func compiling(header: String, use: String, expected: String) throws {
    let modules = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "Modules")
    let folder = FileManager.default.temporaryDirectory.appending(path: "ballot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "use.swift")
    try "\(header)\nimport Ledger\nfunc use(section: Section) {\n  \(use)\n}\n"
      .write(to: source, atomically: true, encoding: .utf8)
    let messages = try typecheck(source, modules)
    #expect(messages.contains(expected), "\(messages)")
    #expect(!messages.contains("no such module"), "\(messages)")
  }

  /// What the compiler says of a file.
  private func typecheck(_ file: URL, _ modules: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let folders = [modules.path] + ["CYAML", "CCommonMark"].map { "\(Tree.root.path)/Sources/\($0)" }
    let map = modules.deletingLastPathComponent().appending(path: "CCrypto.build/module.modulemap").path
    process.arguments =
      ["swiftc", "-typecheck", "-swift-version", "6", "-Xcc", "-fmodule-map-file=\(map)"]
      + folders.flatMap { ["-I", $0] } + [file.path]
    let output = file.appendingPathExtension("messages")
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    (process.standardError, process.standardOutput) = (handle, handle)
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }
}
