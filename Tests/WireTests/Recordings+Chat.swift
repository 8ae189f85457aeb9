import Wire

extension Recording {
  static let chat: [Recording] = [
    Recording(
      name: "usage behind the stop reason", kind: .openAICompatible,
      stream: """
        data: {"id":"c1","object":"chat.completion.chunk","model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{"content":"Name a "},"finish_reason":null}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{"content":"human, é 👩‍👩‍👧."},"finish_reason":null}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":7,"cost":0.00125}}

        data: [DONE]


        """, text: "Name a human, é 👩‍👩‍👧.",
      usage: Usage(briefTokens: 12, replyTokens: 7, microcost: 1_250), stop: .complete),
    Recording(
      name: "CRLF, comments, other fields, no final DONE", kind: .openAICompatible,
      stream: ": OPENROUTER PROCESSING\r\n\r\nretry: 10\r\nid: 1\r\n"
        + "data:{\"choices\":[{\"delta\":{\"content\":\"a\\u00e9\\ud83d\\ude00\"}}]}\r\n\r\n: ping\r\n\r\n"
        + "data: {\"choices\":[{\"delta\":{\"content\":null},\"finish_reason\":\"stop\"}]}\r\n\r\n",
      text: "aé😀", stop: .complete),
    Recording(
      name: "reasoning, and a length stop", kind: .openAICompatible,
      stream: """
        data: {"choices":[{"delta":{"reasoning_content":"First "}}]}

        data: {"choices":[{"delta":{"reasoning":"I think."}}]}

        data: {"choices":[{"delta":{"content":"The text"},"finish_reason":"length"}]}

        data: [DONE]


        """, text: "The text", thinking: "First I think.", stop: .length),
    Recording(
      name: "a refusal", kind: .openAICompatible,
      stream: """
        data: {"choices":[{"delta":{"refusal":"I can't "}}]}

        data: {"choices":[{"delta":{"refusal":"help."},"finish_reason":"stop"}]}

        data: [DONE]


        """, text: "", stop: .refusal(category: [], explanation: Array("I can't help.".utf8))),
    Recording(
      name: "an error after a good beginning", kind: .openAICompatible,
      stream: """
        data: {"choices":[{"delta":{"content":"So far"}}]}

        data: {"error":{"message":"gone","type":"server_error","code":500}}


        """, text: "So far",
      stop: .fault(.midStream(kind: Array("server_error".utf8), Array("gone".utf8)))),
    Recording(
      name: "one JSON reply, though a stream was asked for", kind: .openAICompatible,
      mediaType: "application/json; charset=utf-8",
      stream: """
        {"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"All at once."},
        "finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}}
        """, text: "All at once.", usage: Usage(briefTokens: 3, replyTokens: 4), stop: .complete),
    Recording(
      name: "no media type, and a filter", kind: .openAICompatible, mediaType: nil,
      stream: """
        data: {"choices":[{"delta":{},"finish_reason":"content_filter"}]}

        data: [DONE]


        """, text: "", stop: .refusal(category: Array("content_filter".utf8), explanation: [])),
  ]
}
