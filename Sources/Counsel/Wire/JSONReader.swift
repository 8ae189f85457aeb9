public import Prose

extension JSONValue {
  /// Arrays and objects inside one another, at most.
  public static let deepest = 64

  /// Reads one value, with white space around it and nothing else.
  ///
  /// - Throws: `JSONFault` where the bytes are not RFC 8259, a name stands twice, or nesting goes too deep.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(JSONFault) {
    var reader = JSONReader(bytes)
    self = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.isAtEnd else { throw .unexpected(offset: reader.offset) }
  }
}

private struct JSONReader {
  private let bytes: Bytes
  private(set) var offset = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func skipBlanks() {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
  }

  private mutating func next() throws(JSONFault) -> UInt8 {
    guard offset < bytes.count else { throw .incomplete(offset: offset) }
    defer { offset += 1 }
    return bytes[offset]
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte.asciiValue else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ word: String) throws(JSONFault) {
    for byte in word.utf8 where try next() != byte { throw .unexpected(offset: offset - 1) }
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    skipBlanks()
    guard offset < bytes.count else { throw .incomplete(offset: offset) }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= JSONValue.deepest else { throw .tooDeep(offset: offset) }
    try expect("[")
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      items.append(try value(depth: depth))
      skipBlanks()
    } while take(",")
    try expect("]")
    return .array(items)
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= JSONValue.deepest else { throw .tooDeep(offset: offset) }
    try expect("{")
    var members: [JSONValue.Member] = []
    var names: Set<Bytes> = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      let start = offset
      let name = try string()
      let text = String(decoding: name, as: UTF8.self)
      guard names.insert(name).inserted else { throw .repeatedName(text, offset: start) }
      skipBlanks()
      try expect(":")
      members.append(JSONValue.Member(text, try value(depth: depth)))
      skipBlanks()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let count = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    offset += count
    guard count == 0 else { return }
    throw isAtEnd ? .incomplete(offset: offset) : .unexpected(offset: offset)
  }

  private mutating func string() throws(JSONFault) -> Bytes {
    try expect("\"")
    let start = offset
    var text = Bytes()
    while true {
      let plain = bytes[offset...].prefix {
        $0 >= UInt8.space && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      text += plain
      offset += plain.count
      switch try next() {
      case UInt8(ascii: "\""):
        guard String(validating: text, as: UTF8.self) != nil else { throw .string(offset: start) }
        return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: throw .string(offset: offset - 1)
      }
    }
  }

  private mutating func escape(into text: inout Bytes) throws(JSONFault) {
    let start = offset - 1
    switch try next() {
    case UInt8(ascii: "n"): text.append(.lineFeed)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var unit = try hex()
      if (0xD800..<0xDC00).contains(unit) {
        guard take("\\"), take("u") else { throw .string(offset: start) }
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw .string(offset: start) }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw .string(offset: start) }
      text += String(scalar).utf8
    case let byte where Bytes("\"\\/".utf8).contains(byte): text.append(byte)
    default: throw .string(offset: start)
    }
  }

  private mutating func hex() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try next()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw .string(offset: offset - 1)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
