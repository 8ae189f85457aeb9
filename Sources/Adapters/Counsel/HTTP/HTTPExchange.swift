internal import CCurl
internal import Glibc
internal import Prose
internal import Wire

/// One request and its reply, by libcurl.
struct HTTPExchange: Sendable {
  let url: String
  /// Lines without their end.
  var headers: [String] = []
  /// The body of a POST; nil sends a GET.
  var body: Bytes?
  let isLoopback: Bool
  var limits = CounselLimits()

  enum Outcome: Equatable, Sendable {
    /// The reply came to its end.
    case done
    /// The connection closed before the end that the server had announced.
    case partial
    /// The reader had enough.
    case stopped
    case cancelled
    case fault(CounselFault)
  }

  /// Who reads the reply.
  protocol Reader: AnyObject {
    /// The status and the header fields, before the first bytes.
    func begin(_ status: Int, _ head: HTTPHead)
    /// More of the body; false when the rest is not wanted.
    func read(_ bytes: Bytes) -> Bool
  }

  /// Sends the request and waits for the reply on this thread.
  func run(_ reader: any Reader, _ interruption: Interruption) -> Outcome {
    guard assent_curl_open() else { return .fault(.noLibrary) }
    guard let exchange = start() else { return .fault(.badEndpoint(url)) }
    defer { assent_exchange_end(exchange) }
    let address = UInt(bitPattern: exchange)
    return interruption.with(waker: { assent_exchange_wake(OpaquePointer(bitPattern: address)) }) {
      drive(exchange, reader, interruption)
    }
  }

  private func drive(
    _ exchange: OpaquePointer, _ reader: any Reader, _ interruption: Interruption
  ) -> Outcome {
    var deadlines = Deadlines(limits)
    var hasBegun = false
    while true {
      let goesOn = assent_exchange_step(exchange, deadlines.nextLook)
      if interruption.isSet { return .cancelled }
      let bytes = HTTPExchange.copy(exchange, assent_exchange_body)
      if !hasBegun, !bytes.isEmpty || !goesOn, assent_exchange_status(exchange) != 0 {
        hasBegun = true
        reader.begin(
          assent_exchange_status(exchange), HTTPHead(HTTPExchange.copy(exchange, assent_exchange_head)))
      }
      if !bytes.isEmpty {
        assent_exchange_clear(exchange)
        guard reader.read(bytes) else { return .stopped }
        deadlines.heard()
      }
      guard goesOn else { return ending(of: exchange, hasBegun: hasBegun) }
      if let fault = deadlines.passed { return .fault(fault) }
    }
  }

  private func start() -> OpaquePointer? {
    let certificates = HTTPExchange.certificates.flatMap { strdup($0) }
    defer { free(certificates) }
    let lines = headers.map { strdup($0) }
    defer { for line in lines { free(line) } }
    let pointers = lines.map { UnsafePointer($0) }
    return url.withCString { url in
      pointers.withUnsafeBufferPointer { headers -> OpaquePointer? in
        (body ?? []).withUnsafeBufferPointer { bytes in
          let empty: [UInt8] = [0]
          return empty.withUnsafeBufferPointer { empty in
            var request = assent_request(
              url: url, headers: headers.baseAddress, header_count: headers.count,
              body: body == nil ? nil : bytes.baseAddress ?? empty.baseAddress, body_length: bytes.count,
              certificates: certificates, is_loopback: isLoopback,
              connect_milliseconds: limits.connect * 1_000)
            return assent_exchange_start(&request)
          }
        }
      }
    }
  }

  /// The user's own file of certificates, by the names that curl and OpenSSL know.
  private static var certificates: String? {
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      if let path = getenv(name), path.pointee != 0 { return String(cString: path) }
    }
    return nil
  }

  private func ending(of exchange: OpaquePointer, hasBegun: Bool) -> Outcome {
    let words = Bytes(String(cString: assent_exchange_words(exchange)).utf8)
    let host = Endpoint(url)?.host ?? url
    return switch assent_exchange_ending(exchange) {
    case ASSENT_EXCHANGE_DONE: .done
    case ASSENT_EXCHANGE_NO_HOST: .fault(.noHost(host))
    case ASSENT_EXCHANGE_REFUSED: .fault(.refused(host))
    case ASSENT_EXCHANGE_CERTIFICATE: .fault(.certificate(words))
    case ASSENT_EXCHANGE_CONNECT_TIMEOUT: .fault(.timedOut(.connection, seconds: limits.connect))
    case ASSENT_EXCHANGE_BAD_URL: .fault(.badEndpoint(url))
    case ASSENT_EXCHANGE_PARTIAL where hasBegun: .partial
    default: .fault(.broken(words))
    }
  }

  private static func copy(
    _ exchange: OpaquePointer, _ part: (OpaquePointer?, UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?
  ) -> Bytes {
    var count = 0
    guard let start = part(exchange, &count), count > 0 else { return [] }
    return Bytes(UnsafeBufferPointer(start: start, count: count))
  }
}
