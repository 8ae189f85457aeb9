internal import PlainJSON
public import Prose

/// Reads the reply of a server, as a value that is fed bytes and returns what they say.
///
/// However the reply is cut into pieces, the events say the same. The last one is `ended`; what comes behind
/// it is not read.
public struct ReplyDecoder: Sendable {
  private enum Framing {
    /// Not known before the first byte.
    case unknown
    case events(ServerEvents)
    case lines(LineReader)
    /// One JSON value, though a stream was asked for.
    case whole(Bytes)
    case over
  }

  private let caps: Caps
  private var dialect: any ServerDialect
  private var framing: Framing
  private var total = 0
  private let speaksLines: Bool
  private let wrongType: CounselFault?

  /// Whether the reply came to its end, so that nothing more need be read.
  public var isOver: Bool {
    if case .over = framing { true } else { false }
  }

  /// - Parameters:
  ///   - mediaType: The value of the header field `Content-Type`; nil where there is none.
  ///   - sentTokens: The estimate of what was sent, where the server is one that cuts briefs in silence.
  public init(
    _ kind: ServerKind, mediaType: Bytes?, sentTokens: Int? = nil, caps: Caps = Caps()
  ) {
    self.caps = caps
    speaksLines = kind == .ollama
    switch kind {
    case .anthropic: dialect = AnthropicMessages()
    case .ollama: dialect = OllamaChat(sentTokens: sentTokens)
    case .openAICompatible: dialect = ChatCompletions()
    }
    let type = MediaType(mediaType)
    wrongType = type == .other ? .wrongType(mediaType ?? []) : nil
    framing =
      switch type {
      case .events: .events(ServerEvents(cap: caps.line))
      case .lines: .lines(LineReader(cap: caps.line))
      case .json: .whole([])
      case .unknown, .other: .unknown
      }
  }

  /// What these bytes say.
  public mutating func read(_ bytes: Bytes) -> [CounselEvent] {
    if isOver { return [] }
    if let wrongType { return end(.fault(wrongType)) }
    // No more than the cap is looked at, so that the end is the same wherever the pieces are cut.
    let taken = bytes.count <= caps.total - total ? bytes : Bytes(bytes.prefix(caps.total - total))
    total += taken.count
    var events: [CounselEvent] = []
    do throws(CounselFault) {
      try advance(taken, &events)
      if !isOver, taken.count < bytes.count { throw .over(.total(caps.total)) }
    } catch {
      events += end(.fault(error))
    }
    return events
  }

  /// What the end of the bytes says.
  public mutating func finish() -> [CounselEvent] {
    if isOver { return [] }
    if let wrongType { return end(.fault(wrongType)) }
    var events: [CounselEvent] = []
    do throws(CounselFault) {
      switch framing {
      case .lines(var lines):
        // The last line needs no line feed, but has to be whole.
        // A line that was cut off is none; the end of the stream says that it is incomplete.
        if let rest = lines.rest(), (try? JSON(rest.text, depth: caps.nesting)) != nil {
          events += try dialect.read(try value(rest.text, at: rest.offset))
        }
      case .whole(let bytes) where !bytes.isEmpty:
        events += try dialect.readWhole(try value(bytes, at: 0))
      default: break
      }
      events += end(dialect.terminal ?? dialect.stopAtEnd)
    } catch {
      events += end(.fault(error))
    }
    return events
  }

  private mutating func advance(_ bytes: Bytes, _ events: inout [CounselEvent]) throws(CounselFault) {
    switch framing {
    case .unknown:
      guard let first = bytes.first(where: { $0 > .space }) else { return }
      let isJSON = first == UInt8(ascii: "{")
      framing =
        speaksLines
        ? .lines(LineReader(cap: caps.line))
        : isJSON ? .whole([]) : .events(ServerEvents(cap: caps.line))
      try advance(bytes, &events)
    case .events(var reader):
      let found = try reader.read(bytes)
      framing = .events(reader)
      for event in found where !isOver {
        if event.data.elementsEqual("[DONE]".utf8) {
          events += end(dialect.stopAtEnd)
        } else {
          take(try dialect.read(try value(event.data, at: event.offset)), &events)
        }
      }
    case .lines(var reader):
      let found = try reader.read(bytes)
      framing = .lines(reader)
      for line in found where !isOver && line.text.contains(where: { $0 > .space }) {
        take(try dialect.read(try value(line.text, at: line.offset)), &events)
      }
    case .whole(let start): framing = .whole(start + bytes)
    case .over: break
    }
  }

  private mutating func take(_ found: [CounselEvent], _ events: inout [CounselEvent]) {
    events += found
    if let stop = dialect.terminal { events += end(stop) }
  }

  private mutating func end(_ stop: StopReason) -> [CounselEvent] {
    framing = .over
    return [.ended(stop)]
  }

  private func value(_ text: Bytes, at offset: Int) throws(CounselFault) -> JSON {
    do { return try JSON(text, depth: caps.nesting) } catch {
      if case .tooDeep(let levels) = error.problem { throw .over(.nesting(levels)) }
      throw .malformed(offset: offset + error.offset)
    }
  }
}

/// How much of a reply is read before it is given up.
public struct Caps: Equatable, Sendable {
  /// Bytes of one line.
  public var line: Int
  /// Bytes of the whole reply.
  public var total: Int
  /// Levels of arrays and objects.
  public var nesting: Int

  public init(line: Int = 1 << 20, total: Int = 8 << 20, nesting: Int = 64) {
    (self.line, self.total, self.nesting) = (line, total, nesting)
  }
}

/// The media types that replies come in.
enum MediaType: Equatable, Sendable {
  case events, lines, json
  /// Nothing is said, or nothing that says much.
  case unknown
  case other

  /// - Parameter value: The value of `Content-Type`, parameters and all.
  init(_ value: Bytes?) {
    let name = (value ?? []).prefix { $0 != UInt8(ascii: ";") }
    let type = String(decoding: name, as: UTF8.self).lowercased().filter { $0 != " " }
    switch type {
    case "text/event-stream": self = .events
    case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-seq":
      self = .lines
    case "application/json": self = .json
    case "", "text/plain", "application/octet-stream": self = .unknown
    default: self = type.hasSuffix("+json") ? .json : .other
    }
  }
}
