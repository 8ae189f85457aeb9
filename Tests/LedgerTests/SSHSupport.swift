import Foundation
import Ledger
import Prose
import TestSupport

let ratifyNamespace = utf8("ratify-v1@assent")

/// `ssh-keygen`, where the machine has it.
enum SSHKeygen {
  static let path = ["/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Makes a key and signs `message` with it.
  static func sign(_ message: Bytes, type: String, options: [String] = []) throws -> (
    key: Bytes, armour: Bytes
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = folder.appending(path: "key").path
    _ = try run(["-q", "-t", type] + options + ["-N", "", "-C", "", "-f", key])
    let line = FileManager.default.contents(atPath: key + ".pub").map { Bytes($0) } ?? []
    let armour = try run(["-Y", "sign", "-q", "-n", "ratify-v1@assent", "-f", key], input: message)
    return (
      Bytes(line.split(separator: .space).prefix(2).joined(separator: [.space]).filter { $0 != 10 }), armour
    )
  }

  private static func run(_ arguments: [String], input: Bytes = []) throws -> Bytes {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Bytes(output)
  }
}
