import Charter
import History
import Ledger
import Prose
import Ratification
import TestSupport
import Testing

private let names = ["ana", "ben", "cal"]
private let base = charter(ratifiers: names, threshold: "2", sampleBody)
private let next = base.replacing("Evidence is shown", with: "Evidence is kept")

struct VerifierTests {
  @Test(
    "Every record of a golden charter is admitted, is well signed, and makes its text",
    arguments: Golden.names)
  func golden(name: String) throws {
    var verifier = Verifier()
    var signatures = CheckedSignatures()
    let files = try Golden.files(name)
    #expect(files.count >= 12)
    for file in files {
      signatures.add(CheckedSignatures([try verifier.admit(file)]))
      #expect(signatures.left.isEmpty && signatures.fault == nil)
      // What it carries from record to record is what a reading of the whole text gives.
      #expect(try verifier.text == Document(verifier.text?.bytes ?? []))
    }
    let verified = try Verified(verifier, by: signatures)
    #expect(verified.head.number == files.count)
    #expect(verified.text?.bytes == (try Golden.text(name)))
    #expect(verified.head.text == Digest(of: try Golden.text(name)))
  }

  @Test("A history by fresh keys verifies, and its head says where the next record goes")
  func fresh() throws {
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(next, by: "ben", "cal")
    try author.enact(base, by: "ana", "ben", "cal")
    let verified = try author.verified()
    #expect(verified.head == author.head)
    #expect(verified.text?.bytes == utf8(base))
  }

  /// Thresholds of three ratifiers, and how many suffice.
  static let thresholds = [("1", 1), ("2", 2), ("3", 3), ("1/2", 2), ("2/3", 2), ("1/3", 1), ("all", 3)]

