internal import Prose

/// Which words of a text came in with its last few amendments.
struct Freshness: Equatable, Sendable {
  /// Some bytes of a line, and how many amendments ago they came in.
  struct Mark: Equatable, Sendable {
    let range: Range<Int>
    var age: Int
  }

  /// For how many amendments new words stand out.
  static let lasting = 3

  /// By line, from 0.
  private(set) var marks: [Int: [Mark]] = [:]

  /// Takes the next amendment's change: everything older ages, and what the change added is fresh.
  ///
  /// - Complexity: That of a redline of the hunks' lines, whatever the text around them.
  mutating func apply(_ patch: Patch) {
    var aged: [Int: [Mark]] = [:]
    for (line, marks) in marks {
      guard let place = patch.newLine(of: line) else { continue }
      aged[place] = marks.compactMap {
        $0.age < Freshness.lasting ? Mark(range: $0.range, age: $0.age + 1) : nil
      }
    }
    for hunk in patch.hunks {
      var (old, new) = (Bytes(), Bytes())
      for line in hunk.lines {
        if line.kind != .added { old += line.text + [.lineFeed] }
        if line.kind != .removed { new += line.text + [.lineFeed] }
      }
      let first = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
      // A line may stand in several rows, where lines were joined or split.
      var (current, offset) = (0, 0)
      for row in Redline(from: old, to: new).rows {
        guard let line = row.newLine else { continue }
        if line != current { (current, offset) = (line, 0) }
        for piece in row.pieces where piece.kind != .removed {
          let range = offset..<offset + piece.text.count { $0 != .lineFeed }
          offset = range.upperBound
          if piece.kind == .added, !range.isEmpty {
            aged[first + line - 1, default: []].append(Mark(range: range, age: 1))
          }
        }
      }
    }
    marks = aged.filter { !$0.value.isEmpty }
  }
}

extension Patch {
  /// Where a line of the old text, from 0, stands in the new one; nil where it was removed.
  fileprivate func newLine(of line: Int) -> Int? {
    var shift = 0
    for hunk in hunks {
      let start = hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1
      if line < start { break }
      guard line < start + hunk.oldCount else {
        shift += hunk.newCount - hunk.oldCount
        continue
      }
      var (old, new) = (start, start + shift)
      for entry in hunk.lines {
        if entry.kind != .added, old == line { return entry.kind == .context ? new : nil }
        if entry.kind != .added { old += 1 }
        if entry.kind != .removed { new += 1 }
      }
    }
    return line + shift
  }
}
