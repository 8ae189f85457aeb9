import Wire

extension Recording {
  static let messages: [Recording] = [
    Recording(
      name: "thinking, pings, an unknown event", kind: .anthropic,
      stream: """
        event: message_start
        data: {"type":"message_start","message":{"id":"m","model":"claude-x","content":[],"usage":{"input_tokens":5,"cache_read_input_tokens":20,"output_tokens":1}}}

        event: ping
        data: {"type":"ping"}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}

        event: brand_new
        data: {"type":"brand_new","what":[1,2]}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Zwölf "}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Boxkämpfer"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":9}}

        event: message_stop
        data: {"type":"message_stop"}


        """, text: "Zwölf Boxkämpfer", thinking: "Hm.", usage: Usage(briefTokens: 25, replyTokens: 9),
      stop: .complete),
    Recording(
      name: "a refusal that says why", kind: .anthropic,
      stream: """
        data: {"type":"message_start","message":{"usage":{"input_tokens":5}}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half"}}

        data: {"type":"message_delta","delta":{"stop_reason":"refusal","stop_details":{"category":"cyber","explanation":"No."}}}

        data: {"type":"message_stop"}


        """, text: "Half", usage: Usage(briefTokens: 5),
      stop: .refusal(category: Array("cyber".utf8), explanation: Array("No.".utf8))),
    Recording(
      name: "overloaded in the middle", kind: .anthropic,
      stream: """
        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half"}}

        event: error
        data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}


        """, text: "Half",
      stop: .fault(.midStream(kind: Array("overloaded_error".utf8), Array("Overloaded".utf8)))),
    Recording(
      name: "the longest reply, with carriage returns", kind: .anthropic,
      stream:
        "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"A\"}}"
        + "\r\rdata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"}}\r\r"
        + "data: {\"type\":\"message_stop\"}\r\r", text: "A", stop: .length),
    Recording(
      name: "one JSON reply", kind: .anthropic, mediaType: "application/json",
      stream: """
        {"type":"message","model":"claude-x","content":[{"type":"thinking","thinking":"t"},
        {"type":"text","text":"Whole."}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":2}}
        """, text: "Whole.", thinking: "t", usage: Usage(briefTokens: 1, replyTokens: 2), stop: .complete),
    Recording(
      name: "a tool that nobody offered", kind: .anthropic,
      stream: """
        data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"rm","input":{}}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{}"}}

        data: {"type":"message_delta","delta":{"stop_reason":"tool_use"}}

        data: {"type":"message_stop"}


        """, text: "", stop: .fault(.unknownStop(Array("tool_use".utf8)))),
  ]
}
