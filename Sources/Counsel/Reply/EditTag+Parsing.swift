internal import Prose

extension EditTag {
  /// Reads a line that begins with `<edit-NONCE`, without its line feed.
  ///
  /// The form is exact: attributes as `name="value"`, each behind spaces, then `>`, and nothing after it. A value
  /// ends at the next quotation mark; there is no escape.
  init(parsing line: Bytes, _ nonce: Nonce) throws(EditTagFault) {
    var scanner = TagScanner(line)
    guard scanner.take("<edit-\(nonce.text)") else { throw .malformed(offset: 0) }
    var attributes: [Attribute: String] = [:]
    while scanner.takeSpaces() {
      let name = try scanner.name()
      guard let attribute = Attribute(rawValue: name) else { throw .unknownAttribute(name) }
      let value = try scanner.value()
      guard attributes.updateValue(value, forKey: attribute) == nil else { throw .repeated(attribute) }
    }
    guard scanner.take(">"), scanner.isAtEnd else { throw .malformed(offset: scanner.offset) }
    try self.init(attributes)
  }
}

private struct TagScanner {
  private let line: Bytes
  private(set) var offset = 0

  init(_ line: Bytes) { self.line = line }

  var isAtEnd: Bool { offset == line.count }

  mutating func take(_ text: String) -> Bool {
    guard line[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  mutating func takeSpaces() -> Bool {
    let start = offset
    while offset < line.count, line[offset] == .space { offset += 1 }
    return offset > start
  }

  mutating func name() throws(EditTagFault) -> String {
    let name = line[offset...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    guard !name.isEmpty else { throw .malformed(offset: offset) }
    offset += name.count
    return String(decoding: name, as: UTF8.self)
  }

  mutating func value() throws(EditTagFault) -> String {
    let start = offset
    guard take("=\"") else { throw .malformed(offset: start) }
    let bytes = line[offset...].prefix { $0 != UInt8(ascii: "\"") && $0 >= UInt8.space && $0 != 0x7F }
    guard let value = String(validating: bytes, as: UTF8.self) else { throw .malformed(offset: offset) }
    offset += bytes.count
    guard take("\"") else { throw .malformed(offset: offset) }
    return value
  }
}
