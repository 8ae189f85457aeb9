import Prose
import Testing
import Wire

@Suite struct ReplyDecoderTests {
  @Test("a recorded stream says what it says", arguments: Recording.all)
  func recordings(recording: Recording) {
    let heard = Heard([recording.bytes], recording.kind, recording.mediaType)
    #expect(String(decoding: heard.text, as: UTF8.self) == recording.text)
    #expect(String(decoding: heard.thinking, as: UTF8.self) == recording.thinking)
    #expect(heard.usage == recording.usage)
    #expect(heard.stop == recording.stop)
    #expect(heard.endings == 1)
  }

  @Test("cut into two at every byte, and into single bytes, it says the same", arguments: Recording.all)
  func cuts(recording: Recording) {
    let bytes = recording.bytes
    let whole = Heard([bytes], recording.kind, recording.mediaType)
    for place in bytes.indices {
      let heard = Heard(
        [Bytes(bytes[..<place]), Bytes(bytes[place...])], recording.kind, recording.mediaType)
      #expect(heard == whole, "cut at byte \(place)")
    }
    #expect(Heard(bytes.map { [$0] }, recording.kind, recording.mediaType) == whole)
  }

  @Test("a stream that ends early is never complete before its stop reason came", arguments: Recording.all)
  func early(recording: Recording) {
    let bytes = recording.bytes
    let marks = ["stop_reason", "finish_reason\":\"", "\"done\":true"]
    let stop = marks.compactMap { bytes.firstRange(of: Bytes($0.utf8))?.lowerBound }.min() ?? bytes.count
    for end in 0..<stop {
      let heard = Heard([Bytes(bytes[..<end])], recording.kind, recording.mediaType)
      #expect(heard.stop != .complete && heard.endings == 1, "ended at byte \(end)")
      #expect(String(decoding: heard.text, as: UTF8.self).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    }
  }

  @Test("Anthropic's stop reason without message_stop is a cut")
  func noTerminalEvent() {
    let stream = """
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}

      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}


      """
    #expect(Heard([Bytes(stream.utf8)], .anthropic, "text/event-stream").stop == .cut)
  }

  @Test("[DONE] without a stop reason is a cut")
  func doneAlone() {
    let stream = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]\n\n"
    #expect(Heard([Bytes(stream.utf8)], .openAICompatible, nil).stop == .cut)
  }

  @Test("what comes behind the end is not read")
  func behindTheEnd() {
    let recording = Recording.chat[0]
    let more = Bytes("data: {\"choices\":[{\"delta\":{\"content\":\"more\"}}]}\n\n".utf8)
    let heard = Heard([recording.bytes, more], recording.kind, recording.mediaType)
    #expect(String(decoding: heard.text, as: UTF8.self) == recording.text)
  }

  @Test("a page is not taken for a reply", arguments: ServerKind.allCases)
  func page(kind: ServerKind) {
    let heard = Heard([Bytes("<html>".utf8)], kind, "text/html; charset=utf-8")
    #expect(heard.stop == .fault(.wrongType(Bytes("text/html; charset=utf-8".utf8))))
  }

  @Test(
    "a stream beyond a cap is given up, and what came is kept",
    arguments: [
      ("data: {\"choices\":[{\"delta\":{\"content\":\"ab\"}}]}\n\n", CounselFault.over(.total(200))),
      ("data: " + String(repeating: "x", count: 200), .over(.line(100))),
      ("data: {\"a\":" + String(repeating: "[", count: 9) + "\n\n", .over(.nesting(8))),
    ])
  func caps(piece: String, fault: CounselFault) {
    let pieces = Array(repeating: Bytes(piece.utf8), count: 10)
    let caps = Caps(line: 100, total: 200, nesting: 8)
    for cut in [pieces, pieces.flatMap { $0.map { [$0] } }] {
      #expect(Heard(cut, .openAICompatible, "text/event-stream", caps: caps).stop == .fault(fault))
    }
  }

  @Test("what is no JSON is refused with its place")
  func malformed() {
    let heard = Heard([Bytes(": x\n\ndata: {\"a\"\n\n".utf8)], .openAICompatible, "text/event-stream")
    #expect(heard.stop == .fault(.malformed(offset: 9)))
  }

  @Test("a brief that the server read too little of is said to be cut")
  func briefCut() {
    let line = Bytes("{\"message\":{\"content\":\"x\"},\"done\":true,\"prompt_eval_count\":4096}\n".utf8)
    for (sent, isCut) in [(6_000, false), (7_000, true)] {
      var decoder = ReplyDecoder(.ollama, mediaType: nil, sentTokens: sent)
      let events = decoder.read(line)
      #expect(events.contains(.briefCut(sent: sent, read: 4_096)) == isCut)
    }
  }
}
