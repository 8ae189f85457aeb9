import Adapters
import Charter
import Foundation
import Ledger
import Prose

/// A charter's folder with a history of any length, whose signatures are hollow, for one test.
final class LongHistory {
  let path: String
  private(set) var texts: [Bytes] = []
  private(set) var patches: [Patch] = []
  private(set) var records: [Record] = []

  init(_ count: Int) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "assent-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: "\(path)/history", withIntermediateDirectories: true)
    for _ in 0..<count { try amend() }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let provisions = 12

  /// Adds an amendment that changes a line of one provision, and every fifth time adds one.
  func amend(title: String? = nil) throws {
    let number = records.count + 1
    let text = number == 1 ? LongHistory.founding : try changed(texts[number - 2], number)
    let old = texts.last ?? []
    let patch = Patch(
      from: old, to: text, oldName: utf8(number == 1 ? "/dev/null" : "charter.md"),
      newName: utf8("charter.md"))
    let date = Timestamp(seconds: 1_795_255_200 + 60 * number) ?? .latest
    let statement = try Statement(
      Statement.Content(
        number: number, title: utf8(title ?? "Amendment \(number)"), proposer: .human(utf8("ana")),
        proposed: date,
        parent: records.last?.digest, before: Digest(of: old), after: Digest(of: text), change: patch.bytes))
    let armour = utf8("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n")
    let section = try Section(
      name: utf8("ana"), entries: [Section.Vote.ratify.entry, Entry(date: date)], signature: armour)
    let record = try Record(statement: statement, sections: [section])
    try Data(record.bytes).write(to: file(of: record))
    try Data(text).write(to: URL(filePath: "\(path)/charter.md"))
    texts.append(text)
    patches.append(patch)
    records.append(record)
  }

  private func file(of record: Record) -> URL { URL(filePath: "\(path)/history/\(record.fileName.string)") }

  /// Writes other bytes in the place of a record.
  func damage(_ number: Int, _ change: (inout Bytes) -> Void) throws {
    var bytes = records[number - 1].bytes
    change(&bytes)
    try Data(bytes).write(to: file(of: records[number - 1]))
  }

  private func changed(_ text: Bytes, _ number: Int) throws -> Bytes {
    let document = try Document(text)
    let provision = document.provisions[2 + number % LongHistory.provisions]
    var lines = (0..<document.lineCount).map { Bytes(document.line($0)) }
    let place = provision.lines.upperBound - 1
    if number.isMultiple(of: 5) {
      lines.insert(utf8("Line of \(number)."), at: place + 1)
    } else {
      lines[place] = utf8("The rule of amendment \(number) holds here.")
    }
    return lines.flatMap { $0 + [.lineFeed] }
  }

  private static let founding = utf8(
    """
    ---
    title: "Long"
    kind: constitution
    format: 1
    goal: "A long history."
    ratifiers:
      - name: ana
        key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    ratification:
      threshold: 1
      cooling-off: 0h
    review: standard
    ---

    # Long

    """ + (0..<provisions).map { "## Part \($0) {#part-\($0)}\nIt says something.\nIt holds.\n\n" }.joined())
}
