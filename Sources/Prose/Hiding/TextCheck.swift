/// Why some bytes are not a text that the format allows; offsets are in bytes from the start.
public enum TextFault: Error, Equatable, Sendable {
  /// A byte that does not begin or continue a code point as UTF-8 requires.
  case invalidUTF8(offset: Int)
  case nul(offset: Int)
  /// A carriage return: lines end in a line feed only.
  case carriageReturn(offset: Int)
  /// The text begins with EF BB BF.
  case byteOrderMark
  /// The last line has no line feed; the offset is the end of the text.
  case missingFinalLineFeed(offset: Int)
}

/// Checks that bytes are a text as it is stored: UTF-8, lines that end in LF, no BOM, no NUL.
///
/// No bytes at all are a text. Of several faults the one that stands first is thrown.
///
/// - Throws: `TextFault`, with the place.
/// - Complexity: O(*n*) in the bytes.
public func checkText(_ bytes: Bytes) throws(TextFault) {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark }
  var offset = 0
  while true {
    offset = endOfPlainASCII(bytes, from: offset)
    guard offset < bytes.count else { break }
    guard let scalar = UTF8Scalar(in: bytes, at: offset, end: bytes.count) else {
      throw .invalidUTF8(offset: offset)
    }
    if scalar.value == 0 { throw .nul(offset: offset) }
    if scalar.value == 0x0D { throw .carriageReturn(offset: offset) }
    offset += scalar.length
  }
  if let last = bytes.last, last != .lineFeed { throw .missingFinalLineFeed(offset: bytes.count) }
}

/// Where the run of whole 8-byte words ends that hold neither NUL, CR nor a byte over 7F.
///
/// The zero-byte test is the classic one: only a zero byte borrows into its high bit.
private func endOfPlainASCII(_ bytes: Bytes, from start: Int) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  return bytes.withUnsafeBytes { buffer in
    var offset = start
    while offset + 8 <= buffer.count {
      let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let returns = word ^ (ones &* 0x0D)
      if (word | (word &- ones) | (returns &- ones)) & highs != 0 { break }
      offset += 8
    }
    return offset
  }
}

/// The line and column of a byte, both counted from 1, the column in bytes.
///
/// An offset past the end counts as the end, a negative one as the start.
///
/// - Complexity: O(*n*) in the offset.
public func line(at offset: Int, in bytes: Bytes) -> (line: Int, column: Int) {
  let end = max(0, min(offset, bytes.count))
  var line = 1
  var start = 0
  for index in 0..<end where bytes[index] == .lineFeed {
    line += 1
    start = index + 1
  }
  return (line, end - start + 1)
}
