public import Prose

extension Screen {
  /// Where in a sequence the last byte left off (ECMA-48; Williams, *A parser for DEC's ANSI-compatible video
  /// terminals*).
  enum ParserState: Sendable {
    case text
    /// The bytes of a character so far.
    case character(Bytes)
    case escape
    /// `ESC (` and the like, of which one byte follows.
    case designation
    /// `ESC [` and its bytes so far.
    case control(Bytes)
    /// A string to the terminal, up to BEL or `ESC \`.
    case string(sawEscape: Bool)
  }

  /// Shows what a program sent; a sequence may be cut anywhere.
  public mutating func apply(_ bytes: Bytes) {
    for byte in bytes { apply(byte) }
  }

  private mutating func apply(_ byte: UInt8) {
    switch state {
    case .text: text(byte)
    case .character(let head): character(head + [byte])
    case .escape: escape(byte)
    case .designation: state = .text
    case .control(let head):
      if (0x40...0x7E).contains(byte) {
        state = .text
        control(head, final: byte)
      } else {
        state = .control(head + [byte])
      }
    case .string(let sawEscape):
      let ends = byte == 0x07 || sawEscape && byte == UInt8(ascii: "\\")
      state = ends ? .text : .string(sawEscape: byte == 0x1B)
    }
  }

  private mutating func text(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x08: move(row: row, column: column - 1)
    case 0x09: move(row: row, column: (column / 8 + 1) * 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(row: row, column: 0)
    case 0x20...0x7E: print(Unicode.Scalar(byte))
    case 0xC2...0xF4: state = .character([byte])
    default: break
    }
  }

  private mutating func character(_ bytes: Bytes) {
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard bytes.count == length else {
      state = .character(bytes)
      return
    }
    state = .text
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { print(scalar) }
  }

  private mutating func escape(_ byte: UInt8) {
    state = .text
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(sawEscape: false)
    case 0x20...0x2F: state = .designation
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"): move(row: saved.row, column: saved.column)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "M"): reverseLineFeed()
    case UInt8(ascii: "E"):
      move(row: row, column: 0)
      lineFeed()
    case UInt8(ascii: "c"): self = Screen(rows: rows, columns: columns)
    default: break
    }
  }

  /// `ESC [` with its parameters and its last byte (XTerm Control Sequences, "Functions using CSI").
  private mutating func control(_ head: Bytes, final: UInt8) {
    let isPrivate = head.first.map { (0x3C...0x3F).contains($0) } ?? false
    let hasIntermediate = head.contains { (0x20...0x2F).contains($0) }
    if hasIntermediate || isPrivate && final != UInt8(ascii: "h") && final != UInt8(ascii: "l") { return }
    let numbers = head.drop { (0x3C...0x3F).contains($0) }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    if isPrivate {
      // Leaving and entering the alternate screen clear it; nobody looks at the other one here.
      if numbers.contains(1049) || numbers.contains(47) { erase(cells.indices) }
      return
    }
    func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
    control(final: final, number(0), number(1))
  }

  private mutating func control(final: UInt8, _ first: Int, _ second: Int) {
    let count = max(first, 1)
    let here = row * columns + column
    let (lineStart, lineEnd) = (row * columns, (row + 1) * columns)
    switch final {
    case UInt8(ascii: "A"): move(row: row - count, column: column)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): move(row: row + count, column: column)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): move(row: row, column: column + count)
    case UInt8(ascii: "D"): move(row: row, column: column - count)
    case UInt8(ascii: "E"): move(row: row + count, column: 0)
    case UInt8(ascii: "F"): move(row: row - count, column: 0)
    case UInt8(ascii: "G"), UInt8(ascii: "`"): move(row: row, column: count - 1)
    case UInt8(ascii: "d"): move(row: count - 1, column: column)
    case UInt8(ascii: "H"), UInt8(ascii: "f"): move(row: count - 1, column: max(second, 1) - 1)
    case UInt8(ascii: "J"):
      erase(first == 0 ? here..<cells.count : first == 1 ? 0..<(here + 1) : cells.indices)
    case UInt8(ascii: "K"):
      erase(first == 0 ? here..<lineEnd : first == 1 ? lineStart..<(here + 1) : lineStart..<lineEnd)
    case UInt8(ascii: "X"): erase(here..<min(here + count, lineEnd))
    case UInt8(ascii: "@"): shift(by: count)
    case UInt8(ascii: "P"): shift(by: -count)
    case UInt8(ascii: "L") where region.contains(row): scroll(row..<region.upperBound, by: -count)
    case UInt8(ascii: "M") where region.contains(row): scroll(row..<region.upperBound, by: count)
    case UInt8(ascii: "S"): scroll(region, by: count)
    case UInt8(ascii: "T"): scroll(region, by: -count)
    case UInt8(ascii: "b"): for _ in 0..<min(count, cells.count) { print(lastPrinted) }
    case UInt8(ascii: "r"):
      let bottom = second == 0 ? rows : min(second, rows)
      if count <= bottom { region = (count - 1)..<bottom }
      move(row: 0, column: 0)
    default: break
    }
  }
}
