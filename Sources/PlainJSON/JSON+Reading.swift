public import Prose

extension JSON {
  /// Reads one value (RFC 8259), and nothing behind it but blanks.
  ///
  /// A lone surrogate in an escape becomes U+FFFD, since servers cut strings between the two halves of a pair.
  /// - Parameter depth: The most levels of arrays and objects.
  /// - Throws: `JSONFault`; two members of one name, too, are refused.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ text: Bytes, depth: Int = 64) throws(JSONFault) {
    var reader = JSONReader(text: text, depth: depth)
    self = try reader.value(at: 0)
    try reader.end()
  }
}

/// Reads one text from its beginning.
struct JSONReader {
  let text: Bytes
  let depth: Int
  var offset = 0

  init(text: Bytes, depth: Int) { (self.text, self.depth) = (text, depth) }

  var next: UInt8? { offset < text.count ? text[offset] : nil }

  func fault(_ problem: JSONFault.Problem) -> JSONFault { JSONFault(problem, at: offset) }

  mutating func value(at level: Int) throws(JSONFault) -> JSON {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(at: level)
    case UInt8(ascii: "["): return try array(at: level)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  mutating func end() throws(JSONFault) {
    skipBlanks()
    guard next == nil else { throw fault(.more) }
  }

  private mutating func object(at level: Int) throws(JSONFault) -> JSON {
    guard level < depth else { throw fault(.tooDeep(depth)) }
    offset += 1
    var members: [JSON.Member] = []
    var names: Set<Bytes> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipBlanks()
      let start = offset
      guard next == UInt8(ascii: "\"") else { throw fault(.syntax) }
      let bytes = try string()
      let name = String(decoding: bytes, as: UTF8.self)
      guard names.insert(bytes).inserted else { throw JSONFault(.duplicateName(name), at: start) }
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      members.append(JSON.Member(name, try value(at: level + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array(at level: Int) throws(JSONFault) -> JSON {
    guard level < depth else { throw fault(.tooDeep(depth)) }
    offset += 1
    var items: [JSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value(at: level + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(items) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
    let matches = word.withUTF8Buffer { text[offset...].starts(with: $0) }
    guard matches else { throw fault(.syntax) }
    offset += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONFault) -> JSON {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      try digits()
      isWhole = false
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
      isWhole = false
    }
    let digits = String(decoding: text[start..<offset], as: UTF8.self)
    if isWhole, let value = Int(digits) { return .number(value) }
    guard let value = Double(digits), value.isFinite else { throw JSONFault(.value, at: start) }
    return .decimal(value)
  }

  private mutating func digits() throws(JSONFault) {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > start else { throw fault(.syntax) }
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard take(byte) else { throw fault(.syntax) }
  }
}
