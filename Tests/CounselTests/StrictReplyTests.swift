import Charter
import PlainJSON
import Prose
import Testing

@testable import Counsel

@Suite("Replies in the strict form")
struct StrictReplyTests {
  @Test("both encodings of a reply mean the same")
  func encodings() {
    let plain = read(sampleReply.utf8)
    let strict = Reply(json: strictReply(of: plain), isComplete: true)
    #expect(strict.edits == plain.edits)
    #expect(strict.talk == plain.talk)
    #expect(strict.faults.isEmpty)
  }

  @Test(
    "a strict reply that is not of the form is refused",
    arguments: [
      "[]", "{\"talk\": \"\"}", "{\"talk\": 1, \"edits\": []}",
      "{\"talk\": \"\", \"edits\": [], \"more\": 1}",
      "{\"talk\": \"\", \"edits\": [1]}", "{\"talk\": \"\", \"edits\": [{\"op\": \"erase\"}]}",
      "{\"talk\": \"\", \"edits\": [{\"op\": \"retire\", \"provision\": \"a\", \"body\": \"b\"}]}",
      "{\"talk\": \"\", \"edits\": [{\"op\": \"retire\", \"provision\": \"a\", \"id\": \"b\"}]}",
    ])
  func strictFaults(text: String) {
    let reply = Reply(json: Bytes(text.utf8), isComplete: true)
    #expect(reply.edits.isEmpty && !reply.faults.isEmpty)
  }

  @Test("the schema is JSON and names the real ids")
  func schema() throws {
    let schema = try JSON(Reply.schema(ids: ["human-oversight", "récords"]))
    let edit = schema["properties"]?["edits"]?["items"]
    #expect(
      edit?["properties"]?["provision"]?["anyOf"]?.items?.first?["enum"]?.items
        == [.string(Bytes("human-oversight".utf8)), .string(Bytes("récords".utf8))])
    #expect(edit?["required"]?.items?.count == edit?["properties"].map(memberCount))
  }

  private func memberCount(_ value: JSON) -> Int {
    if case .object(let members) = value { members.count } else { 0 }
  }
}
