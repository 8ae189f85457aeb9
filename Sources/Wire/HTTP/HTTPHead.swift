public import Prose

/// The header fields of a reply.
public struct HTTPHead: Equatable, Sendable {
  private let fields: [String: Bytes]

  /// - Parameter lines: As they came, the status line first.
  public init(_ lines: Bytes) {
    var fields: [String: Bytes] = [:]
    for line in lines.split(separator: .lineFeed).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[line.index(after: colon)...].drop { $0 <= .space }
      fields[name] = Bytes(value.reversed().drop { $0 <= .space }.reversed())
    }
    self.fields = fields
  }

  public var mediaType: Bytes? { fields["content-type"] }

  /// What the server says of trying again, where it says so.
  public var shouldRetry: Bool? {
    switch fields["x-should-retry"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// When to come back, in milliseconds.
  ///
  /// - Parameter now: Seconds since 1970, for a server that gives a date.
  public func retryAfter(now: Int) -> Int? {
    if let text = fields["retry-after-ms"], let value = HTTPHead.milliseconds(text, scale: 1) { return value }
    guard let text = fields["retry-after"] else { return nil }
    if let value = HTTPHead.milliseconds(text, scale: 1_000) { return value }
    return httpDate(text).map { max(0, min($0 - now, 1 << 30)) * 1_000 }
  }

  private static func milliseconds(_ text: Bytes, scale: Double) -> Int? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value >= 0, value < 1e9 else {
      return nil
    }
    return Int((value * scale).rounded(.up))
  }
}

/// Seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7); nil for other forms.
func httpDate(_ text: Bytes) -> Int? {
  let parts = String(decoding: text, as: UTF8.self).split { $0 == " " || $0 == "," || $0 == ":" }
  guard parts.count == 8, parts[7] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
    let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
    (1970...9999).contains(year),
    let hour = Int(parts[4]), (0...23).contains(hour), let minute = Int(parts[5]), (0...59).contains(minute),
    let second = Int(parts[6]), (0...60).contains(second)
  else { return nil }
  // Years begin in March, so that the leap day is their last.
  let marchYear = month < 2 ? year - 1 : year
  let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
  let days = 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
  return ((days * 24 + hour) * 60 + minute) * 60 + second
}

private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/// When a question is asked again by itself: only before anything of the reply has come.
public struct RetryPolicy: Equatable, Sendable {
  /// Attempts after the first.
  public var retries: Int
  /// A server that wants a longer wait than this is not waited for, in milliseconds.
  public var longestWait: Int

  public init(retries: Int = 4, longestWait: Int = 60_000) {
    (self.retries, self.longestWait) = (retries, longestWait)
  }

  /// How long to wait, in milliseconds; nil where it is not to be tried again.
  ///
  /// - Parameters:
  ///   - attempt: From 1: how often it was asked.
  ///   - shouldRetry: What the server says of it.
  ///   - jitter: From 0 to 1, by chance, so that many clients do not come back at once.
  public func wait(after fault: CounselFault, attempt: Int, shouldRetry: Bool?, jitter: Double) -> Int? {
    guard attempt <= retries, shouldRetry ?? fault.mayPass else { return nil }
    if let wanted = fault.retryAfter { return wanted <= longestWait ? wanted : nil }
    let doubled = min(8_000, 500 << min(attempt - 1, 10))
    return doubled - Int(Double(doubled) * 0.25 * min(max(jitter, 0), 1))
  }
}
