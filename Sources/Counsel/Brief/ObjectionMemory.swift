public import Charter
public import Prose

/// What counsel objected to a person's own draft and is not answered yet, as bytes, so that a later question says it.
///
/// A line with the digest of the text that stood then, which outlives the objections only unchanged; then a line
/// for each with the count of its bytes, and these.
public enum ObjectionMemory {
  /// The field of a charter under which they are kept.
  public static let field = "objections"

  /// The bytes that keep `objections`; none where there are none.
  public static func bytes(of objections: [Bytes], on document: Document) -> Bytes {
    guard !objections.isEmpty else { return [] }
    return objections.reduce(into: Bytes("\(Digest(of: document.bytes).hex)\n".utf8)) { bytes, objection in
      bytes += "\(objection.count)\n".utf8
      bytes += objection
    }
  }

  /// The objections that `bytes` keeps, none where the text has changed since; what is not of the form ends them.
  public static func objections(from bytes: Bytes, on document: Document) -> [Bytes] {
    let head = Bytes("\(Digest(of: document.bytes).hex)\n".utf8)
    guard bytes.starts(with: head) else { return [] }
    var rest = bytes.dropFirst(head.count)
    var objections: [Bytes] = []
    while let end = rest.firstIndex(of: .lineFeed),
      let count = Int(String(decoding: rest[..<end], as: UTF8.self)),
      (1...max(1, rest.count)).contains(count), rest[(end + 1)...].count >= count
    {
      objections.append(Bytes(rest[(end + 1)...].prefix(count)))
      rest = rest[(end + 1)...].dropFirst(count)
    }
    return objections
  }
}
