/// The address of a server, read strictly, so that where a key goes is plain.
public struct Endpoint: Equatable, Sendable {
  public let isEncrypted: Bool
  /// A name, an IPv4 address, or an IPv6 address in brackets; in lower case.
  public let host: String
  public let port: Int?
  /// Without a slash at its end.
  public let path: String

  /// Reads `http://` or `https://`, a host, perhaps a port and a path.
  ///
  /// Nil for everything else: a user's name, a query, blanks, backslashes, escapes, letters beyond ASCII.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#"@?#\%"'<>`{}|^"#.utf8.contains($0) }) else {
      return nil
    }
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    isEncrypted = scheme == "https://"
    let rest = text.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { $0 != "/" }
    var path = rest.dropFirst(authority.count)
    while path.last == "/" { path.removeLast() }
    guard !path.contains("..") else { return nil }
    self.path = String(path)
    let end =
      authority.first == "["
      ? authority.firstIndex(of: "]").map(authority.index(after:)) : authority.firstIndex(of: ":")
    host = authority[..<(end ?? authority.endIndex)].lowercased()
    let behind = authority[(end ?? authority.endIndex)...]
    if behind.isEmpty {
      port = nil
    } else {
      guard behind.first == ":", behind.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(behind.dropFirst()), (1...65_535).contains(number)
      else { return nil }
      port = number
    }
    guard Endpoint.isHost(host) else { return nil }
  }

  /// Whether it can only be this machine.
  public var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The address of what lies under it.
  public func url(_ below: String) -> String {
    "\(isEncrypted ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")\(path)\(below)"
  }

  /// The address without this end of its path, where it has it.
  public func without(_ suffix: String) -> Endpoint {
    path.hasSuffix(suffix) ? Endpoint(url("").dropLast(suffix.count).description) ?? self : self
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]")
        && host.dropFirst().dropLast().utf8.allSatisfy {
          (0x30...0x3A).contains($0) || (0x61...0x66).contains($0) || $0 == UInt8(ascii: ".")
        } && host.utf8.count > 4
    }
    return !host.isEmpty && host.first != "." && host.first != "-"
      && host.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }
}
