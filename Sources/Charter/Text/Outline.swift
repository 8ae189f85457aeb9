internal import Prose

/// The headings of a text, carried from one amendment to the next.
///
/// Parsing 100 kB of CommonMark takes some 8 ms, which ten thousand amendments can't afford. So an
/// edit parses anew only the piece between the heading above it and the heading below it, and
/// falls back to the whole text where that piece does not stand alone.
struct Outline: Equatable, Sendable {
  private(set) var headings: [Heading]

  /// Reads the headings from `bodyLine` (the first line after the front matter) to the end.
  init(of text: LineBuffer, bodyLine: Int) {
    headings = Outline.headings(in: text, lines: bodyLine..<text.lineCount)
  }

  /// The outline after lines `old` of the former text became lines `new` of `text`.
  ///
  /// - Complexity: O(*n*) in the bytes of the provisions that the edit touches, as a rule.
  func revised(in text: LineBuffer, old: Range<Int>, new: Range<Int>, bodyLine: Int) -> Outline {
    let shift = new.count - old.count
    // The heading above has to be outside the edit, or else the text above it decides what it is.
    guard let first = headings.lastIndex(where: { $0.line + $0.lineCount <= old.lowerBound }) else {
      return Outline(of: text, bodyLine: bodyLine)
    }
    let next = headings.firstIndex { $0.line >= old.upperBound }
    var end = text.lineCount
    var sentinel: Heading?
    if let next {
      sentinel = headings[next]
      end = headings[next].line + shift + 1
    }
    let isPlain = sentinel.map {
      $0.lineCount == 1 && text.bytes[text.range(ofLine: end - 1)].first == UInt8(ascii: "#")
    }
    guard isPlain != false else { return Outline(of: text, bodyLine: bodyLine) }
    var found = Outline.headings(in: text, lines: headings[first].line..<end)
    guard found.first?.line == headings[first].line else { return Outline(of: text, bodyLine: bodyLine) }
    if let sentinel {
      // A fence or an HTML block that the edit left open would swallow the next heading.
      guard let last = found.popLast(), last.line == end - 1, last.level == sentinel.level else {
        return Outline(of: text, bodyLine: bodyLine)
      }
    }
    var revised = self
    for index in (next ?? headings.endIndex)..<headings.endIndex { revised.headings[index].line += shift }
    revised.headings.replaceSubrange(first..<(next ?? headings.endIndex), with: found)
    return revised
  }

  /// The same headings where those from a line on moved.
  func shifted(from line: Int, by shift: Int) -> Outline {
    guard shift != 0 else { return self }
    var shifted = self
    for index in headings.indices where headings[index].line >= line { shifted.headings[index].line += shift }
    return shifted
  }

  private static func headings(in text: LineBuffer, lines: Range<Int>) -> [Heading] {
    guard !lines.isEmpty else { return [] }
    let start = text.range(ofLine: lines.lowerBound).lowerBound
    let end = text.range(ofLine: lines.upperBound - 1).upperBound
    return CommonMarkBlocks(parsing: text.bytes[start..<end]).headings.map { block in
      let first = lines.lowerBound + block.line
      let count = lineCount(of: block.level, in: text, first: first)
      let (title, attributes) = Attributes.split(source(of: text, first: first, lineCount: count))
      var visible = block.text
      // A link by reference would be read in the light of definitions far away, so it is read alone.
      if title.contains(UInt8(ascii: "[")) {
        let end = text.range(ofLine: first + count - 1).upperBound
        let alone = CommonMarkBlocks(parsing: text.bytes[text.range(ofLine: first).lowerBound..<end])
        visible = alone.headings.first?.text ?? visible
      }
      return Heading(
        line: first, lineCount: count, level: block.level, title: Bytes(title), attributes: attributes,
        slug: slug(of: visibleTitle(visible, attributes)))
    }
  }

  /// How many lines the heading takes, the underline of an underlined one included.
  ///
  /// The source decides, since cmark gives an underlined heading the line after it as its end.
  private static func lineCount(of level: Int, in text: LineBuffer, first: Int) -> Int {
    let line = text.bytes[text.range(ofLine: first)].trimmed
    let marks = line.prefix { $0 == UInt8(ascii: "#") }
    if marks.count == level, line.dropFirst(level).first?.isBlank ?? true { return 1 }
    let underline = level == 1 ? UInt8(ascii: "=") : UInt8(ascii: "-")
    let last = (first..<text.lineCount).dropFirst().first {
      let line = text.bytes[text.range(ofLine: $0)].trimmed
      return !line.isEmpty && line.allSatisfy { $0 == underline }
    }
    return last.map { $0 - first + 1 } ?? 1
  }

  /// The title's source: of a marked heading without its marks, of an underlined one its lines in one.
  private static func source(of text: LineBuffer, first: Int, lineCount: Int) -> ArraySlice<UInt8> {
    guard lineCount == 1 else {
      let lines = (first..<(first + lineCount - 1)).map { text.bytes[text.range(ofLine: $0)].trimmed }
      return Bytes(lines.joined(separator: [.space]))[...]
    }
    var line = text.bytes[text.range(ofLine: first)].trimmed.drop { $0 == UInt8(ascii: "#") }.trimmed
    let unmarked = line.prefix(
      upTo: line.lastIndex { $0 != UInt8(ascii: "#") }.map { $0 + 1 } ?? line.startIndex)
    // A closing run of marks counts only behind a space.
    if unmarked.isEmpty || unmarked.last?.isBlank == true { line = unmarked.trimmed }
    return line
  }

  private static func visibleTitle(_ text: String, _ attributes: Attributes) -> String {
    guard attributes != .none, let open = text.lastIndex(of: "{") else { return text }
    let title = text[..<open]
    return String(title.trimmingTrailingSpaces)
  }
}

extension Substring {
  fileprivate var trimmingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
