/// The redlines of patches as plain text.
extension Redline {
  /// Some hunks word by word, each as a text, as ``text()`` prints it: context lines as they are, changed ones with
  /// their words marked.
  ///
  /// - Complexity: O(*n*) in the bytes of the hunks, and redlines of their changed lines.
  public static func texts(of hunks: some Collection<Patch.Hunk>) -> [Bytes] {
    var vocabulary = Vocabulary()
    return hunks.map { text(of: $0.lines, &vocabulary) }
  }

  private static func text(of lines: [Patch.Line], _ vocabulary: inout Vocabulary) -> Bytes {
    var output = Bytes()
    output.reserveCapacity(lines.reduce(0) { $0 + $1.text.count + 8 })
    var start = 0
    while start < lines.count {
      var end = start + 1
      if lines[start].kind == .context {
        output.append(.space)
        output.append(.space)
        output += lines[start].text
        output.append(.lineFeed)
      } else {
        // Blank lines alone don't divide what changed around them.
        for (index, line) in lines.enumerated().dropFirst(end) {
          if line.kind != .context { end = index + 1 } else if !line.isBlank { break }
        }
        output += Redline(of: lines[start..<end], &vocabulary).text()
      }
      start = end
    }
    return output
  }
}

extension Patch.Line {
  fileprivate var isBlank: Bool { text.allSatisfy { $0 == .space || $0 == 0x09 } }
}
