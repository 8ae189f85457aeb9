/// What a line looks like to someone who reads Markdown: enough to know where stretches of text begin.
enum LineShape: Equatable, Sendable {
  case blank
  case heading
  case listItem
  /// A code fence, a thematic break, a table row, or a YAML key: a line that stands for itself.
  case structure
  case prose

  init(_ text: Bytes, _ line: Range<Int>) {
    var start = line.lowerBound
    while start < line.upperBound, text[start] == .space || text[start] == 0x09 { start += 1 }
    self = LineShape.shape(text, start..<line.upperBound)
  }

  private static func shape(_ text: Bytes, _ line: Range<Int>) -> LineShape {
    guard let first = line.first.map({ text[$0] }) else { return .blank }
    switch first {
    case UInt8(ascii: "#"):
      let signs = run(of: first, text, line)
      return signs <= 6 && isBlank(text, at: line.lowerBound + signs, in: line) ? .heading : .prose
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      if isBlank(text, at: line.lowerBound + 1, in: line) { return .listItem }
      return run(of: first, text, line) >= 3 && run(of: first, text, line) == line.count ? .structure : .prose
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return isNumberedItem(text, line) ? .listItem : .prose
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return run(of: first, text, line) >= 3 ? .structure : .prose
    case UInt8(ascii: "|"):
      return .structure
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return isKey(text, line) ? .structure : .prose
    default:
      return .prose
    }
  }

  private static func run(of byte: UInt8, _ text: Bytes, _ line: Range<Int>) -> Int {
    (line.firstIndex { text[$0] != byte } ?? line.upperBound) - line.lowerBound
  }

  private static func isBlank(_ text: Bytes, at offset: Int, in line: Range<Int>) -> Bool {
    offset >= line.upperBound || text[offset] == .space || text[offset] == 0x09
  }

  /// Up to nine digits, then `.` or `)` (CommonMark 0.31, 5.2).
  private static func isNumberedItem(_ text: Bytes, _ line: Range<Int>) -> Bool {
    let end = line.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[$0]) }
    guard let end, end - line.lowerBound <= 9 else { return false }
    let isMark = text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")")
    return isMark && isBlank(text, at: end + 1, in: line)
  }

  /// Lower-case letters, digits and hyphens before a colon, as YAML keys are written.
  private static func isKey(_ text: Bytes, _ line: Range<Int>) -> Bool {
    let end = line.firstIndex {
      switch text[$0] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        false
      default: true
      }
    }
    guard let end, text[end] == UInt8(ascii: ":") else { return false }
    return isBlank(text, at: end + 1, in: line)
  }
}

/// How well a stretch of lines begins or ends before a line, or after the last: 0 within a paragraph.
func lineEdge(before position: Int, _ text: Bytes, _ lines: [Range<Int>]) -> UInt8 {
  guard position > 0, position < lines.count else { return 4 }
  switch (LineShape(text, lines[position - 1]), LineShape(text, lines[position])) {
  case (.blank, .blank): return 1
  case (.blank, .heading): return 4
  case (.blank, _): return 3
  case (_, .blank): return 2
  case (_, .heading): return 3
  case (_, .listItem): return 1
  default: return 0
  }
}
