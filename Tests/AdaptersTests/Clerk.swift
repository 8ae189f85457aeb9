import Adapters
import Charter
import Foundation
import Ledger
import Prose
import Ratification

/// Whether the machine has OpenSSH's `ssh-keygen`.
let hasSSHKeygen = ["/usr/bin", "/usr/local/bin", "/bin"].contains {
  FileManager.default.isExecutableFile(atPath: "\($0)/ssh-keygen")
}

/// Keys that `ssh-keygen` made, and charters of their own that they ratify.
struct Clerk {
  static let names = ["ana", "ben", "cal"]
  private static let keys = Task { try await KeyFolder() }

  private let keys: KeyFolder
  let keygen = SSHKeygen()

  init() async throws {
    ignoringBrokenPipes
    keys = try await Clerk.keys.value
  }

  /// A text whose ratifiers are the first `count` of the names.
  func text(
    ratifiers count: Int = 1, threshold: String = "1", coolingOff: Int = 0, body: String = "A human decides."
  )
    -> Bytes
  {
    let ratifiers = Clerk.names.prefix(count).map {
      "  - name: \($0)\n    key: \"\(keys.publicKeys[$0] ?? "")\"\n"
    }
    return utf8(
      """
      ---
      title: "Sample"
      kind: constitution
      format: 1
      goal: "Samples that verify."
      ratifiers:
      \(ratifiers.joined())ratification:
        threshold: \(threshold)
        cooling-off: \(coolingOff)h
      ---

      # Rules

      ## Oversight {#oversight}
      \(body)

      """)
  }

  func statement(after head: Head, from base: Bytes, to result: Bytes, title: String = "Change") throws
    -> Statement
  {
    let motion = Motion(title: utf8(title), proposer: .human(utf8("ana")), result: result)
    return try motion.statement(after: head, base: base, proposed: moment("2026-11-21T10:00:00Z"))
  }

  func section(
    _ name: String, on statement: Statement, _ vote: Section.Vote = .ratify,
    at date: String = "2026-11-21T11:00:00Z"
  ) async throws -> Section {
    let unsigned = try Section(name: utf8(name), entries: [vote.entry, Entry(date: moment(date))])
    let signature = try await keygen.sign(
      statement.bytes + unsigned.unsignedBytes, path: keys.path(name), passphrase: nil)
    return try unsigned.signed(signature)
  }

  func record(_ statement: Statement, by names: String...) async throws -> Record {
    var sections: [Section] = []
    for name in names { sections.append(try await section(name, on: statement)) }
    return try Record(statement: statement, sections: sections)
  }

  /// A charter in force at `path`.
  func charter(at path: String, text: Bytes, by names: [String] = ["ana"]) async throws -> CharterFolder {
    let folder = try CharterFolder.create(at: path, text: text, disk: Disk())
    let statement = try statement(after: .draft, from: [], to: text, title: "Adopt the charter")
    var sections: [Section] = []
    for name in names { sections.append(try await section(name, on: statement)) }
    try await folder.enact(try Record(statement: statement, sections: sections))
    return folder
  }
}

/// A key for each name; cal's is of a kind that only `ssh-keygen` verifies.
private final class KeyFolder: Sendable {
  private let scratch: Scratch
  let publicKeys: [String: String]

  init() async throws {
    scratch = try Scratch()
    var publicKeys: [String: String] = [:]
    for name in Clerk.names {
      let path = "\(scratch.path)/\(name)"
      let kind = name == "cal" ? ["ecdsa", "-b", "384"] : ["ed25519"]
      _ = try await Child("ssh-keygen", ["-q", "-N", "", "-C", "", "-f", path, "-t"] + kind).run()
      let words = try Disk().read("\(path).pub").split { $0 == .space || $0 == .lineFeed }
      publicKeys[name] = words.prefix(2).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    self.publicKeys = publicKeys
  }

  func path(_ name: String) -> String { "\(scratch.path)/\(name)" }
}
