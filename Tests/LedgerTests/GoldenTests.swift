import Ledger
import Prose
import Testing

@Suite struct GoldenTests {
  @Test("there are golden records")
  func present() {
    #expect(GoldenRecord.of("one-ratifier").count == 12)
    #expect(GoldenRecord.of("three-ratifiers").count == 14)
  }

  @Test("a golden record prints as it was read", arguments: GoldenRecord.all)
  func identity(golden: GoldenRecord) throws {
    let record = try Record(parsing: golden.bytes)
    #expect(record.bytes == golden.bytes)
    #expect(try Statement(record.statement.content).bytes == record.statement.bytes)
    #expect(try Statement(parsing: record.statement.bytes) == record.statement)
    for section in record.sections {
      #expect(try Section(parsing: section.bytes) == section)
      #expect(section.vote == .ratify)
      #expect(section.date != nil)
      #expect(section.stance?.moment == .before)
      #expect(section.objections.count == section.all(.objection).count)
      #expect(section.answers.count == section.all(.answer).count)
      #expect(section.decisions.count == section.all(.decision).count)
      #expect(section.seen.count == section.all(.seen).count)
      #expect(section.reasons.allSatisfy { !$0.cites.isEmpty && $0.words != nil })
    }
    #expect(try Record(statement: record.statement, sections: record.sections.reversed()) == record)
  }

  @Test("a golden record's name is the one that it would be given", arguments: GoldenRecord.all)
  func name(golden: GoldenRecord) throws {
    let record = try Record(parsing: golden.bytes)
    #expect(record.fileName.bytes == utf8(golden.name))
    #expect(RecordFileName(parsing: utf8(golden.name)) == record.fileName)
  }

  @Test("the statement ends before the line of the ratifications", arguments: GoldenRecord.all)
  func extent(golden: GoldenRecord) throws {
    let statement = try Record(parsing: golden.bytes).statement.bytes
    #expect(golden.bytes.starts(with: statement))
    #expect(golden.bytes.dropFirst(statement.count).starts(with: utf8("## Ratification\n")))
    #expect(statement.suffix(2) == [.lineFeed, .lineFeed])
  }
}
