internal import Prose

/// The parts that records are made of.
extension RecordReader {
  /// Takes a whole number from 1 to 999,999,999.
  mutating func number() throws(RecordFault) -> Int {
    let digits = take { $0.isDigit }
    guard (1...9).contains(digits.count) else { throw fault(.number, at: digits.lowerBound) }
    let number = bytes[digits].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard number > 0 else { throw fault(.number, at: digits.lowerBound) }
    return number
  }

  /// Takes a line that holds a moment.
  mutating func timestamp() throws(RecordFault) -> Timestamp {
    let line = try line()
    guard let moment = Timestamp(parsing: bytes[line]) else { throw fault(.timestamp, at: line.lowerBound) }
    return moment
  }

  /// Takes a line that holds `sha256:` and 64 digits.
  mutating func digest() throws(RecordFault) -> Digest {
    let line = try line()
    guard bytes[line].starts(with: "sha256:".utf8), let digest = Digest(hex: bytes[line].dropFirst(7)) else {
      throw fault(.digest, at: line.lowerBound)
    }
    return digest
  }

  /// Takes a line that holds a name, `[a-z0-9][a-z0-9-]*`.
  mutating func name() throws(RecordFault) -> Bytes {
    let line = try line()
    guard bytes[line].isName else { throw fault(.name, at: line.lowerBound) }
    return Bytes(bytes[line])
  }

  /// Takes a line that holds one double-quoted YAML scalar with `\"` and `\\` as its only escapes.
  mutating func quotedScalar() throws(RecordFault) -> Bytes {
    try expect("\"")
    let start = position
    var text = Bytes()
    while let byte = next, byte != UInt8(ascii: "\""), byte != .lineFeed {
      skipByte()
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = next, escaped == byte || escaped == UInt8(ascii: "\"") else {
        throw fault(.escape)
      }
      text.append(escaped)
      skipByte()
    }
    try requireText(in: start..<position)
    try expect("\"\n")
    return text
  }

  /// Takes the lines behind `> `, and gives them joined by line feeds; nil where there is none.
  ///
  /// An empty line stands as `>`; the last line has no line feed of its own.
  mutating func quotedText() throws(RecordFault) -> Bytes? {
    guard next == UInt8(ascii: ">") else { return nil }
    var text = Bytes()
    let start = position
    var isFirst = true
    while next == UInt8(ascii: ">") {
      if !isFirst { text.append(.lineFeed) }
      isFirst = false
      let line = try trimmedLine()
      guard line.count > 1 else { continue }
      guard bytes[line.lowerBound + 1] == .space else {
        throw fault(.expected(Bytes("> ".utf8)), at: line.lowerBound + 1)
      }
      text += bytes[line.lowerBound + 2..<line.upperBound]
    }
    guard !text.isEmpty else { throw fault(.empty, at: start) }
    return text
  }

  /// Takes quoted text that must be there.
  mutating func requiredQuotedText() throws(RecordFault) -> Bytes {
    guard let text = try quotedText() else { throw fault(.expected(Bytes("> ".utf8))) }
    return text
  }

  /// Takes a fenced diff, and gives the bytes between the fences.
  ///
  /// Any fence of three backticks or more is read here; one that is longer or shorter than its text needs is
  /// not what the printer prints.
  mutating func fencedDiff() throws(RecordFault) -> Bytes {
    let start = position
    let fence = take { $0 == UInt8(ascii: "`") }
    guard fence.count >= 3 else { throw fault(.expected(Bytes("```diff\n".utf8))) }
    try expect("diff\n")
    let body = position
    while !isAtEnd {
      let line = try line()
      guard line.count == fence.count, bytes[line].allSatisfy({ $0 == UInt8(ascii: "`") }) else { continue }
      guard body < line.lowerBound else { throw fault(.empty, at: body) }
      return Bytes(bytes[body..<line.lowerBound])
    }
    throw fault(.openFence, at: start)
  }
}
