import Acts
import Adapters
import Charter
import Foundation
import Ledger
import Prose
import Ratification

func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

/// A clerk with a home of their own, removed with the value.
final class Office: Sendable {
  let path: String
  let clerk: Clerk

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "acts-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    clerk = Clerk(places: Places { [path = folder.path] in $0 == "HOME" ? path : nil })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The user, by their settings.
  @discardableResult
  func settle(_ name: String = "ana") throws -> Identity {
    try clerk.settings.write(name: name, key: Office.key)
    return Identity(name: name, key: Office.key)
  }

  /// A draft of a text that names nobody, or this ratifier.
  func draft(_ name: String = "draft", naming ratifier: String? = nil) throws -> String {
    let target = "\(path)/\(name)"
    try clerk.make(Office.text(naming: ratifier), at: target)
    return target
  }

  /// The first amendments of a charter of a second implementation, adopted by `chair`.
  func charter(_ name: String, records count: Int, at place: String = "charter") async throws -> String {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "RatificationTests/Golden/\(name)").path
    let target = "\(path)/\(place)"
    try FileManager.default.createDirectory(
      atPath: "\(target)/history", withIntermediateDirectories: true)
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(source)/history").sorted().prefix(
      count)
    {
      try FileManager.default.copyItem(
        atPath: "\(source)/history/\(file)", toPath: "\(target)/history/\(file)")
    }
    try Disk().replace("\(target)/charter.md", try await CharterFolder(source).text(at: count))
    return target
  }

  func docket(of path: String) async throws -> [Statement] {
    let folder = CharterFolder(path)
    return try await folder.docket(try await folder.snapshot()).map(\.statement)
  }

  func text(of path: String) async throws -> Bytes { try await CharterFolder(path).snapshot().charter }

  static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"

  static func text(naming ratifier: String? = nil, body: String = "A human decides.") -> Bytes {
    let list = ratifier.map { "\n  - name: \($0)\n    key: \"\(key)\"" } ?? ""
    return utf8(
      """
      ---
      title: "Sample"
      kind: constitution
      format: 1
      goal: "Samples that verify."
      ratifiers:\(list)
      ratification:
        threshold: 1
        cooling-off: 0h
      ---

      # Rules

      ## Oversight {#oversight}
      \(body)

      ## Record {#record}
      Every decision is written.

      """)
  }

  /// A motion that adds a provision.
  static func motion(on text: Bytes, by name: String, _ title: String = "Add a duty") -> Motion {
    Motion(
      title: utf8(title), proposer: .human(utf8(name)), problem: utf8("Nobody answers."),
      result: text + utf8("\n## \(title)\nSomebody answers.\n"))
  }
}

/// The fault that an act ends with, if it is one of its own.
func actFault<Value>(_ act: () async throws -> Value) async -> ActFault? {
  do {
    _ = try await act()
    return nil
  } catch { return error as? ActFault }
}
