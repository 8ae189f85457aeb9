import Prose

/// Parts the lines of a provision into paragraphs, and leaves out what is not its prose.
///
/// Left out: headings, fenced and indented code, HTML, quotations, thematic breaks, the rules of
/// tables and link definitions. List items and table cells are paragraphs of their own. This is a
/// reading for sentences, after CommonMark 0.31 chapter 4, and not a parser of Markdown.
struct BlockReader {
  private(set) var paragraphs: [Paragraph] = []
  /// The labels of link reference definitions.
  private(set) var labels: Set<Word> = []
  private var current = Paragraph(.prose)
  private var fence: (mark: UInt8, length: Int)?
  private var skipsToBlankLine = false
  private var skipsComment = false
  private var isInList = false

  /// - Parameter first: The number of the first line.
  static func read(_ lines: [Bytes], from first: Int) -> (paragraphs: [Paragraph], labels: Set<Word>) {
    var reader = BlockReader()
    for (index, line) in lines.enumerated() { reader.read(line, number: first + index) }
    reader.flush()
    return (reader.paragraphs, reader.labels)
  }

  private mutating func flush() {
    if !current.text.isEmpty { paragraphs.append(current) }
    current = Paragraph(.prose)
  }

  private mutating func read(_ text: Bytes, number: Int) {
    let indent = text.firstIndex { $0 != .space && $0 != 0x09 } ?? text.count
    let rest = text[indent...]
    if let open = fence {
      let run = rest.prefix { $0 == open.mark }.count
      if run >= open.length, rest.dropFirst(run).allSatisfy({ $0 == .space }) { fence = nil }
      return
    }
    if skipsComment {
      skipsComment = !text.contains(run: "-->")
      return
    }
    guard let first = rest.first else {
      skipsToBlankLine = false
      return flush()
    }
    if skipsToBlankLine { return }
    if startsBlock(rest, first: first, indent: indent) { return }
    readProse(rest, line: number)
  }

  /// Whether the line opens or is something other than prose; if so, it is dealt with.
  private mutating func startsBlock(_ rest: ArraySlice<UInt8>, first: UInt8, indent: Int) -> Bool {
    let run = rest.prefix { $0 == first }.count
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard run >= 3, first == UInt8(ascii: "~") || !rest.dropFirst(run).contains(first) else { return false }
      flush()
      fence = (first, run)
    case UInt8(ascii: "#"):
      guard run <= 6, rest.count == run || rest[rest.startIndex + run] == .space else { return false }
      flush()
      isInList = false
    case UInt8(ascii: "<"):
      guard current.text.isEmpty, rest.count > 1, rest.opensTag else { return false }
      let isComment = rest.starts(with: "<!--".utf8)
      if isComment { skipsComment = !rest.contains(run: "-->") } else { skipsToBlankLine = true }
    case UInt8(ascii: ">"):
      flush()
      skipsToBlankLine = true
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      return startsRule(rest, first: first)
    case UInt8(ascii: "["):
      return definesLabel(rest)
    default:
      return indent >= 4 && current.text.isEmpty && !isInList
    }
    return true
  }

  /// Setext underlines make the paragraph before them a heading; other rules part paragraphs.
  private mutating func startsRule(_ rest: ArraySlice<UInt8>, first: UInt8) -> Bool {
    let marks = rest.filter { $0 != .space }
    guard marks.allSatisfy({ $0 == first }) else { return false }
    let isUnderline = first == UInt8(ascii: "=") || first == UInt8(ascii: "-")
    if isUnderline, current.kind == .prose, !current.text.isEmpty {
      current = Paragraph(.prose)
      return true
    }
    guard first != UInt8(ascii: "="), marks.count >= 3 else { return false }
    flush()
    return true
  }

  private mutating func definesLabel(_ rest: ArraySlice<UInt8>) -> Bool {
    guard current.text.isEmpty, let end = rest.firstIndex(of: UInt8(ascii: "]")),
      end + 1 < rest.endIndex, rest[end + 1] == UInt8(ascii: ":"), !rest.starts(with: "[^".utf8)
    else { return false }
    labels.insert(Word(rest[(rest.startIndex + 1)..<end]))
    return true
  }

  private mutating func readProse(_ rest: ArraySlice<UInt8>, line: Int) {
    if rest.first == UInt8(ascii: "|") {
      flush()
      return readCells(rest, line: line)
    }
    var body = rest
    if let marker = rest.listMarker {
      flush()
      isInList = true
      current = Paragraph(.item)
      body = rest.dropFirst(marker).drop { $0 == .space }
      for box in ["[ ] ", "[x] ", "[X] "] where body.starts(with: box.utf8) { body = body.dropFirst(4) }
    } else if current.text.isEmpty, rest.startIndex == 0 {
      isInList = false
    }
    while body.last == .space || body.last == 0x09 { body = body.dropLast() }
    if !body.isEmpty { current.append(body, line: line, column: body.startIndex) }
  }

  private mutating func readCells(_ row: ArraySlice<UInt8>, line: Int) {
    let isRule = row.allSatisfy {
      [UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), .space].contains($0)
    }
    if isRule { return }
    for cell in row.split(separator: UInt8(ascii: "|")) {
      var body = cell.drop { $0 == .space }
      while body.last == .space { body = body.dropLast() }
      guard !body.isEmpty else { continue }
      var paragraph = Paragraph(.cell)
      paragraph.append(body, line: line, column: body.startIndex)
      paragraphs.append(paragraph)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The length of a list marker and the space after it, or nil.
  fileprivate var listMarker: Int? {
    guard let first, count >= 2 else { return nil }
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first) {
      return self[startIndex + 1] == .space ? 2 : nil
    }
    let digits = prefix { $0.isDigit }.count
    guard digits > 0, digits <= 9, count > digits + 1 else { return nil }
    let mark = self[startIndex + digits]
    guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
    return self[startIndex + digits + 1] == .space ? digits + 2 : nil
  }

  fileprivate var opensTag: Bool {
    let next = self[startIndex + 1]
    return next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?")
  }
}

