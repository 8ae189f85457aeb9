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
    for byte in bytes {
      let isSecondHalf = isBehindReturn && byte == .lineFeed
      isBehindReturn = byte == carriageReturn
      offset += 1
      if isSecondHalf {
        start = offset
      } else if byte == .lineFeed || byte == carriageReturn {
        lines.append(take())
      } else {
        line.append(byte)
        guard line.count <= cap else { throw .over(.line(cap)) }
      }
    }
    return lines
  }

  /// What stands behind the last line end; nil for nothing.
  mutating func rest() -> Line? { line.isEmpty ? nil : take() }

  private mutating func take() -> Line {
    defer {
      line.removeAll(keepingCapacity: true)
      start = offset
    }
    return Line(text: line, offset: start)
  }
}

private let carriageReturn: UInt8 = 0x0D
