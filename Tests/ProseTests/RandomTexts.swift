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

extension SplitMix64 {
  /// Two texts of which the second is the first with words, marks, line ends and sentences changed.
  mutating func draftAndRevision() -> (old: Bytes, new: Bytes) {
    var tokens = (0..<below(120)).map { _ in draftToken() }
    let old = tokens.joined()
    for _ in 0..<below(12) {
      let place = below(tokens.count + 1)
      switch below(5) {
      case 0 where place < tokens.count: tokens.remove(at: place)
      case 1 where place < tokens.count: tokens[place] = draftToken()
      case 2: tokens.insert(draftToken(), at: place)
      case 3: tokens.removeSubrange(place..<min(tokens.count, place + below(20)))
      default: tokens.insert(contentsOf: (0..<below(12)).map { _ in draftToken() }, at: place)
      }
    }
    return (Bytes((old + "\n").utf8), Bytes((tokens.joined() + "\n").utf8))
  }

  private mutating func draftToken() -> String {
    let tokens = [
      "The ", "model ", "operator ", "may ", "must ", "refuse ", "a ", "request", ", ", ". ", ".\n", "\n",
      "\n\n",
      " ", "- ", "# ", "督", "。", "e\u{301}", "\u{301}", "[-", "-]", "{+", "+}", "\\", "⏎", "👨‍👩‍👧 ", "3.5 ",
      "reviewer ", "\u{A0}", "\u{3000}", "escalation ", "written ", "and ", "  ",
    ]
    return pick(tokens)
  }
}
