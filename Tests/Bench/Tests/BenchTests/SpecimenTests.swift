import Ledger
import Prose
import Specimen
import Testing

@Suite struct SpecimenTests {
  private static func records(_ amendments: Int, seed: UInt64) throws -> (records: [Record], text: Bytes) {
    var specimen = try Specimen(amendments: amendments, lines: 300, seed: seed)
    var records: [Record] = []
    while let record = try specimen.next() { records.append(record) }
    return (records, specimen.text)
  }

  @Test("Every record continues the chain, and its patch makes the text that it states")
  func chain() throws {
    let (records, text) = try Self.records(150, seed: 3)
    var chain = Chain()
    var buffer = LineBuffer([])
    for record in records {
      let read = try chain.admit(record.bytes, from: record.fileName.bytes)
      #expect(read == record)
      try buffer.apply(try Patch(parsing: record.statement.change[...]))
      #expect(Digest(of: buffer.bytes) == record.statement.after)
    }
    #expect(records.count == 150)
    #expect(buffer.bytes == text)
  }

  @Test("Every record is signed by the key in the front matter, as ssh-keygen signs")
  func signatures() throws {
    let (records, text) = try Self.records(20, seed: 4)
    let line = try #require(
      text.split(separator: .lineFeed).first { $0.starts(with: "    key: \"".utf8) })
    let key = try SSHPublicKey(parsing: Bytes(line.dropFirst(10).dropLast()))
    for record in records {
      let section = record.sections[0]
      let signature = try SSHSignature(parsing: try #require(section.signature))
      let verification = try signature.verify(
        over: [record.statement.bytes, section.unsignedBytes], namespace: Bytes("ratify-v1@assent".utf8),
        key: key)
      #expect(verification.touched == nil)
    }
  }

  @Test("The first vote waits out the longest cooling-off, and no vote is dated before an earlier one")
  func dates() throws {
    let records = try Self.records(100, seed: 5).records
    var last = Timestamp.earliest
    for record in records {
      let date = try #require(record.sections[0].date)
      #expect(date >= record.statement.proposed)
      #expect(date >= last)
      last = date
    }
    let first = try #require(records.first)
    let earliest = try #require(first.statement.proposed.adding(seconds: 72 * 3_600))
    #expect(try #require(first.sections[0].date) >= earliest)
  }

  @Test("The adoption decides on every provision, an amendment on one or two that are neither entrenched")
  func decisions() throws {
    let records = try Self.records(100, seed: 6).records
    let headings = records[0].statement.change.split(separator: .lineFeed).count {
      $0.starts(with: "+#".utf8)
    }
    #expect(records[0].sections[0].decisions.count == headings + 1)
    for record in records.dropFirst() {
      let decided = record.sections[0].decisions.map(\.provision)
      #expect((1...2).contains(decided.count))
      #expect(
        !decided.contains { $0.starts(with: "human-oversight".utf8) || $0.elementsEqual("charter".utf8) })
      #expect(record.sections[0].seen.map(\.provision) == decided)
    }
  }

  @Test("The text keeps its size over a long history", arguments: [1, 2] as [UInt64])
  func size(seed: UInt64) throws {
    let text = try Self.records(400, seed: seed).text
    let lines = text.count { $0 == .lineFeed }
    #expect((270...330).contains(lines))
  }

  @Test("The same seed gives the same bytes, another seed others")
  func seeds() throws {
    let first = try Self.records(5, seed: 1).records
    #expect(try Self.records(5, seed: 1).records == first)
    #expect(try Self.records(5, seed: 2).records != first)
  }
}