extension Collection<UInt8> where Index == Int {
  /// Whether the bytes of a short text stand somewhere in these.
  func contains(run text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard let first = wanted.first else { return true }
      var index = startIndex
      while index + wanted.count <= endIndex {
        if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) { return true }
        index += 1
      }
      return false
    }
  }
}

/// Running text that may hold several sentences: a paragraph, a list item or a table cell.
struct Paragraph: Sendable {
  enum Kind: Sendable { case prose, item, cell }

  /// A run of the paragraph's bytes that stands on one line of the text.
  struct Piece: Sendable {
    /// Where the run starts in the paragraph.
    let offset: Int
    let line: Int
    /// Where the run starts in its line, in bytes.
    let column: Int
  }

  let kind: Kind
  /// The lines' bytes without indentation and markers, joined by spaces.
  var text: Bytes = []
  var pieces: [Piece] = []

  init(_ kind: Kind) { self.kind = kind }

  /// Adds the bytes of a line from `column` on.
  mutating func append(_ bytes: ArraySlice<UInt8>, line: Int, column: Int) {
    if !text.isEmpty { text.append(.space) }
    pieces.append(Piece(offset: text.count, line: line, column: column))
    text.append(contentsOf: bytes)
  }

  /// The line on which a byte of the paragraph stands, and its place in that line.
  ///
  /// - Complexity: O(log *n*) in the lines.
  func position(of offset: Int) -> (line: Int, column: Int) {
    guard let index = piece(holding: offset) else { return (0, 0) }
    return (pieces[index].line, pieces[index].column + offset - pieces[index].offset)
  }

  /// The end of the line that holds `offset`, in the paragraph's bytes.
  func endOfLine(holding offset: Int) -> Int {
    guard let index = piece(holding: offset), index + 1 < pieces.count else { return text.count }
    return pieces[index + 1].offset - 1
  }

  private func piece(holding offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle } else { high = middle }
    }
    return pieces.isEmpty ? nil : low
  }
}
