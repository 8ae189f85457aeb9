internal import Prose

/// Edits that leave every heading what it is, as most do: they change sentences.
///
/// In CommonMark a line that begins with an ASCII letter begins no block but a paragraph, and ends none but an
/// indented one (0.31.2, 4.8 and 5); wherever it stands, the next such line goes on with the same block. Only an
/// angle bracket in it can end a block of HTML, and only behind a bracket at the paragraph's start can it be part
/// of a link's definition. So where such lines take the place of such lines, nothing around them changes.
extension Document {
  /// The document after lines `old` became lines `new` of `text`; nil where it has to be parsed.
  ///
  /// - Complexity: O(*n*) in the changed lines and their paragraph, and in the provisions.
  func shifted(_ old: Range<Int>, to new: Range<Int>, of text: LineBuffer) -> Document? {
    var (old, new) = (old, new)
    if old.isEmpty || new.isEmpty, old.lowerBound > bodyLine {
      // A sentence that comes or goes behind another one.
      old = old.lowerBound - 1..<old.upperBound
      new = new.lowerBound - 1..<new.upperBound
    }
    guard !old.isEmpty, !new.isEmpty, old.allSatisfy({ buffer.isSentence(line: $0) }),
      new.allSatisfy({ text.isSentence(line: $0) }), standsAlone(old)
    else { return nil }
    let shift = new.count - old.count
    // The text of an underlined heading is its title.
    let isTitle = provisions.contains { provision in
      provision.heading.map { $0.lines.overlaps(old) } ?? false
    }
    return isTitle
      ? nil
      : Document(self, text, outline.shifted(from: old.upperBound, by: shift)) { lines in
        let start = lines.lowerBound >= old.upperBound ? lines.lowerBound + shift : lines.lowerBound
        return start..<(lines.upperBound >= old.upperBound ? lines.upperBound + shift : lines.upperBound)
      }
  }

  /// Whether the paragraph of some sentences begins with a sentence, behind a heading or a blank line.
  private func standsAlone(_ lines: Range<Int>) -> Bool {
    var line = lines.lowerBound - 1
    while line >= bodyLine, buffer.isSentence(line: line) { line -= 1 }
    return line >= bodyLine
      && (buffer.bytes[buffer.range(ofLine: line)].isBlankLine
        || outline.headings.contains { $0.line == line && $0.lineCount == 1 })
  }
}

extension Heading {
  fileprivate var lines: Range<Int> { line..<(line + lineCount) }
}

extension LineBuffer {
  /// Whether a line begins with an ASCII letter and holds no angle bracket.
  fileprivate func isSentence(line: Int) -> Bool {
    let range = range(ofLine: line)
    guard let first = range.first.map({ bytes[$0] | 0x20 }) else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
      && !range.contains { bytes[$0] == UInt8(ascii: "<") || bytes[$0] == UInt8(ascii: ">") }
  }
}
