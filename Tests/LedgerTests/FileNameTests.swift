import Ledger
import Prose
import Testing

@Suite struct FileNameTests {
  @Test(
    "a title's slug is what its file is called",
    arguments: [
      ("Name a human for every escalation", "name-a-human-for-every-escalation"),
      ("Change 2", "change-2"), ("  --A  &  B--", "a-b"), ("監督", "amendment"), ("…", "amendment"),
      ("naïve plan", "na-ve-plan"), ("../../etc/passwd", "etc-passwd"),
      (String(repeating: "a", count: 70), String(repeating: "a", count: 60)),
      (String(repeating: "a", count: 59) + " b", String(repeating: "a", count: 59)),
    ])
  func slug(title: String, slug: String) throws {
    let statement = try Statement(
      .sample.with { $0.title = utf8(title.trimmingPrefix { $0 == " " }.description) })
    #expect(statement.slug == utf8(slug))
  }

  @Test(
    "a record's file name reads back",
    arguments: [
      ("0001-adopt-the-charter.9f3c2a1b.md", 1), ("9999-x.00000000.md", 9_999),
      ("10000--.ffffffff.md", 10_000),
    ])
  func recordName(name: String, number: Int) {
    let read = RecordFileName(parsing: utf8(name))
    #expect(read?.number == number)
    #expect(read?.bytes == utf8(name))
  }

  @Test(
    "a name that no record can have is refused",
    arguments: [
      "", "0001", "0001-a.md", "0000-a.9f3c2a1b.md", "001-a.9f3c2a1b.md", "00001-a.9f3c2a1b.md",
      "0001-A.9f3c2a1b.md", "0001-.9f3c2a1b.md", "0001a.9f3c2a1b.md", "0001-a.9F3c2a1b.md",
      "0001-a.9f3c2a1.md",
      "0001-a.9f3c2a1b2.md", "0001-a.9f3c2a1b.MD", "0001-a.9f3c2a1b.md.tmp", ".0001-a.9f3c2a1b.md",
      "0001-a.b.9f3c2a1b.md", "1234567890-a.9f3c2a1b.md", "0001-a/b.9f3c2a1b.md",
      "0001-\(String(repeating: "a", count: 61)).9f3c2a1b.md",
    ])
  func notARecordName(name: String) {
    #expect(RecordFileName(parsing: utf8(name)) == nil)
  }

  @Test("a statement's files on the docket bear the start of its digest")
  func docket() throws {
    let statement = try Statement(.sample)
    let name = DocketFileName(of: statement)
    #expect(statement.shortID == utf8(statement.digest.short))
    #expect(name.bytes == utf8("\(statement.digest.short)-name-a-human.md"))
    #expect(DocketFileName(parsing: name.bytes) == name)
    let section = try #require(name.by(utf8("ana")))
    #expect(section.bytes == utf8("\(statement.digest.short)-name-a-human.ana.md"))
    #expect(DocketFileName(parsing: section.bytes) == section)
    #expect(name.by(utf8("../x")) == nil)
  }

  @Test(
    "a name that no file of a docket can have is refused",
    arguments: [
      "", "b2e6f01c.md", "b2e6f01c-.md", "B2e6f01c-a.md", "b2e6f01-ab.md", "b2e6f01c-a", "b2e6f01c-a.txt",
      "b2e6f01c-a..md", "b2e6f01c-a.Ana.md", "b2e6f01c-a.-.md", "b2e6f01c-a.ana.b.md", "b2e6f01ca.md",
      ".b2e6f01c-a.md",
    ])
  func notADocketName(name: String) {
    #expect(DocketFileName(parsing: utf8(name)) == nil)
  }
}
