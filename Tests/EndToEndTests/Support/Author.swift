import Foundation
import Ledger
import Prose
import TestSupport

/// Who votes how on an amendment, with which key.
struct Vote: Sendable {
  var name: String
  var key: Signer
  var isRatifying = true
  var date: String
  var namespace = [UInt8]("ratify-v1@assent".utf8)
  /// Signs in the key's place.
  var sign: (@Sendable (Bytes) throws -> Bytes)?
}

/// An amendment on its way to a record, each part free to be made wrong.
struct Amendment: Sendable {
  var title: String
  var proposed: String
  var result: Bytes
  var votes: [Vote]
  /// Changes what the statement says before it is signed.
  var content: @Sendable (inout Statement.Content) -> Void = { _ in }
  /// Changes the record's bytes after it was signed, before it is hashed.
  var bytes: @Sendable (Bytes) -> Bytes = { $0 }
  /// Changes the file's name.
  var name: @Sendable (String) -> String = { $0 }
}

/// Writes charters record by record, apart from the program under test but for Ledger's printer.
struct Author {
  let place: Place
  let folder: String
  private(set) var text = Bytes()
  private var number = 0
  private var parent: Digest?

  init(_ place: Place, _ folder: String) {
    self.place = place
    self.folder = folder
  }

  /// Writes the record and the text that it makes.
  mutating func enact(_ amendment: Amendment) throws {
    let patch = Patch(
      from: text, to: amendment.result, oldName: Bytes((number == 0 ? "/dev/null" : "charter.md").utf8),
      newName: Bytes("charter.md".utf8))
    var content = Statement.Content(
      number: number + 1, title: Bytes(amendment.title.utf8), proposer: .human(Bytes("ana".utf8)),
      proposed: moment(amendment.proposed), parent: parent, before: Digest(of: text),
      after: Digest(of: amendment.result), problem: Bytes("Something is wrong.".utf8), change: patch.bytes)
    amendment.content(&content)
    let statement = try Statement(content)
    let sections = try amendment.votes.map { vote in
      let section = try Section(
        name: Bytes(vote.name.utf8),
        entries: [
          Entry(.vote, Bytes((vote.isRatifying ? "ratify" : "dissent").utf8)),
          Entry(.date, moment(vote.date).bytes),
          Entry(.reason, Bytes("evidence".utf8), quoted: Bytes("Because it holds at night too.".utf8)),
        ])
      let message = statement.bytes + section.unsignedBytes
      return try section.signed(
        try vote.sign?(message) ?? vote.key.sign(message, namespace: vote.namespace))
    }
    let record = try Record(statement: statement, sections: sections)
    let bytes = amendment.bytes(record.bytes)
    let digest = Digest(of: bytes)
    number += 1
    let digits = String(number)
    let file = "\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    let slug = String(decoding: statement.slug, as: UTF8.self)
    try place.write(bytes, to: "\(folder)/history/\(amendment.name("\(file)-\(slug).\(digest.short).md"))")
    try place.write(amendment.result, to: "\(folder)/charter.md")
    (text, parent) = (amendment.result, digest)
  }
}

func moment(_ text: String) -> Timestamp { Timestamp(parsing: Bytes(text.utf8)) ?? .earliest }
