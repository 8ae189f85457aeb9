internal import Prose

/// The parts that records are made of, as they are printed.
extension Bytes {
  mutating func put(_ text: String) { self += text.utf8 }

  /// Prints `key: value` on a line.
  mutating func put(_ key: Bytes, _ value: Bytes) {
    self += key
    put(": ")
    self += value
    append(.lineFeed)
  }

  /// Prints `sha256:` and 64 lower-case hexadecimal digits.
  mutating func put(_ digest: Digest) {
    put("sha256:")
    putHex(digest.bytes)
  }

  /// Prints two lower-case hexadecimal digits for each byte.
  mutating func putHex(_ content: some Sequence<UInt8>) {
    for byte in content {
      append(Bytes.hexDigit(byte >> 4))
      append(Bytes.hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Prints a double-quoted YAML scalar.
  mutating func put(quoted text: Bytes) {
    append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }

  /// Prints each line of `text` behind `> `, an empty one as `>`.
  mutating func put(behindMarks text: Bytes) {
    var start = 0
    while start <= text.count {
      let end = endOfLine(in: text, from: start) ?? text.count
      append(UInt8(ascii: ">"))
      if start < end { append(.space) }
      self += text[start..<end]
      append(.lineFeed)
      start = end + 1
    }
  }

  /// Prints `text` in the shortest fence of backticks, three or more, that nothing inside can close.
  mutating func put(diff text: Bytes) {
    let fence = Bytes(repeating: UInt8(ascii: "`"), count: Swift.max(3, text.longestRunOfBackticks + 1))
    self += fence
    put("diff\n")
    self += text
    self += fence
    append(.lineFeed)
  }

  private var longestRunOfBackticks: Int {
    let backtick = UInt8(ascii: "`")
    var longest = 0
    var offset = 0
    while let start = nextOffset(of: backtick, from: offset) {
      offset = start + 1
      while offset < count, self[offset] == backtick { offset += 1 }
      longest = Swift.max(longest, offset - start)
    }
    return longest
  }
}

extension Collection<UInt8> {
  /// Whether it is a ratifier's or a commenter's name: `[a-z0-9][a-z0-9-]*`.
  var isName: Bool {
    guard let first, first != UInt8(ascii: "-") else { return false }
    return allSatisfy(\.isNameByte)
  }

  /// Whether it is a key: `[a-z][a-z0-9-]*`.
  var isKey: Bool {
    guard let first, first.isLowerCaseLetter else { return false }
    return allSatisfy(\.isNameByte)
  }

  /// Whether it is a slug of a file name: `[a-z0-9-]`, 1 to 60 bytes.
  var isSlug: Bool { (1...60).contains(count) && allSatisfy(\.isNameByte) }
}
