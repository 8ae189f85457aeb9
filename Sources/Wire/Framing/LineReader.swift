internal import Prose

/// Cuts a stream into lines, which end in LF, CR or both.
struct LineReader: Sendable {
  struct Line: Equatable {
    /// Without its end.
    let text: Bytes
    /// Where it begins in the stream, in bytes.
    let offset: Int
  }

  private let cap: Int
  private var line = Bytes()
  private var start = 0
  private var offset = 0
  private var isBehindReturn = false

  init(cap: Int) { self.cap = cap }

  /// The lines that end in these bytes.
  ///
  /// - Throws: `CounselFault.over` for a line beyond the cap.
  mutating func read(_ bytes: Bytes) throws(CounselFault) -> [Line] {
    var lines: [Line] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let run = bytes[place...].prefix { $0 != .lineFeed && $0 != carriageReturn }
      offset += run.count
      place += run.count
      line += run
      guard line.count <= cap else { throw .over(.line(cap)) }
      if !run.isEmpty { isBehindReturn = false }
      guard place < bytes.endIndex else { break }
      take(bytes[place], &lines)
      place += 1
    }
    return lines
  }

  /// What stands behind the last line end; nil for nothing.
  mutating func rest() -> Line? { line.isEmpty ? nil : take() }

  /// Takes one byte of a line end.
  private mutating func take(_ end: UInt8, _ lines: inout [Line]) {
    let isSecondHalf = isBehindReturn && end == .lineFeed
    isBehindReturn = end == carriageReturn
    offset += 1
    if isSecondHalf { start = offset } else { lines.append(take()) }
  }

  private mutating func take() -> Line {
    defer {
      line.removeAll(keepingCapacity: true)
      start = offset
    }
    return Line(text: line, offset: start)
  }
}

private let carriageReturn: UInt8 = 0x0D
