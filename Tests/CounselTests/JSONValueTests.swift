import Charter
import Prose
import Testing

@testable import Counsel

@Suite("JSON as it is sent")
struct JSONValueTests {
  private func parse(_ text: String) throws(JSONFault) -> JSONValue {
    try JSONValue(parsing: Bytes(text.utf8))
  }

  @Test("values are read as RFC 8259 says")
  func values() throws {
    let value = try parse(
      #" {"a": [1, -0.5e+3, true, false, null], "b": "é\u00e9\ud83d\ude00\n\"\/", "c": {}} "#)
    #expect(value["a"]?.items == [.number("1"), .number("-0.5e+3"), .bool(true), .bool(false), .null])
    #expect(value["b"]?.text == "éé😀\n\"/")
    #expect(value["c"] == .object([]))
    #expect(value["a"]?.items?[0].int == 1)
    #expect(value["a"]?.items?[1].double == -500)
  }

  @Test(
    "what is almost JSON is refused",
    arguments: [
      "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "1.", ".5", "+1", "1e", "nul", "truely",
      "1 2",
      "\"a", "\"\u{1}\"", "\"\\x\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\u00g0\"", "{\"a\":1,\"a\":2}", "NaN",
      "[1 2]", "{\"a\" 1}", "\u{FEFF}1", "//\n1",
    ])
  func faults(text: String) {
    #expect(throws: JSONFault.self) { try parse(text) }
  }

  @Test("nesting and bytes that are no UTF-8 have their limits")
  func limits() throws {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    _ = try parse(nested(64))
    #expect(throws: JSONFault.tooDeep(offset: 64)) { try parse(nested(65)) }
    #expect(throws: JSONFault.string(offset: 1)) { try JSONValue(parsing: [0x22, 0xC3, 0x22]) }
  }

  @Test("every prefix of a text is incomplete, and no byte changed makes it trap")
  func prefixes() throws {
    let text = Bytes(#"{"talk": "a\u00e9", "edits": [{"op": null}, [1.5e3]]}"#.utf8)
    for end in text.indices {
      #expect(throws: JSONFault.self) { try JSONValue(parsing: Bytes(text[..<end])) }
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      var other = text
      other[Int.random(in: text.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try? JSONValue(parsing: other)
    }
  }

  @Test("both encodings of a reply mean the same")
  func encodings() throws {
    let plain = read(sampleReply.utf8)
    let strict = Reply(json: try json(of: plain), isComplete: true)
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
    let schema = try JSONValue(parsing: Reply.schema(ids: ["human-oversight", "récords"]))
    let edit = schema["properties"]?["edits"]?["items"]
    #expect(
      edit?["properties"]?["provision"]?["enum"]?.items
        == [.string(Bytes("human-oversight".utf8)), .string(Bytes("récords".utf8)), .null])
    #expect(edit?["required"]?.items?.count == edit?["properties"].map(memberCount))
  }

  private func memberCount(_ value: JSONValue) -> Int {
    if case .object(let members) = value { members.count } else { 0 }
  }

  private func json(of reply: Reply) throws -> Bytes {
    func quoted(_ text: String?) -> String {
      guard let text else { return "null" }
      return
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
    }
    let edits = reply.edits.map { edit in
      var after: String?
      var with: String?
      var id: String? = edit.operation.provision
      switch edit.operation {
      case .add(_, .after(let place)): (after, id) = (place, nil)
      case .move(_, .after(let place)): after = place
      case .merge(_, let other, _): with = other
      default: break
      }
      let verb = edit.operation.name == "add a case to" ? "add-case" : edit.operation.name
      let body = edit.operation.body.isEmpty ? nil : String(decoding: edit.operation.body, as: UTF8.self)
      return
        "{\"op\": \"\(verb)\", \"provision\": \(quoted(id)), \"after\": \(quoted(after)), \"under\": null, "
        + "\"with\": \(quoted(with)), \"note\": \(quoted(edit.note)), \"body\": \(quoted(body))}"
    }
    let talk = quoted(String(decoding: reply.talk, as: UTF8.self))
    return Bytes("{\"talk\": \(talk), \"edits\": [\(edits.joined(separator: ", "))]}".utf8)
  }
}
