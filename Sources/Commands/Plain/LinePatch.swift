import Prose

/// A unified diff of two texts that need not end with a line feed, as `patch` and `git apply` take it.
struct LinePatch {
  let patch: Patch
  /// Whether the last line of each text ends without a line feed.
  private let isOpen: (old: Bool, new: Bool)

  /// Stands for a missing line feed while texts are compared; no text has it.
  private static let mark: UInt8 = 0

  init(from old: Bytes, to new: Bytes, name: String) {
    isOpen = (old.last.map { $0 != .lineFeed } ?? false, new.last.map { $0 != .lineFeed } ?? false)
    patch = Patch(
      from: isOpen.old ? old + [LinePatch.mark, .lineFeed] : old,
      to: isOpen.new ? new + [LinePatch.mark, .lineFeed] : new,
      oldName: Bytes((old.isEmpty ? "/dev/null" : "a/\(name)").utf8),
      newName: Bytes((new.isEmpty ? "/dev/null" : "b/\(name)").utf8))
  }

  var bytes: Bytes { isOpen.old || isOpen.new ? LinePatch.unmarked(patch.bytes) : patch.bytes }

  /// The lines of a hunk with their signs.
  func bytes(of hunk: Patch.Hunk) -> Bytes {
    var text = Bytes()
    for line in hunk.lines {
      text.append(UInt8(ascii: line.kind == .added ? "+" : line.kind == .removed ? "-" : " "))
      text += line.text
      text.append(.lineFeed)
    }
    return LinePatch.unmarked(text)
  }

  private static func unmarked(_ text: Bytes) -> Bytes {
    guard text.contains(mark) else { return text }
    return text.flatMap { $0 == mark ? Bytes("\n\\ No newline at end of file".utf8) : [$0] }
  }
}

/// A change in two columns, the old text at the left.
struct SideBySide {
  /// The columns of a whole line.
  let columns: Int

  private var half: Int { max(8, (columns - 3) / 2) }

  func text(of hunk: Patch.Hunk) -> Bytes {
    var (old, new) = (Bytes(), Bytes())
    for line in hunk.lines {
      let text = line.text + [.lineFeed]
      if line.kind != .added { old += text }
      if line.kind != .removed { new += text }
    }
    var output = ""
    var rows = Redline(from: old, to: new).rows[...]
    while let row = rows.popFirst() {
      switch row.kind {
      case .same: output += pair(text(row, without: .removed), " ", text(row, without: .removed))
      case .revised: output += pair(text(row, without: .added), "|", text(row, without: .removed))
      case .added: output += pair([], ">", text(row, without: .removed))
      case .removed:
        // What was replaced as a whole stands beside what took its place.
        if let next = rows.first, next.kind == .added {
          rows.removeFirst()
          output += pair(text(row, without: .added), "|", text(next, without: .removed))
        } else {
          output += pair(text(row, without: .added), "<", [])
        }
      }
    }
    return Bytes(output.utf8)
  }

  private func text(_ row: Redline.Row, without kind: Redline.Piece.Kind) -> Bytes {
    row.pieces.filter { $0.kind != kind }.flatMap(\.text).filter { $0 != .lineFeed }
  }

  private func pair(_ old: Bytes, _ sign: String, _ new: Bytes) -> String {
    let (left, right) = (rows(of: old), rows(of: new))
    var text = ""
    for index in 0..<max(left.count, right.count, 1) {
      let one = index < left.count ? left[index] : ("", 0)
      let gap = String(repeating: " ", count: max(0, half - one.1))
      let two = index < right.count ? right[index].0 : ""
      let line = "\(one.0)\(gap) \(sign) \(two)"
      text += "\(String(line.reversed().drop { $0 == " " }.reversed()))\n"
    }
    return text
  }

  /// The rows of a line with the columns that each takes.
  private func rows(of text: Bytes) -> [(String, Int)] {
    guard !text.isEmpty else { return [] }
    let clusters = clusters(of: text)
    return wrap(clusters, columns: half).map { range in
      var row = clusters[range]
      while let last = row.last, last.text == " " { row.removeLast() }
      return (row.map(\.text).joined(), row.reduce(0) { $0 + $1.columns })
    }
  }
}
