import Ledger
import Prose
import Testing

@Suite struct DeclinedTests {
  @Test("a declined proposal keeps its statement and says who, when, how and why")
  func form() throws {
    let statement = try Statement(.sample)
    let declined = try Declined(
      statement, by: utf8("ana"), on: statement.proposed, outcome: .leftOut,
      why: utf8("Too wide.\n\nAgain."))
    let tail = """
      ## Declined

      by: ana
      date: 2026-11-21T10:00:00Z
      outcome: left-out
      > Too wide.
      >
      > Again.

      """
    #expect(declined.bytes == statement.bytes + utf8(tail))
    #expect(try Declined(parsing: declined.bytes) == declined)
  }

  @Test("each outcome reads back", arguments: Declined.Outcome.allCases)
  func outcomes(outcome: Declined.Outcome) throws {
    let declined = try Declined(
      Statement(.sample), by: utf8("ana"), on: .earliest, outcome: outcome, why: utf8("No."))
    #expect(try Declined(parsing: declined.bytes).outcome == outcome)
  }

  @Test(
    "what the printer would not print is refused",
    arguments: [
      ("by: ana", "by: Ana", .name), ("01-01T", "13-01T", .timestamp),
      ("outcome: declined", "outcome: no", .outcome),
      ("> No.\n", "", .expected(utf8("> "))), ("> No.\n", ">\n", .empty),
      ("> No.\n", "> No.\n\n", .trailingBytes),
    ] as [(String, String, RecordFault.Rule)])
  func refused(old: String, new: String, rule: RecordFault.Rule) throws {
    let text = try Declined(
      Statement(.sample), by: utf8("ana"), on: .earliest, outcome: .declined, why: utf8("No.")
    ).bytes.replacing(old, with: new)
    let fault = #expect(throws: RecordFault.self) { try Declined(parsing: text) }
    #expect(fault?.rule == rule)
  }

  @Test("a name can't bring lines along")
  func injection() throws {
    let statement = try Statement(.sample)
    for name in ["", "ana\ndate: 1970-01-01T00:00:00Z\noutcome: declined\n> x", "ana\n"] {
      #expect(throws: RecordFault.self) {
        try Declined(statement, by: utf8(name), on: .earliest, outcome: .declined, why: utf8("y"))
      }
    }
    #expect(throws: RecordFault.self) {
      try Declined(statement, by: utf8("ana"), on: .earliest, outcome: .declined, why: [])
    }
  }
}

@Suite struct CommentTests {
  static let text = """
    ### guest

    date: 2026-11-21T10:12:03Z
    objection: O1 human guest
    > The strongest thing.
    date: 2026-11-22T08:00:00Z
    comment: model openai/gpt-5
    > A comment.
    >
    > Of two lines.

    """

  @Test("remarks stand in the order in which they were made")
  func form() throws {
    let comment = try Comment(parsing: utf8(CommentTests.text))
    #expect(comment.bytes == utf8(CommentTests.text))
    #expect(comment.name == utf8("guest"))
    #expect(comment.remarks.map(\.objection) == [utf8("O1"), nil])
    #expect(comment.remarks.map(\.by) == [.human(utf8("guest")), .model(utf8("openai/gpt-5"))])
    #expect(
      comment.remarks.map(\.words) == [utf8("The strongest thing."), utf8("A comment.\n\nOf two lines.")])
    #expect(try Comment(name: comment.name, remarks: comment.remarks) == comment)
  }

  @Test(
    "what the printer would not print is refused",
    arguments: [
      ("date: 2026-11-21T10:12:03Z\n", ""), ("T10:12:03Z", "T10:12Z"),
      ("objection: O1 human guest", "objection: O1"),
      ("objection: O1", "objection: "), ("human guest", "somebody"), ("> The strongest thing.\n", ""),
      ("comment: ", "vote: "), ("### guest\n", "### guest\n\n"), ("### guest", "### "),
      ("> Of two lines.\n", "> Of two lines.\n\n"), ("date: 2026-11-22T08:00:00Z\n", "stance: own\n"),
    ])
  func refused(old: String, new: String) {
    let text = utf8(CommentTests.text).replacing(old, with: new)
    #expect(throws: RecordFault.self) { try Comment(parsing: text) }
  }

  @Test("a comment of nothing, and an id of two words, are refused")
  func parts() {
    #expect(throws: RecordFault.self) { try Comment(name: utf8("guest"), remarks: []) }
    let remark = Comment.Remark(date: .earliest, objection: utf8("O1 x"), by: .builtIn, words: utf8("w"))
    #expect(throws: RecordFault.self) { try Comment(name: utf8("guest"), remarks: [remark]) }
  }
}
