import Ledger
import Prose
import Testing

@Suite struct ChainTests {
  /// Records 1 to `count` as they would lie in `history`, each on the one before it.
  static func history(_ count: Int) throws -> [(name: Bytes, bytes: Bytes)] {
    var files: [(name: Bytes, bytes: Bytes)] = []
    var last: Record?
    for number in 1...count {
      let record = try next(after: last) { $0.number = number }
      files.append((record.fileName.bytes, record.bytes))
      last = record
    }
    return files
  }

  static func next(after last: Record?, _ change: (inout Statement.Content) -> Void) throws -> Record {
    let content = Statement.Content.sample.with {
      $0.number = (last?.statement.number ?? 0) + 1
      $0.parent = last?.digest
      $0.before = last?.statement.after ?? .ofNothing
      $0.after = Digest(of: utf8("text \($0.number)"))
      change(&$0)
    }
    return try Record(statement: Statement(content), sections: [.sample("ana")])
  }

  /// Admits the files in order, and gives the fault that ends it.
  static func fault(in files: [(name: Bytes, bytes: Bytes)]) -> ChainFault? {
    var chain = Chain()
    do throws(ChainFault) {
      for file in files { _ = try chain.admit(file.bytes, from: file.name) }
    } catch {
      return error
    }
    return nil
  }

  @Test("golden histories are chains", arguments: ["one-ratifier", "three-ratifiers"])
  func golden(charter: String) throws {
    let files = GoldenRecord.of(charter)
    #expect(Chain.order(files.map { utf8($0.name) }.reversed()) == files.map { utf8($0.name) })
    var chain = Chain()
    for file in files {
      let record = try chain.admit(file.bytes, from: utf8(file.name))
      #expect(chain.head?.digest == record.digest)
      #expect(chain.head?.after == record.statement.after)
    }
    #expect(chain.head?.number == files.count)
  }

  @Test("names are admitted by number, then by name, strangers last")
  func order() {
    let names = [
      "10000-a.00000000.md", "0002-b.00000000.md", "README.md", "9999-a.00000000.md", "0002-a.00000000.md",
      "0001-z.00000000.md",
    ]
    let ordered = [names[5], names[4], names[1], names[3], names[0], names[2]]
    #expect(Chain.order(names.map(utf8)) == ordered.map(utf8))
  }

  @Test("a file that is no record's is named")
  func strangers() throws {
    let files = try Self.history(2) + [(utf8("README.md"), utf8("x\n"))]
    #expect(Self.fault(in: files) == ChainFault(file: utf8("README.md"), rule: .name))
  }

  @Test("a missing record is a gap, wherever it is missing", arguments: [0, 1, 2])
  func gap(missing: Int) throws {
    var files = try Self.history(4)
    files.remove(at: missing)
    let fault = ChainFault(file: files[missing].name, rule: .gap(expected: missing + 1))
    #expect(Self.fault(in: files) == fault)
  }

  @Test("two records of one number are a fork that names both")
  func fork() throws {
    var files = try Self.history(3)
    let rival = try Self.next(after: Record(parsing: files[1].bytes)) { $0.title = utf8("Rival") }
    files.append((rival.fileName.bytes, rival.bytes))
    let ordered = Chain.order(files.map(\.name)).map { name in files.first { $0.name == name } ?? files[0] }
    #expect(ordered.count == 4)
    let fault = ChainFault(file: ordered[3].name, rule: .fork(with: ordered[2].name))
    #expect(Self.fault(in: ordered) == fault)
  }

  @Test("a record that was changed no longer has its name")
  func hash() throws {
    var files = try Self.history(3)
    files[1].bytes[200] ^= 1
    let found = Digest(of: files[1].bytes)
    #expect(Self.fault(in: files) == ChainFault(file: files[1].name, rule: .hash(found: found)))
  }

  @Test("a record that was changed and renamed no longer has its child")
  func parent() throws {
    var files = try Self.history(3)
    let original = try Record(parsing: files[1].bytes)
    let forged = try Record(
      statement: Statement(original.statement.content.with { $0.problem = utf8("Nothing.") }),
      sections: original.sections)
    files[1] = (forged.fileName.bytes, forged.bytes)
    let rule = ChainFault.Rule.parent(expected: forged.digest, found: original.digest)
    #expect(Self.fault(in: files) == ChainFault(file: files[2].name, rule: rule))
  }

  @Test("a file that is no record is named with its line and byte")
  func unreadable() throws {
    let text = try Self.history(1)[0].bytes.replacing("## Change", with: "## change")
    let name = utf8("0001-name-a-human.\(Digest(of: text).short).md")
    let fault = #expect(throws: RecordFault.self) { try Record(parsing: text) }
    #expect(fault.map { ChainFault(file: name, rule: .record($0)) } == Self.fault(in: [(name, text)]))
  }

  @Test("number, slug, parent and before are held to the name and to the record before")
  func bindings() throws {
    let files = try Self.history(1)
    let first = try Record(parsing: files[0].bytes)
    let other = Digest(of: utf8("other"))
    func rule(_ number: String, _ change: (inout Statement.Content) -> Void) throws -> ChainFault.Rule? {
      let record = try Self.next(after: first, change)
      let name = utf8("\(number)-name-a-human.\(record.digest.short).md")
      return Self.fault(in: files + [(name, record.bytes)])?.rule
    }
    #expect(try rule("0002") { _ in } == nil)
    #expect(try rule("0002") { $0.number = 3 } == .number(found: 3))
    #expect(try rule("0003") { $0.number = 3 } == .gap(expected: 2))
    #expect(try rule("0002") { $0.title = utf8("Other") } == .slug(expected: utf8("other")))
    #expect(try rule("0002") { $0.parent = other } == .parent(expected: first.digest, found: other))
    #expect(try rule("0002") { $0.parent = nil } == .parent(expected: first.digest, found: nil))
    #expect(
      try rule("0002") { $0.before = other } == .before(expected: first.statement.after, found: other))
  }

  @Test("the first record has no parent and starts from nothing")
  func founding() throws {
    let parented = try Self.next(after: nil) { $0.parent = .ofNothing }
    #expect(
      Self.fault(in: [(parented.fileName.bytes, parented.bytes)])?.rule
        == .parent(expected: nil, found: .ofNothing))
    let other = Digest(of: utf8("other"))
    let started = try Self.next(after: nil) { $0.before = other }
    #expect(
      Self.fault(in: [(started.fileName.bytes, started.bytes)])?.rule
        == .before(expected: .ofNothing, found: other))
  }

  @Test("a refused record is not admitted, and the chain goes on from the last good one")
  func refusal() throws {
    let files = try Self.history(2)
    var chain = Chain()
    _ = try chain.admit(files[0].bytes, from: files[0].name)
    let head = chain.head
    #expect(throws: ChainFault.self) { try chain.admit(files[0].bytes, from: files[1].name) }
    #expect(chain.head == head)
    _ = try chain.admit(files[1].bytes, from: files[1].name)
    #expect(chain.head?.number == 2)
  }
}
