import Wire

extension Recording {
  private static let lines = "application/x-ndjson"

  static let ollama: [Recording] = [
    Recording(
      name: "plain words", kind: .ollama, mediaType: lines,
      stream: """
        {"model":"q","created_at":"2026-11-21T10:00:00Z","message":{"role":"assistant","content":"Wer "},"done":false}
        {"model":"q","message":{"role":"assistant","content":"prüft?"},"done":false}
        {"model":"q","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":30,"eval_count":4}

        """, text: "Wer prüft?", usage: Usage(briefTokens: 30, replyTokens: 4), stop: .complete),
    Recording(
      name: "thinking first", kind: .ollama, mediaType: lines,
      stream: """
        {"message":{"role":"assistant","content":"","thinking":"Let me "},"done":false}
        {"message":{"role":"assistant","content":"","thinking":"see."},"done":false}
        {"message":{"role":"assistant","content":"Yes."},"done":true,"done_reason":"stop"}

        """, text: "Yes.", thinking: "Let me see.", stop: .complete),
    Recording(
      name: "the window is full", kind: .ollama, mediaType: lines,
      stream: """
        {"message":{"content":"Half a"},"done":false}
        {"message":{"content":""},"done":true,"done_reason":"length","prompt_eval_count":4096}

        """, text: "Half a", usage: Usage(briefTokens: 4096), stop: .length),
    Recording(
      name: "an error in the middle, CRLF and blank lines", kind: .ollama, mediaType: lines,
      stream:
        "{\"message\":{\"content\":\"x\"},\"done\":false}\r\n\r\n{\"error\":\"model runner stopped\"}\r\n",
      text: "x", stop: .fault(.midStream(kind: [], Array("model runner stopped".utf8)))),
    Recording(
      name: "no media type, no line feed at the end", kind: .ollama, mediaType: nil,
      stream:
        "{\"message\":{\"content\":\"x\"},\"done\":false}\n{\"message\":{\"content\":\"y\"},\"done\":true}",
      text: "xy", stop: .complete),
    Recording(
      name: "one JSON reply", kind: .ollama, mediaType: "application/json",
      stream: "{\"message\":{\"content\":\"whole\"},\"done\":true,\"done_reason\":\"stop\",\"eval_count\":1}",
      text: "whole", usage: Usage(replyTokens: 1), stop: .complete),
  ]
}
