import Prose

extension SplitMix64 {
  /// A text of sentences, headings and lists with few different words, so that lines repeat.
  mutating func text(lines: Int) -> Bytes {
    (0..<below(lines + 1)).flatMap { _ in line() }
  }

  private mutating func line() -> Bytes {
    switch below(8) {
    case 0, 1: return Bytes("\n".utf8)
    case 2: return Bytes("## \(word())\n".utf8)
    case 3: return Bytes("- \(word()) \(word())\n".utf8)
    default: return Bytes(((0..<(1 + below(6))).map { _ in word() }.joined(separator: " ") + ".\n").utf8)
    }
  }

  private mutating func word() -> String {
    pick(["the", "model", "may", "must", "refuse", "監督", "“quote”", "e\u{301}t", "3.5", "", "--- x", "@@"])
  }

  /// `text` with up to `edits` lines removed, repeated, replaced or put in.
  mutating func edited(_ text: Bytes, edits: Int) -> Bytes {
    var lines = lineRanges(of: text).map { Bytes(text[$0]) + [.lineFeed] }
    for _ in 0..<below(edits + 1) {
      let place = below(lines.count + 1)
      switch below(4) {
      case 0 where place < lines.count: lines.remove(at: place)
      case 1 where place < lines.count: lines.insert(lines[place], at: below(lines.count))
      case 2 where place < lines.count: lines[place] = line()
      default: lines.insert(line(), at: place)
      }
    }
    return lines.flatMap { $0 }
  }
}
