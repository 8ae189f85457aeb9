public import Prose

extension JSON {
  /// The value on lines of its own, two spaces a level, ending in a line feed.
  ///
  /// Whatever hides or steers a terminal is escaped as `\u….`, so the bytes can be looked at anywhere.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public var bytes: Bytes {
    var text = Bytes()
    write(to: &text, indent: 0)
    text.append(.lineFeed)
    return text
  }

  /// The value on one line, for streams of a value a line.
  public var line: Bytes {
    var text = Bytes()
    write(to: &text, indent: nil)
    text.append(.lineFeed)
    return text
  }

  private func write(to text: inout Bytes, indent: Int?) {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .number(let value): text += "\(value)".utf8
    // JSON has no word for what is not finite.
    case .decimal(let value): text += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): text.put(jsonString: value)
    case .array(let items):
      text.put("[", "]", items, indent: indent) { $1.write(to: &$0, indent: $2) }
    case .object(let members):
      text.put("{", "}", members, indent: indent) {
        $0.put(jsonString: Bytes($1.name.utf8))
        $0 += ($2 == nil ? ":" : ": ").utf8
        $1.value.write(to: &$0, indent: $2)
      }
    }
  }
}

extension Bytes {
  fileprivate mutating func put<Item>(
    _ open: String, _ close: String, _ items: [Item], indent: Int?,
    _ write: (inout Bytes, Item, Int?) -> Void
  ) {
    self += open.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      put(newLine: indent.map { $0 + 2 })
      write(&self, item, indent.map { $0 + 2 })
    }
    if !items.isEmpty { put(newLine: indent) }
    self += close.utf8
  }

  private mutating func put(newLine indent: Int?) {
    guard let indent else { return }
    append(.lineFeed)
    self += repeatElement(.space, count: indent)
  }

  fileprivate mutating func put(jsonString value: Bytes) {
    append(UInt8(ascii: "\""))
    for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": self += "\\\"".utf8
      case "\\": self += "\\\\".utf8
      case "\n": self += "\\n".utf8
      case "\t": self += "\\t".utf8
      case _ where scalar.hides:
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          self += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
        }
      default: self += UTF8.encode(scalar) ?? .init()
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension Unicode.Scalar {
  /// Controls, format characters, separators, and what has no glyph.
  fileprivate var hides: Bool {
    if value < 0x20 || value == 0x7F { return true }
    if value < 0x7F { return false }
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
      return true
    default: return false
    }
  }
}
