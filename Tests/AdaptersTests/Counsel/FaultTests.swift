import Counsel
import Prose
import Testing
import Wire

@testable import Adapters

/// A way to fail, and what it is called.
struct Failing: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let script: [FaultServer.Act]
  let stop: StopReason
  let text: String
  /// How long the whole may take, in seconds.
  let whole: Int

  init(
    _ name: String, _ script: [FaultServer.Act], _ stop: StopReason, text: String = "", whole: Int = 60
  ) {
    (testDescription, self.script, self.stop, self.text, self.whole) = (name, script, stop, text, whole)
  }

  private static let stream = FaultServer.Act.head(200, "text/event-stream", [])
  private static let so = FaultServer.Act.send(Played.words("so far", .openAICompatible))
  private static func error(_ status: Int, _ fields: [String] = [], _ words: String = "words") -> [FaultServer
    .Act]
  {
    [
      .head(status, "application/json", fields),
      .send("{\"error\":{\"message\":\"\(words)\",\"type\":\"t\"}}"),
    ]
  }
  private static let words = Bytes("words".utf8)

  static let all: [Failing] = [
    Failing("401", error(401), .fault(.unauthorised(status: 401, words))),
    Failing("404 of a model", error(404), .fault(.notFound(words))),
    Failing("402", error(402), .fault(.unpaid(words))),
    Failing("400", error(400), .fault(.rejected(status: 400, words))),
    Failing("413", error(413), .fault(.tooLong(words))),
    Failing("429 with seconds", error(429, ["Retry-After: 7"]), .fault(.tooMany(words, retryAfter: 7_000))),
    Failing(
      "429 with a date that has passed", error(429, ["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"]),
      .fault(.tooMany(words, retryAfter: 0))),
    Failing("429 without", error(429), .fault(.tooMany(words, retryAfter: nil))),
    Failing("500", error(500), .fault(.failed(status: 500, words, retryAfter: nil))),
    Failing("529", error(529), .fault(.overloaded(status: 529, words, retryAfter: nil))),
    Failing(
      "a redirect", [.head(307, "text/html", ["Location: http://127.0.0.1:1/"]), .send("gone")],
      .fault(.redirected(status: 307))),
    Failing(
      "a page in place of JSON", [.head(200, "text/html", []), .send("<html>Log in</html>")],
      .fault(.wrongType(Bytes("text/html".utf8)))),
    Failing("no reply at all", [], .fault(.broken([]))),
    Failing("a reset in the middle", [stream, so, .pause(100), .reset], .fault(.broken([])), text: "so far"),
    Failing("cut within an event", [stream, so, .send("data: {\"choices\":[{\"del")], .cut, text: "so far"),
    Failing(
      "cut within a character",
      [stream, so, .bytes(Bytes("data: {\"choices\":[{\"delta\":{\"content\":\"".utf8) + [0xC3])],
      .cut, text: "so far"),
    Failing(
      "cut before the length that was announced",
      [.head(200, "text/event-stream", ["Content-Length: 9999"]), so], .cut, text: "so far"),
    Failing(
      "an error behind a good status",
      [stream, so, .send("data: {\"error\":{\"message\":\"words\",\"type\":\"t\"}}\n\n")],
      .fault(.midStream(kind: Bytes("t".utf8), words)), text: "so far"),
    Failing("no terminal event", [stream, so], .cut, text: "so far"),
    Failing(
      "a length stop", [stream, so, .send(Played.end(.openAICompatible, "length"))], .length, text: "so far"),
    Failing(
      "a refusal", [stream, .send(Played.end(.openAICompatible, "content_filter"))],
      .refusal(category: Bytes("content_filter".utf8), explanation: [])),
    Failing("an end without words", [stream, .send(Played.end(.openAICompatible))], .fault(.empty)),
    Failing(
      "an endless line", [stream, so, .endless("data: xxxxxxxxxxxxxxxxxxxxxxxx")],
      .fault(.over(.line(1 << 20))), text: "so far"),
    Failing(
      "an endless stream", [stream, .endless(": " + String(repeating: "x", count: 8_000) + "\n")],
      .fault(.over(.total(8 << 20)))),
    Failing(
      "nesting without end", [stream, .send("data: " + String(repeating: "[", count: 2_000) + "\n\n")],
      .fault(.over(.nesting(64)))),
    Failing("no JSON", [stream, .send("data: <html>\n\n")], .fault(.malformed(offset: 0))),
    Failing("no HTTP", [.send("SSH-2.0-OpenSSH_9.2\r\n")], .fault(.broken([]))),
    Failing("a stall before the first byte", [.hold], .fault(.timedOut(.firstByte, seconds: 1))),
    Failing(
      "a stall in the middle", [stream, so, .hold], .fault(.timedOut(.nextByte, seconds: 1)), text: "so far"),
    Failing(
      "a trickle", [stream, so, .trickle(String(repeating: ":", count: 100), 200)],
      .fault(.timedOut(.whole, seconds: 3)), text: "so far", whole: 3),
  ]
}

