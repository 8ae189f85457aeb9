import PlainJSON
import Prose
import Testing
import Wire

@Suite struct RequestTests {
  static let ask = Chat(
    system: Bytes("rules".utf8),
    turns: [
      Chat.Turn(.person, Bytes("a \"b\"".utf8)), Chat.Turn(.counsel, Bytes("c".utf8)),
      Chat.Turn(.person, Bytes("d".utf8)),
    ], schema: Bytes("{\"type\":\"object\"}".utf8), strictSystem: Bytes("strict".utf8))

  private func body(_ kind: ServerKind, _ format: ReplyFormat) throws -> JSON {
    try JSON(Request(RequestTests.ask, model: "m", format: format).body(for: kind))
  }

  @Test("every kind streams, names the model and keeps the order of the talk")
  func common() throws {
    for kind in [ServerKind.openAICompatible, .anthropic, .ollama] {
      let body = try body(kind, .plain)
      #expect(body["stream"] == .bool(true) && body["model"] == .string("m"))
      let turns = (body["messages"]?.items ?? []).filter { $0["role"] != .string("system") }
      #expect(turns.compactMap { $0["content"] } == [.string("a \"b\""), .string("c"), .string("d")])
      #expect(turns.compactMap { $0["role"] } == [.string("user"), .string("assistant"), .string("user")])
    }
  }

  @Test("nothing is sent that some servers refuse: no temperature, no tools, no prefill, no limit by default")
  func unsent() throws {
    let known: [(ServerKind, Set<String>)] = [
      (.openAICompatible, ["model", "messages", "stream", "stream_options"]),
      (.anthropic, ["model", "max_tokens", "cache_control", "system", "messages", "stream"]),
      (.ollama, ["model", "messages", "stream", "options"]),
    ]
    for (kind, names) in known {
      guard case .object(let members) = try body(kind, .plain) else {
        Issue.record("no object")
        return
      }
      #expect(Set(members.map(\.name)) == names)
    }
  }

  @Test("a strict reply is asked for in each kind's own way, with the rules that go with it")
  func strict() throws {
    let schema = JSON.object([JSON.Member("type", .string("object"))])
    let chat = try body(.openAICompatible, .schema)
    #expect(chat["response_format"]?["json_schema"]?["schema"] == schema)
    #expect(chat["messages"]?[0]?["content"] == .string("strict"))
    #expect(try body(.openAICompatible, .object)["response_format"]?["type"] == .string("json_object"))
    #expect(try body(.anthropic, .schema)["output_config"]?["format"]?["schema"] == schema)
    #expect(try body(.anthropic, .schema)["system"] == .string("strict"))
    #expect(try body(.ollama, .schema)["format"] == schema)
    #expect(try body(.openAICompatible, .plain)["messages"]?[0]?["content"] == .string("rules"))
  }

  @Test("Ollama is told of a window that the brief fits into")
  func window() throws {
    func window(_ bytes: Int, _ given: Int? = nil) throws -> Int? {
      let ask = Chat(system: Bytes(repeating: 0x61, count: bytes), turns: [])
      return try JSON(Request(ask, model: "m", window: given).body(for: .ollama))["options"]?["num_ctx"]?
        .number
    }
    #expect(try window(100) == 8_192)
    #expect(try window(40_000) == 32_768)
    #expect(try window(40_000, 10_000) == 10_000)
  }

  @Test("a format that the server refuses by name is taken down a rung, and nothing else is")
  func ladder() {
    let refusal = CounselFault.rejected(status: 400, Bytes("'response_format.type' must be json_object".utf8))
    #expect(ReplyFormat.schema.lower(after: refusal, for: .openAICompatible) == .object)
    #expect(ReplyFormat.object.lower(after: refusal, for: .openAICompatible) == .plain)
    #expect(ReplyFormat.schema.lower(after: refusal, for: .anthropic) == .plain)
    #expect(ReplyFormat.plain.lower(after: refusal, for: .openAICompatible) == nil)
    let other = CounselFault.rejected(status: 400, Bytes("no such model".utf8))
    #expect(ReplyFormat.schema.lower(after: other, for: .openAICompatible) == nil)
    #expect(ReplyFormat.schema.lower(after: .tooMany([], retryAfter: nil), for: .ollama) == nil)
  }
}
