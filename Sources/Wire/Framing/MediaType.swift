internal import Prose

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
