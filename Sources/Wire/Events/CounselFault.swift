public import Prose

/// Why a counsel did not answer to the end.
///
/// Messages are the server's own words, and data.
public enum CounselFault: Error, Equatable, Sendable {
  // Before anything is sent
  /// The library that speaks HTTP is not installed.
  case noLibrary
  /// The address is none that can be asked.
  case badEndpoint(String)
  /// A key would go over plain HTTP to another machine.
  case keyInTheClear(host: String)
  case noKey(KeyFaultReason)

  // On the way there
  case noHost(String)
  /// Nobody listens there.
  case refused(String)
  case certificate(Bytes)
  /// The connection broke, as the library says it.
  case broken(Bytes)
  case timedOut(Phase, seconds: Int)

  // What the server said
  case redirected(status: Int)
  /// 401 and 403.
  case unauthorised(status: Int, Bytes)
  /// 402.
  case unpaid(Bytes)
  /// 404: the model or the address.
  case notFound(Bytes)
  /// The brief is longer than the model's window.
  case tooLong(Bytes)
  /// 429; when to come back, in milliseconds, where the server says it.
  case tooMany(Bytes, retryAfter: Int?)
  /// 503 and 529.
  case overloaded(status: Int, Bytes, retryAfter: Int?)
  case failed(status: Int, Bytes, retryAfter: Int?)
  /// 400 and its kin.
  case rejected(status: Int, Bytes)

  // What came is none of what was agreed
  /// The reply is of another media type: a web page, most of the time.
  case wrongType(Bytes)
  /// The bytes, counted from the start of the reply, are not what the kind speaks.
  case malformed(offset: Int)
  /// An error within a stream that began well.
  case midStream(kind: Bytes, Bytes)
  /// The server stopped for a reason that is not known.
  case unknownStop(Bytes)
  case empty
  case over(Cap)

  // Commands
  case noCommand(String)
  case commandFailed(String, status: Int32, Bytes)

  public enum Phase: Equatable, Sendable { case connection, firstByte, nextByte, whole }

  /// How much of a reply is read.
  public enum Cap: Equatable, Sendable {
    /// Bytes of one line.
    case line(Int)
    /// Bytes of the whole.
    case total(Int)
    /// Levels of nesting.
    case nesting(Int)
  }

  public enum KeyFaultReason: Equatable, Sendable {
    case variable(String)
    /// The command that prints the key ended so, or printed none.
    case command(String, status: Int32)
  }
}

extension CounselFault {
  /// Whether the same may be asked again, as long as nothing of the reply has come.
  public var mayPass: Bool {
    switch self {
    case .refused, .broken, .noHost, .tooMany, .overloaded, .midStream: true
    case .timedOut(let phase, _): phase == .connection
    case .failed: true
    default: false
    }
  }

  /// How long the server wants it to take, in milliseconds.
  public var retryAfter: Int? {
    switch self {
    case .tooMany(_, let time), .overloaded(_, _, let time), .failed(_, _, let time): time
    default: nil
    }
  }
}

extension CounselFault {
  /// The same fault with the words of others changed, and short.
  public func withWords(_ change: (Bytes) -> Bytes) -> CounselFault {
    func words(_ words: Bytes) -> Bytes { Bytes(change(words).prefix(400)) }
    return switch self {
    case .certificate(let text): .certificate(words(text))
    case .broken(let text): .broken(words(text))
    case .unauthorised(let status, let text): .unauthorised(status: status, words(text))
    case .unpaid(let text): .unpaid(words(text))
    case .notFound(let text): .notFound(words(text))
    case .tooLong(let text): .tooLong(words(text))
    case .tooMany(let text, let time): .tooMany(words(text), retryAfter: time)
    case .overloaded(let status, let text, let time):
      .overloaded(status: status, words(text), retryAfter: time)
    case .failed(let status, let text, let time): .failed(status: status, words(text), retryAfter: time)
    case .rejected(let status, let text): .rejected(status: status, words(text))
    case .wrongType(let text): .wrongType(words(text))
    case .midStream(let kind, let text): .midStream(kind: words(kind), words(text))
    case .unknownStop(let text): .unknownStop(words(text))
    case .commandFailed(let name, let status, let text): .commandFailed(name, status: status, words(text))
    case .noLibrary, .badEndpoint, .keyInTheClear, .noKey, .noHost, .refused, .timedOut, .redirected,
      .malformed,
      .empty, .over, .noCommand:
      self
    }
  }
}
