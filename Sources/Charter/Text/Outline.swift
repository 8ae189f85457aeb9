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

  /// Reads again what an edit can have changed; the edits before it are in already, those after it are not.
  ///
  /// - Parameter text: After all edits; between two of them stands a heading that ends all items (`endsItems`).
  /// - Returns: Whether the provisions that it touches stand alone; if not, the whole text has to be read.
  /// - Complexity: O(*n*) in the bytes of the provisions that the edit touches.
  mutating func revise(by edit: Edit, in text: LineBuffer) -> Bool {
    let shift = edit.new.count - edit.old.count
    let old = edit.new.lowerBound..<(edit.new.lowerBound + edit.old.count)
    // The heading above has to be outside the edit, or else the text above it decides what it is.
    guard let first = headings.lastIndex(where: { $0.line + $0.lineCount <= old.lowerBound }) else {
      return false
    }
    let next = headings.firstIndex { $0.line >= old.upperBound } ?? headings.endIndex
    var end = text.lineCount
    var sentinel: Heading?
    if next < headings.endIndex {
      end = headings[next].line + shift + 1
      guard headings[next].endsItems(in: text, line: end - 1) else { return false }
      sentinel = headings[next]
    }
    // An underlined heading can end further down than it seems, so only a marked one is sure to stay what it is.
    let body = headings[first].line + 1..<(sentinel == nil ? end : end - 1)
    if headings[first].isMarked, !body.contains(where: { text.mayDecideOnHeadings(line: $0) }) {
      replace(first + 1..<next, with: [], movingRestBy: shift)
      return true
    }
    var found = Outline.headings(in: text, lines: headings[first].line..<end)
    guard found.first?.line == headings[first].line else { return false }
    if let sentinel {
      // A fence or an HTML block that the edit left open would swallow the next heading.
      guard let last = found.popLast(), last.line == end - 1, last.level == sentinel.level else {
        return false
      }
    }
    replace(first..<next, with: found, movingRestBy: shift)
    return true
  }

  /// Moves the headings behind an edit that leaves them what they are.
  mutating func shift(by edit: Edit) {
    let shift = edit.new.count - edit.old.count
    guard shift != 0 else { return }
    for index in headings.indices where headings[index].line >= edit.new.lowerBound {
      headings[index].line += shift
    }
  }

  private mutating func replace(_ range: Range<Int>, with found: [Heading], movingRestBy shift: Int) {
    for index in range.upperBound..<headings.endIndex { headings[index].line += shift }
    headings.replaceSubrange(range, with: found)
  }

  /// Whether every heading has the name that it has there; their lines may be others.
  func hasSameNames(as other: Outline) -> Bool {
    headings.elementsEqual(other.headings) { $0.slug == $1.slug && $0.attributes.id == $1.attributes.id }
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

extension LineBuffer {
  /// Whether a line could be a heading at the top level, could make one of the lines before it, or could open what
  /// hides those after it: marks, an underline, a fence, a block of HTML.
  ///
  /// Behind a list's or a quotation's mark it could not: what opens there ends where the item does, and a heading
  /// at the first column ends the item (CommonMark 0.31.2, 5.1 and 5.2).
  fileprivate func mayDecideOnHeadings(line: Int) -> Bool {
    let rest = bytes[range(ofLine: line)].trimmed
    switch rest.first {
    case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"):
      return true
    case UInt8(ascii: "-"): return rest.allSatisfy { $0 == UInt8(ascii: "-") }
    default: return false
    }
  }
}

extension Substring {
  fileprivate var trimmingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
