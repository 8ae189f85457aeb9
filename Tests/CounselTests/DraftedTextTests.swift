import Charter
import Prose
import Testing

@testable import Counsel

@Suite("Edits on a text")
struct DraftedTextTests {
  private func draft(_ edits: String...) throws -> DraftedText {
    var draft = DraftedText(base: try sampleDocument())
    draft.take(read(edits.joined(separator: "\n").utf8))
    return draft
  }

  private func edit(_ attributes: String, _ body: String = "") -> String {
    "<edit-\(Nonce.sample.text) \(attributes)>\n\(body)</edit-\(Nonce.sample.text)>"
  }

  @Test("an id that there is not is refused with the nearest one, and the others are kept")
  func nearestID() throws {
    let draft = try draft(
      edit(#"op="retire" provision="appeal""#), edit(#"op="retire" provision="records""#))
    #expect(draft.refused.map(\.number) == [1])
    #expect(draft.refused.map(\.fault) == [.operation(.unknownProvision("appeal", nearest: "appeals"))])
    #expect(draft.kept.map(\.operation) == [.retire("records")])
    #expect(draft.mayTryAgain)
  }

  @Test("three tries, then the person has the raw text")
  func tries() throws {
    var draft = try draft(edit(#"op="retire" provision="appeal""#))
    draft.take(read(edit(#"op="retire" provision="appeal""#).utf8))
    #expect(draft.mayTryAgain)
    draft.take(read(edit(#"op="retire" provision="appeal""#).utf8))
    #expect(!draft.mayTryAgain)
  }

  @Test("an empty or an unchanged text is refused")
  func emptyOrUnchanged() throws {
    let draft = try draft(
      edit(#"op="replace" provision="records""#),
      edit(
        #"op="replace" provision="records""#, "## Records {#records}\nEvery decision is recorded.\n"))
    #expect(draft.refused.map(\.fault) == [.operation(.emptyBody), .operation(.unchanged("records"))])
  }

  @Test(
    "a case brings one case and nothing else",
    arguments: [
      "id: a\nsituation: \"b\"\nruling: \"c\"\n~~~\n\nAnything goes.\n\n~~~case\nid: d\nsituation: \"e\"\nruling: \"f\"\n",
      "id: a\nsituation: \"b\"\nruling: \"c\"\n~~~\n\n## Open {#open}\nAnything goes.\n",
      "id: a\nsituation: \"b\"\nruling: \"c\"\n~~~\nAnything goes.\n",
      "id: a\nsituation: \"b\"\n", "id: night\nsituation: \"b\"\nruling: \"c\"\n", "not: [yaml\n",
    ])
  func caseBodies(body: String) throws {
    let draft = try draft(edit(#"op="add-case" provision="records""#, body))
    #expect(draft.refused.map(\.fault) == [.notACase("records")])
    #expect(!draft.isChanged)
  }

  @Test("edits are carried to a text that changed elsewhere, and not over what changed where they stand")
  func carrying() throws {
    let draft = try draft(edit(#"op="retire" provision="records""#))
    let elsewhere = try sampleDocument().applying(.retire("appeals"))
    #expect(try draft.carried(to: elsewhere).provisions.map(\.id).last == "human-oversight")
    let there = try sampleDocument().applying(
      .replace("records", Bytes("## Records {#records}\nNone.\n".utf8)))
    #expect(throws: ReplyFault.stale("records")) { try draft.carried(to: there) }
  }
}
