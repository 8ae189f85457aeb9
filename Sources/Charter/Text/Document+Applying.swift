public import Prose

extension Document {
  /// The text after `patch`, with the structure of what it left alone carried over.
  ///
  /// - Throws: `CharterFault.patch` where the patch does not apply exactly, else what `init` throws.
  /// - Complexity: O(*n*) in the bytes of the provisions that it touches, as a rule, and a copy of the text.
  public func applying(_ patch: Patch) throws(CharterFault) -> Document {
    var text = buffer
    do { try text.apply(patch) } catch { throw .patch(error) }
    let edits = patch.edits
    guard let first = edits.first else { return self }
    guard first.old.lowerBound >= bodyLine else { return try Document(text.bytes) }
    for edit in edits where !edit.new.isEmpty {
      let start = text.range(ofLine: edit.new.lowerBound).lowerBound
      let end = text.range(ofLine: edit.new.upperBound - 1).upperBound
      do { try checkText(Bytes(text.bytes[start...end])) } catch { throw .text(error) }
    }
    var outline = outline
    var keepsNames = true
    for edit in apart(edits) {
      if isQuiet(edit, in: text) {
        outline.shift(by: edit)
        continue
      }
      keepsNames = false
      guard outline.revise(by: edit, in: text) else {
        outline = Outline(of: text, bodyLine: bodyLine)
        break
      }
    }
    keepsNames = keepsNames || outline.hasSameNames(as: self.outline)
    return try Document(
      text, outline, governance, bodyLine: bodyLine,
      ids: keepsNames ? provisions.filter { $0.heading != nil }.map(\.id) : nil)
  }

  /// The edits, where those that no heading parts are one.
  private func apart(_ edits: [Edit]) -> [Edit] {
    var apart: [Edit] = []
    for edit in edits {
      guard let last = apart.last,
        !outline.headings.contains(where: {
          (last.old.upperBound..<edit.old.lowerBound).contains($0.line)
            && $0.endsItems(in: buffer, line: $0.line)
        })
      else {
        apart.append(edit)
        continue
      }
      apart[apart.count - 1] = Edit(
        old: last.old.lowerBound..<edit.old.upperBound, new: last.new.lowerBound..<edit.new.upperBound)
    }
    return apart
  }
}

/// Edits that leave every heading what it is, as most do: they change sentences.
///
/// In CommonMark a line that begins with an ASCII letter begins no block but a paragraph, and ends none but an
/// indented one (0.31.2, 4.8 and 5); wherever it stands, the next such line goes on with the same block. Only an
/// angle bracket in it can end a block of HTML, and only behind a bracket at the paragraph's start can it be part
/// of a link's definition. So where such lines take the place of such lines, nothing around them changes.
extension Document {
  /// Whether sentences took the place of sentences.
  ///
  /// - Complexity: O(*n*) in the changed lines and their paragraph, and in the headings.
  private func isQuiet(_ edit: Edit, in text: LineBuffer) -> Bool {
    var (old, new) = (edit.old, edit.new)
    if old.isEmpty || new.isEmpty, old.lowerBound > bodyLine {
      // A sentence that comes or goes behind another one.
      old = old.lowerBound - 1..<old.upperBound
      new = new.lowerBound - 1..<new.upperBound
    }
    return !old.isEmpty && !new.isEmpty && old.allSatisfy { buffer.isSentence(line: $0) }
      && new.allSatisfy { text.isSentence(line: $0) } && standsAlone(old)
      // The text of an underlined heading is its title.
      && !outline.headings.contains { $0.lines.overlaps(old) }
  }

  /// Whether the paragraph of some sentences begins with a sentence, behind a heading or a blank line.
  private func standsAlone(_ lines: Range<Int>) -> Bool {
    var line = lines.lowerBound - 1
    while line >= bodyLine, buffer.isSentence(line: line) { line -= 1 }
    return line >= bodyLine
      && (buffer.bytes[buffer.range(ofLine: line)].isBlankLine
        || outline.headings.contains { $0.line == line && $0.isMarked })
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