  @Test("As many as the threshold asks for suffice, one fewer does not", arguments: thresholds)
  func threshold(text: String, needed: Int) throws {
    let base = charter(ratifiers: names, threshold: text, sampleBody)
    let next = base.replacing("Evidence is shown", with: "Evidence is kept")
    for count in 0...3 {
      var author = Author()
      try author.enact(base, by: names.map { Author.Vote(name: $0) })
      let votes = names.enumerated().map { index, name in
        Author.Vote(name: name, vote: index < count ? .ratify : .dissent)
      }
      try author.enact(next, by: votes)
      let fault = author.fault
      #expect((fault == nil) == (count >= needed))
      if count < needed { #expect(fault?.rule == .threshold(needed: needed, found: count)) }
    }
  }

  @Test("A threshold beyond the number of ratifiers is never met")
  func impossible() throws {
    var author = Author()
    try author.enact(charter(ratifiers: ["ana"], threshold: "2", sampleBody), by: "ana")
    #expect(author.fault?.rule == .threshold(needed: 2, found: 1))
  }

  @Test("A text without ratifiers is adopted by nobody", arguments: ["1", "all", "1/2"])
  func noRatifiers(threshold: String) throws {
    var author = Author()
    try author.enact(charter(ratifiers: [], threshold: threshold, sampleBody), by: "ana")
    #expect(author.fault?.rule == .notARatifier("ana"))
  }

  @Test("A dissent is kept, signed, and counts for nothing")
  func dissent() throws {
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(
      next,
      by: [Author.Vote(name: "ana"), Author.Vote(name: "ben"), Author.Vote(name: "cal", vote: .dissent)])
    #expect(author.fault == nil)
    let record = try Record(parsing: author.files[1].bytes)
    #expect(record.sections.map(\.vote) == [.ratify, .ratify, .dissent])
  }

  @Test(
    "Whoever the text in force does not name has no vote, nor a dissent",
    arguments: [
      Section.Vote.ratify, .dissent,
    ])
  func notARatifier(vote: Section.Vote) throws {
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(
      next, by: [Author.Vote(name: "ana"), Author.Vote(name: "ben"), Author.Vote(name: "eve", vote: vote)])
    #expect(author.fault?.rule == .notARatifier("eve"))
    #expect(author.fault?.number == 2)
  }

  @Test("The new text's ratifiers have no vote on the amendment that names them")
  func newRatifier() throws {
    let grown = charter(ratifiers: names + ["dan"], threshold: "2", sampleBody)
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(grown, by: "ana", "ben")
    #expect(author.fault == nil)
    try author.enact(next.replacing(sampleBody, with: sampleBody), by: "ana", "dan")
    #expect(author.fault == nil)

    var early = Author()
    try early.enact(base, by: "ana", "ben")
    try early.enact(grown, by: "ana", "ben", "dan")
    #expect(early.fault?.rule == .notARatifier("dan"))
  }

  @Test("A former ratifier's vote counts no more")
  func formerRatifier() throws {
    let shrunk = charter(ratifiers: ["ana", "ben"], threshold: "2", sampleBody)
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(shrunk, by: "ana", "ben", "cal")
    #expect(author.fault == nil)
    try author.enact(shrunk.replacing("is shown", with: "is kept"), by: "ana", "cal")
    #expect(author.fault?.rule == .notARatifier("cal"))
  }

  @Test("Another's key, another purpose and other bytes are no signature")
  func signatures() throws {
    func fault(_ change: (inout Author.Vote) -> Void) throws -> VerificationFault.Rule? {
      var author = Author()
      try author.enact(base, by: "ana", "ben")
      var vote = Author.Vote(name: "ben")
      change(&vote)
      try author.enact(next, by: [Author.Vote(name: "ana"), vote])
      return author.fault?.rule
    }
    #expect(try fault { _ in } == nil)
    #expect(try fault { $0.signer = "cal" } == .signature("ben", .key))
    #expect(try fault { $0.namespace = utf8("file") } == .signature("ben", .namespace(utf8("file"))))

    var author = Author()
    try author.enact(base, by: "ana", "ben")
    let statement = try author.statement(to: next)
    let other = try author.statement(to: next, title: "Another")
    let sections = [
      try author.section(Author.Vote(name: "ana"), on: statement),
      try author.section(Author.Vote(name: "ben"), on: other),
    ]
    try author.add(statement, sections)
    #expect(author.fault?.rule == .signature("ben", .invalid))
  }

  @Test("A key in the text that is none is named")
  func brokenKey() throws {
    let broken = "ssh-ed25519 " + String(repeating: "A", count: 68)
    var author = Author()
    try author.enact(base.replacing(Signer.of("ben").publicKey, with: broken), by: "ana", "ben")
    guard case .key("ben", _) = author.fault?.rule else {
      Issue.record("\(String(describing: author.fault))")
      return
    }
  }

  @Test("A key that only ssh-keygen can check is handed back, with the bytes to check")
  func otherKeys() throws {
    let text = base.replacing(Signer.of("ben").publicKey, with: RSA.publicKey)
    var author = Author()
    let statement = try author.statement(to: text)
    let ben = try author.section(Author.Vote(name: "ben"), on: statement).signed(RSA.signature)
    try author.add(statement, [try author.section(Author.Vote(name: "ana"), on: statement), ben])
    var verifier = Verifier()
    var signatures = CheckedSignatures([try verifier.admit(author.files[0])])
    let left = signatures.left
    #expect(left.map(\.name) == ["ben"])
    #expect(left.first?.key == RSA.publicKey)
    #expect(left.first?.signature == RSA.signature)
    #expect(left.first.map { Bytes($0.message.joined()) } == statement.bytes + ben.unsignedBytes)
    #expect(verificationFault { try Verified(verifier, by: signatures) }?.rule == .unchecked(records: 1))
    var refused = signatures
    refused.settle(refusing: left.first)
    #expect(verificationFault { try Verified(verifier, by: refused) }?.rule == .signatureByTool("ben"))
    signatures.settle(refusing: nil)
    #expect(try Verified(verifier, by: signatures).head == author.head)
  }

  @Test("A history is not verified before the signatures of every record were checked")
  func unchecked() throws {
    var author = Author()
    for text in [base, next, base] { try author.enact(text, by: "ana", "ben") }
    var verifier = Verifier()
    var batches: [CheckedSignatures] = []
    for file in author.files { batches.append(CheckedSignatures([try verifier.admit(file)])) }
    var signatures = CheckedSignatures()
    for (index, batch) in batches.enumerated() {
      let found = verificationFault { try Verified(verifier, by: signatures) }
      #expect(found?.rule == .unchecked(records: 3 - index))
      signatures.add(batch)
    }
    let verified = try Verified(verifier, by: signatures)
    try author.enact(next, by: "ana", "ben")
    #expect(try verified.and(author.files[3]).head == author.head)
    #expect(
      verificationFault { try verified.and(author.files[0]) }?.rule
        == .file(.gap(expected: 4)))
  }

