internal import Prose

/// A cursor over the bytes of a record, which takes what it is told to expect and names what it finds instead.
struct RecordReader {
  let bytes: Bytes
  private(set) var position = 0

  /// - Throws: where the bytes are no text that the format allows.
  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: Bytes) throws(RecordFault) {
    self.bytes = bytes
    do throws(TextFault) {
      try checkText(bytes)
    } catch {
      throw fault(.text(error), at: error.offset)
    }
  }

  /// A fault at `offset`, or where the cursor stands.
  func fault(_ rule: RecordFault.Rule, at offset: Int? = nil) -> RecordFault {
    let place = offset ?? position
    return RecordFault(line: Prose.line(at: place, in: bytes).line, offset: place, rule: rule)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The byte under the cursor.
  var next: UInt8? { isAtEnd ? nil : bytes[position] }

  func sees(_ literal: StaticString) -> Bool {
    let (start, count) = (literal.utf8Start, literal.utf8CodeUnitCount)
    return bytes.count - position >= count && (0..<count).allSatisfy { bytes[position + $0] == start[$0] }
  }

  /// Takes `literal` if it stands here.
  mutating func skip(_ literal: StaticString) -> Bool {
    guard sees(literal) else { return false }
    position += literal.utf8CodeUnitCount
    return true
  }

  /// Takes `literal`; the fault names its first byte that differs.
  mutating func expect(_ literal: StaticString) throws(RecordFault) {
    if skip(literal) { return }
    let wanted = literal.utf8Bytes
    let same = zip(bytes[position...], wanted).prefix { $0 == $1 }.count
    throw fault(.expected(wanted), at: position + same)
  }

  func expectEnd() throws(RecordFault) {
    guard isAtEnd else { throw fault(.trailingBytes) }
  }

  /// Takes a line with its line feed, and gives the range before it.
  mutating func line() throws(RecordFault) -> Range<Int> {
    guard let end = endOfLine(in: bytes, from: position) else {
      throw fault(.expected([.lineFeed]), at: bytes.count)
    }
    let line = position..<end
    position = end + 1
    return line
  }

  /// Takes a line, refusing a blank at its end.
  mutating func trimmedLine() throws(RecordFault) -> Range<Int> {
    let line = try line()
    if let last = bytes[line].last, last == .space || last == .tab {
      throw fault(.strayBlank, at: line.upperBound - 1)
    }
    return line
  }

  /// Takes a line that holds one value, as it stands after its key.
  mutating func value() throws(RecordFault) -> Range<Int> {
    let line = try trimmedLine()
    try requireText(in: line)
    return line
  }

  /// Takes one byte; at the end there is none to take.
  mutating func skipByte() {
    if !isAtEnd { position += 1 }
  }

  /// Takes bytes while `belongs` holds.
  mutating func take(while belongs: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return start..<position
  }

  /// Refuses an empty text, a blank at either end, and characters that break a line or hide.
  func requireText(in range: Range<Int>) throws(RecordFault) {
    guard let first = bytes[range].first, let last = bytes[range].last else {
      throw fault(.empty, at: range.lowerBound)
    }
    if first == .space { throw fault(.strayBlank, at: range.lowerBound) }
    if last == .space { throw fault(.strayBlank, at: range.upperBound - 1) }
    if let control = firstControl(in: range) { throw fault(.controlCharacter, at: control) }
  }

  /// The first of C0, DEL, C1, U+2028 and U+2029, in bytes that are known to be UTF-8.
  private func firstControl(in range: Range<Int>) -> Int? {
    range.first { index in
      switch bytes[index] {
      case ..<0x20, 0x7F: true
      case 0xC2: bytes[index + 1] < 0xA0
      case 0xE2: bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2])
      default: false
      }
    }
  }

  /// Refuses bytes, from `start` to the cursor, that are not what the printer prints for what was read.
  func require(printed: Bytes, from start: Int = 0) throws(RecordFault) {
    if bytes.holds(printed[...], at: start..<position) { return }
    let same = zip(bytes[start..<position], printed).prefix { $0 == $1 }.count
    let lineStart = printed[..<same].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let lineEnd = printed[same...].firstIndex(of: .lineFeed) ?? printed.count
    throw fault(.expected(Bytes(printed[lineStart..<lineEnd])), at: start + same)
  }
}

extension StaticString {
  var utf8Bytes: Bytes { Bytes(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}

extension TextFault {
  fileprivate var offset: Int {
    switch self {
    case .invalidUTF8(let offset), .nul(let offset), .carriageReturn(let offset): offset
    case .missingFinalLineFeed(let offset): offset
    case .byteOrderMark: 0
    }
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLowerCaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  /// Whether it may stand in a name, a slug or a key: `[a-z0-9-]`.
  var isNameByte: Bool { isLowerCaseLetter || isDigit || self == UInt8(ascii: "-") }
}
