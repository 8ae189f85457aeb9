internal import PlainJSON
public import Prose

/// What a server says is wrong, in any of the shapes that servers have for it.
struct ServerError: Equatable, Sendable {
  /// The type, or else the code; empty where there is neither.
  let kind: Bytes
  let code: Bytes
  let message: Bytes

  /// Nil where the value is no error.
  init?(_ value: JSON) {
    guard let error = value["error"] ?? value["detail"], error != .null else { return nil }
    let code = ServerError.text(error["code"])
    self.code = code
    kind = error["type"]?.string ?? code
    message = error["message"]?.string ?? error.string ?? value["message"]?.string ?? error.line.dropLast()
  }

  private static func text(_ value: JSON?) -> Bytes {
    value?.string ?? value?.number.map { Bytes("\($0)".utf8) } ?? []
  }

  /// Whether it speaks of the model's window.
  var isAboutLength: Bool {
    let marks = [
      "context_length_exceeded", "exceed_context_size", "context length", "context window",
      "prompt is too long",
      "maximum context", "contextwindowexceeded", "too many tokens",
    ]
    return marks.contains { kind.has($0) || code.has($0) || message.has($0) }
  }
}

extension CounselFault {
  /// The fault of a reply whose status is not in the two hundreds.
  ///
  /// - Parameters:
  ///   - body: What came, or its beginning.
  ///   - retryAfter: When to come back, in milliseconds.
  public init(status: Int, body: Bytes, retryAfter: Int?) {
    // A server may answer with any text; then the status has to do.
    let error = (try? JSON(body)).flatMap(ServerError.init)
    let words = error?.message ?? (body.first == UInt8(ascii: "<") ? [] : Bytes(body.prefix(400)))
    switch status {
    case 300..<400: self = .redirected(status: status)
    case 401, 403: self = .unauthorised(status: status, words)
    case 402: self = .unpaid(words)
    case 404: self = .notFound(words)
    case 413: self = .tooLong(words)
    case 429: self = .tooMany(words, retryAfter: retryAfter)
    case 503, 529: self = .overloaded(status: status, words, retryAfter: retryAfter)
    case 408, 409, 500...: self = .failed(status: status, words, retryAfter: retryAfter)
    default: self = error?.isAboutLength == true ? .tooLong(words) : .rejected(status: status, words)
    }
  }
}

extension Bytes {
  /// Whether a lower-case ASCII text stands in it, in whatever case.
  func has(_ text: String) -> Bool {
    let lower = map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower.firstRange(of: Bytes(text.utf8)) != nil
  }
}