  @Test("Of bad signatures that of the first record is named, in whatever order they were checked")
  func firstBad() throws {
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    for text in [next, base, next] {
      try author.enact(
        text, by: [Author.Vote(name: "ana"), Author.Vote(name: "ben", signer: "cal")])
    }
    var verifier = Verifier()
    let batches = try author.files.map { CheckedSignatures([try verifier.admit($0)]) }
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      var signatures = CheckedSignatures()
      for index in order { signatures.add(batches[index]) }
      let found = verificationFault { try Verified(verifier, by: signatures) }
      #expect(found?.number == 2 && found?.rule == .signature("ben", .key))
    }
  }

  @Test("What a statement says of its text is checked: after, before, and the change itself")
  func statementFaults() throws {
    func fault(_ change: (inout Statement.Content) -> Void) throws -> VerificationFault.Rule? {
      var author = Author()
      try author.enact(base, by: "ana", "ben")
      var content = try author.statement(to: next).content
      change(&content)
      let statement = try Statement(content)
      let sections = try ["ana", "ben"].map { try author.section(Author.Vote(name: $0), on: statement) }
      let record = try Record(statement: statement, sections: sections)
      let verified = try Author(files: [author.files[0]]).verified()
      let file = Author.File(
        name: String(decoding: record.fileName.bytes, as: UTF8.self), bytes: record.bytes)
      return verificationFault { try verified.and(file) }?.rule
    }
    let place = line(of: "Evidence is shown", in: base)
    let (here, there) = (Digest(of: utf8(base)), Digest(of: utf8("another")))
    #expect(try fault { _ in } == nil)
    #expect(try fault { $0.after = there } == .after(expected: there, found: Digest(of: utf8(next))))
    #expect(try fault { $0.before = there } == .file(.before(expected: here, found: there)))
    #expect(try fault { $0.number = 3 } == .file(.gap(expected: 2)))
    #expect(
      try fault { $0.change = $0.change.swapping("Evidence is shown", "Evidence is lost!") }
        == .change(.contextMismatch(hunk: 1, line: place)))
    let unread = Bytes("--- charter.md\n+++ charter.md\n".utf8)
    #expect(try fault { $0.change = unread } == .change(.empty))
    #expect(
      try fault { $0.change = $0.change.swapping("+Evidence is kept.", "+## Oversight {#oversight}") }
        == .text(.repeatedID("oversight", line: place)))
  }

  @Test("A record is the one that follows the last: parent, number and name")
  func chain() throws {
    var author = Author()
    try author.enact(base, by: "ana", "ben")
    try author.enact(next, by: "ana", "ben")
    try author.enact(base, by: "ana", "ben")
    func fault(_ order: [Int]) -> VerificationFault.Rule? {
      Author(files: order.map { author.files[$0] }).fault?.rule
    }
    #expect(fault([0, 1, 2]) == nil)
    #expect(fault([0, 2]) == .file(.gap(expected: 2)))
    #expect(fault([1]) == .file(.gap(expected: 1)))
    #expect(fault([0, 0]) == .file(.fork(with: utf8(author.files[0].name))))
    for name in ["0001-change.00000000.md", "change.md"] {
      let found = Author(files: [Author.File(name: name, bytes: author.files[0].bytes)]).fault
      #expect(found?.file == name)
    }
  }
}

/// The fault that a history has, if it has one.
private func verificationFault<Value>(_ body: () throws -> Value) -> VerificationFault? {
  do {
    _ = try body()
    return nil
  } catch { return error as? VerificationFault }
}

extension Bytes {
  /// A copy with the first `old` replaced.
  fileprivate func swapping(_ old: String, _ new: String) -> Bytes {
    guard let place = firstRange(of: Bytes(old.utf8)) else { return self }
    return Bytes(self[..<place.lowerBound]) + Bytes(new.utf8) + self[place.upperBound...]
  }
}
