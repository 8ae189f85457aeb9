import Charter
import History
import Ledger
import Prose
import Testing

@Suite struct CursorTests {
  private let texts = ["a\nb\nc\n", "a\nb\nnew\nc\n", "b\nnew\nc\n", "b\nnewer\nc\n"].map(utf8)
  private let files: [FiledRecord<Record>]

  init() throws {
    files = try CursorTests.records(of: texts).map { FiledRecord($0.bytes, file: $0.fileName.bytes) }
  }

  /// Records that make these texts, one after the other, under a signature that nobody looks at.
  private static func records(
    of texts: [Bytes], claiming after: (Int) -> Bytes? = { _ in nil }
  ) throws -> [Record] {
    var records: [Record] = []
    for (index, text) in texts.enumerated() {
      let old = index == 0 ? [] : texts[index - 1]
      let patch = Patch(
        from: old, to: text, oldName: utf8(index == 0 ? "/dev/null" : "charter.md"),
        newName: utf8("charter.md"))
      let statement = try Statement(
        Statement.Content(
          number: index + 1, title: utf8("Amendment \(index + 1)"), proposer: .builtIn, proposed: .earliest,
          parent: records.last?.digest, before: records.last?.statement.after ?? .ofNothing,
          after: Digest(of: after(index + 1) ?? text), change: patch.bytes))
      let section = try Section(
        name: utf8("ana"), entries: [Section.Vote.ratify.entry, Entry(date: .earliest)],
        signature: utf8("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"))
      records.append(try Record(statement: statement, sections: [section]))
    }
    return records
  }

  @Test("a cursor goes on and back, and where it stops the text is bound")
  func bothWays() throws {
    var (chain, cursor) = (Chain(), Cursor(LineBuffer([])))
    var digests = SuccessiveDigests()
    #expect(try cursor.stop() == Bound())
    var amendments: [Amendment] = []
    for (index, file) in files.enumerated() {
      let (amendment, record) = try file.bound(to: &chain)
      try cursor.goOn(over: amendment)
      amendments.append(amendment)
      let bound = try cursor.stop()
      #expect(bound.number == index + 1 && bound.text == texts[index])
      #expect(try cursor.stop(&digests) == bound)
      #expect(try Bound(texts[index], after: amendment) == bound)
      #expect(record.statement.number == amendment.number)
    }
    for index in (1..<texts.count).reversed() {
      try cursor.goBack(over: amendments[index], to: amendments[index - 1])
      #expect(try cursor.stop().text == texts[index - 1])
    }
    #expect(throws: VerificationFault.self) { try Bound(texts[0], after: amendments[1]) }
  }

  @Test("from a checkpoint a cursor reaches the text that it reaches from the first record")
  func checkpoint() throws {
    let records = try CursorTests.records(of: texts)
    for start in 1..<texts.count {
      let place = Chain.Head(of: records[start - 1])
      var (chain, cursor) = (Chain(after: place), Cursor(LineBuffer(texts[start - 1]), at: place))
      for file in files[start...] { try cursor.goOn(over: try file.bound(to: &chain).0) }
      #expect(try cursor.stop().text == texts.last)
      #expect(cursor.number == texts.count)
    }
  }

  @Test("records are bound backward as they are forward, and to their own neighbours only")
  func backward() throws {
    for index in files.indices.reversed() {
      let later = index + 1 < files.count ? files[index + 1] : nil
      #expect(try files[index].bound(before: later).0.number == index + 1)
    }
    for (index, later) in [(0, 2), (2, 1), (1, 1)] {
      #expect(throws: VerificationFault.self) { try files[index].bound(before: files[later]) }
    }
  }

  @Test("a text that is not the one that its record says is a fault where the cursor stops, in either form")
  func otherText() throws {
    let records = try CursorTests.records(of: texts) { $0 == 3 ? utf8("other\n") : nil }
    var (chain, cursor) = (Chain(), Cursor(LineBuffer([])))
    for record in records.prefix(3) {
      let filed = FiledRecord<Void>(change: record.bytes, file: record.fileName.bytes)
      try cursor.goOn(over: try filed.bound(to: &chain).0)
    }
    let expected = VerificationFault.Rule.after(
      expected: Digest(of: utf8("other\n")), found: Digest(of: texts[2]))
    #expect(fault { try cursor.stop() }?.rule == expected)
    #expect(fault { try cursor.stop() }?.number == 3)
    #expect(fault { try records[2].statement.result(on: texts[1]) }?.rule == expected)
  }

  @Test("where an amendment does not apply, the cursor stays where it was")
  func noChange() throws {
    var chain = Chain()
    let amendments = try files.map { try $0.bound(to: &chain).0 }
    var cursor = Cursor(LineBuffer([]))
    try cursor.goOn(over: amendments[0])
    #expect(throws: VerificationFault.self) { try cursor.goOn(over: amendments[3]) }
    #expect(try cursor.stop() == Bound(texts[0], after: amendments[0]))
    // No charter is made of these texts.
    var document = Cursor<Document?>(nil)
    guard case .text? = fault({ try document.goOn(over: amendments[0]) })?.rule else {
      Issue.record("a text without front matter was read")
      return
    }
    #expect(document.text == nil && document.number == 0)
  }

  private func fault<Value>(_ body: () throws -> Value) -> VerificationFault? {
    do {
      _ = try body()
      return nil
    } catch { return error as? VerificationFault }
  }
}
