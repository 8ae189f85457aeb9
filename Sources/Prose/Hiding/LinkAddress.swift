/// Where an address leads: what words that look like one can be held against.
struct LinkAddress: Equatable {
  /// In lower case, without `www.`, user and port.
  var host: Bytes
  /// Whether it begins with a scheme, so that it can't be the name of a file.
  var hasScheme: Bool

  /// Reads an absolute address, or in the words of a link (`isProse`) a bare domain too.
  init?(_ bytes: Bytes, isProse: Bool) {
    if let end = bytes.end(of: "://", from: 0) {
      hasScheme = true
      host = Self.host(bytes[end...])
    } else if bytes.holds("//", at: 0) {
      hasScheme = true
      host = Self.host(bytes[2...])
    } else if bytes.holds("mailto:", at: 0) {
      hasScheme = true
      host = Self.host(bytes[7...])
    } else {
      hasScheme = false
      host = Self.host(bytes[...])
      guard isProse, Self.isDomain(host), bytes.allSatisfy({ $0 > 0x20 }) else { return nil }
    }
  }

  /// What stands before a path, without user, port and `www.`.
  private static func host(_ bytes: ArraySlice<UInt8>) -> Bytes {
    let ends = Bytes("/?#\\ \t\n)>]*_`\"'".utf8)
    var host = bytes.prefix { !ends.contains($0) }
    if let user = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(user + 1)...] }
    host = host.prefix { $0 != UInt8(ascii: ":") }
    while host.last == UInt8(ascii: ".") || host.last == UInt8(ascii: ",") { host.removeLast() }
    let lower = host.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower.holds("www.", at: 0) ? Bytes(lower.dropFirst(4)) : lower
  }

  /// Whether bytes look like a domain and not like the name of a file or a number.
  private static func isDomain(_ bytes: Bytes) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let last = labels.last, labels.count > 1, last.count > 1 else { return false }
    let areLabels = labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { $0 >= 0x80 || $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }
    return areLabels && !last.contains(where: \.isASCIIDigit)
      && !fileEndings.contains(String(decoding: last, as: UTF8.self))
  }

  private static let fileEndings: Set<String> = [
    "c", "cc", "cpp", "css", "csv", "diff", "doc", "docx", "go", "h", "htm", "html", "ini", "java", "jpg",
    "js",
    "json", "log", "md", "patch", "pdf", "png", "py", "rb", "rs", "sh", "sig", "svg", "swift", "toml", "ts",
    "txt",
    "xml", "yaml", "yml", "zip",
  ]
}
