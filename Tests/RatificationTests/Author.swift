import Charter
import Foundation
import History
import Ledger
import Prose
import Ratification
import TestSupport

/// Writes a history with fresh keys, good or bad, apart from the ceremony.
struct Author {
  struct File {
    let name: String
    let bytes: Bytes
  }

  private(set) var files: [File]
  private(set) var head = Head.draft
  private(set) var text: Bytes = []
  /// When the next statement is proposed.
  var clock = moment("2026-11-21T10:00:00Z")

  init(files: [File] = []) { self.files = files }

  /// A vote: whose, of what kind, and how many seconds after the proposal.
  struct Vote {
    var name: String
    var vote: Section.Vote = .ratify
    var after: Int = 60
    /// Who signs in their name.
    var signer: String?
    var namespace = ratificationNamespace
  }

  func statement(to result: String, title: String = "Change") throws -> Statement {
    let motion = Motion(title: utf8(title), proposer: .human(utf8("ana")), result: utf8(result))
    return try motion.statement(after: head, base: text, proposed: clock)
  }

  func section(_ vote: Vote, on statement: Statement) throws -> Section {
    let date = clock.adding(seconds: vote.after) ?? clock
    let unsigned = try Section(
      name: utf8(vote.name), entries: [vote.vote.entry, Entry(date: date)])
    let signer = Signer.of(vote.signer ?? vote.name)
    return try unsigned.signed(
      try signer.sign(statement.bytes + unsigned.unsignedBytes, namespace: vote.namespace))
  }

  /// Adds a record, whatever it holds, and lets an hour pass.
  mutating func add(_ statement: Statement, _ sections: [Section]) throws {
    let record = try Record(statement: statement, sections: sections)
    files.append(File(name: String(decoding: record.fileName.bytes, as: UTF8.self), bytes: record.bytes))
    // What is no change leaves the text as it is, for the judge to refuse.
    text = try (try? statement.patch())?.apply(to: text) ?? text
    head = Head(
      number: statement.number, record: record.digest, text: statement.after,
      newestVote: record.newestRatification ?? head.newestVote)
    clock = clock.adding(seconds: 3_600) ?? clock
  }

  mutating func enact(_ result: String, by votes: [Vote]) throws {
    let statement = try statement(to: result)
    try add(statement, votes.map { try section($0, on: statement) })
  }

  mutating func enact(_ result: String, by names: String...) throws {
    try enact(result, by: names.map { Vote(name: $0) })
  }

  /// Verifies all of it, the signatures of each record with the record.
  func verified() throws(VerificationFault) -> Verified {
    var verified = try Verified(Verifier(), by: CheckedSignatures())
    for file in files { verified = try verified.and(file) }
    return verified
  }

  /// The first rule that is broken, with the number of the record that breaks it.
  var fault: VerificationFault? {
    do throws(VerificationFault) {
      _ = try verified()
      return nil
    } catch { return error }
  }
}

extension Verifier {
  mutating func admit(_ file: Author.File) throws(VerificationFault) -> SignedVotes {
    try admit(FiledRecord(file.bytes, file: utf8(file.name)))
  }
}

extension Verified {
  /// The history with one more record.
  func and(_ file: Author.File) throws(VerificationFault) -> Verified {
    var verifier = verifier
    let votes = try verifier.admit(file)
    return try Verified(verifier, by: CheckedSignatures([votes]))
  }
}

/// The charters of a second implementation.
enum Golden {
  static let names = ["one-ratifier", "three-ratifiers"]

  private static func folder(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }

  static func text(_ name: String) throws -> Bytes {
    Bytes(try Data(contentsOf: folder(name).appending(path: "charter.md")))
  }

  static func files(_ name: String) throws -> [Author.File] {
    let history = folder(name).appending(path: "history")
    return try FileManager.default.contentsOfDirectory(atPath: history.path).sorted().map {
      Author.File(name: $0, bytes: Bytes(try Data(contentsOf: history.appending(path: $0))))
    }
  }
}