@Suite struct FaultTests {
  @Test("a server that fails is said to fail as it did, and what came is kept", arguments: Failing.all)
  func failing(failing: Failing) async throws {
    let server = try FaultServer([failing.script])
    let counsel = try Played.counsel(.openAICompatible, port: server.port) {
      ($0.firstByte, $0.betweenBytes, $0.whole) = (1, 1, failing.whole)
    }
    let asked = await Asked(counsel)
    #expect(asked.stop.withoutLibraryWords == failing.stop)
    #expect(asked.text == failing.text)
    #expect(asked.events.last == .ended(asked.stop))
    #expect(asked.seconds < 60)
    #expect(server.requests.count == 1)
  }

  @Test("nobody listening, nobody of that name and no TLS are told apart")
  func connecting() async throws {
    let server = try FaultServer([[.send("no TLS here"), .hold]], speaksFirst: true)
    let tls = await Asked(try Played.counsel(.anthropic, port: server.port, scheme: "https"))
    #expect(tls.stop.withoutLibraryWords == .fault(.certificate([])))
    let refused = await Asked(try Played.counsel(.ollama, port: 1))
    #expect(refused.stop == .fault(.refused("127.0.0.1")))
  }

  @Test("what may pass is asked again, after the wait that was shown, and nothing once text was shown")
  func retries() async throws {
    let busy: [FaultServer.Act] = [.head(429, "application/json", ["retry-after-ms: 40"]), .send("{}")]
    let server = try FaultServer([busy, busy, Played.reply(.anthropic, "ready")])
    let asked = await Asked(try Played.counsel(.anthropic, port: server.port) { $0.retries = 3 })
    #expect(asked.stop == .complete && asked.text == "ready")
    #expect(asked.waits == [40, 40] && server.requests.count == 3)

    let cut = try FaultServer([
      [.head(200, "text/event-stream", []), .send(Played.words("so far", .anthropic)), .pause(100), .reset],
      Played.reply(.anthropic, "again"),
    ])
    let once = await Asked(try Played.counsel(.anthropic, port: cut.port) { $0.retries = 3 })
    #expect(once.text == "so far" && once.waits.isEmpty && cut.requests.count == 1)
  }

  @Test("cancelling ends a wait at once")
  func cancelledWait() async throws {
    let server = try FaultServer([[.head(429, "application/json", ["Retry-After: 30"]), .send("{}")]])
    let asked = await Asked(
      try Played.counsel(.ollama, port: server.port) { $0.retries = 3 }, cancelling: 300)
    #expect(asked.stop == .cancelled && asked.waits == [30_000] && asked.seconds < 5)
  }

  @Test("a format that a server refuses is taken down rung by rung, and remembered")
  func ladder() async throws {
    let refusal: [FaultServer.Act] = [
      .head(400, "application/json", []),
      .send("{\"error\":{\"message\":\"response_format is not supported\"}}"),
    ]
    let server = try FaultServer([refusal, refusal, Played.reply(.openAICompatible, "ready")])
    let counsel = try Played.counsel(.openAICompatible, port: server.port)
    var ask = Asked.question
    ask.chat.schema = Bytes("{}".utf8)
    let asked = await Asked(counsel, ask)
    #expect(asked.stop == .complete && asked.events.contains(.plain) && asked.waits.isEmpty)
    let second = await Asked(counsel, ask)
    #expect(second.stop == .complete && server.requests.count == 4)
    let formats = server.requests.map { request in
      ["json_schema", "json_object"].first { request.contains($0) } ?? "plain"
    }
    #expect(formats == ["json_schema", "json_object", "plain", "plain"])
  }
}

extension StopReason {
  /// The same without the words of libcurl, which differ from one version to the next.
  fileprivate var withoutLibraryWords: StopReason {
    switch self {
    case .fault(.broken): .fault(.broken([]))
    case .fault(.certificate): .fault(.certificate([]))
    default: self
    }
  }
}
