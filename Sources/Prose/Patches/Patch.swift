/// A unified diff of one text, as `diff -u` prints it.
///
/// It is exact: it applies at its stated lines or not at all, and its bytes are the only ones that say what
/// it says. Law: for texts that end with a line feed, `Patch(from: a, to: b).apply(to: a) == b`.
public struct Patch: Equatable, Sendable {
  /// One stretch of changed lines with the context around it.
  public struct Hunk: Equatable, Sendable {
    /// The number of the first old line, from 1; without old lines, that of the line above, or 0.
    public let oldStart: Int
    public let oldCount: Int
    /// The number of the first new line, from 1; without new lines, that of the line above, or 0.
    public let newStart: Int
    public let newCount: Int
    public let lines: [Line]
  }

  /// A line of a hunk, without its sign and its line feed.
  public struct Line: Equatable, Sendable {
    public enum Kind: Sendable { case context, removed, added }

    public let kind: Kind
    /// A slice, since the lines of a patch are many and lie in one text.
    public let text: ArraySlice<UInt8>
  }

  /// What stands after `--- `: `charter.md`, or `/dev/null` for a text that did not exist.
  public let oldName: Bytes
  /// What stands after `+++ `.
  public let newName: Bytes
  /// In order, apart from each other; none where nothing changed.
  public let hunks: [Hunk]

  init(oldName: Bytes, newName: Bytes, hunks: [Hunk]) {
    self.oldName = oldName
    self.newName = newName
    self.hunks = hunks
  }

  /// The patch that undoes this one: `reversed().apply(to: apply(to: a)) == a`.
  public func reversed() -> Patch {
    Patch(oldName: newName, newName: oldName, hunks: hunks.map { $0.reversed() })
  }
}

extension Patch.Hunk {
  /// How many lines of the old text stand above the hunk's first line.
  var oldOffset: Int { oldCount == 0 ? oldStart : oldStart - 1 }
  /// How many lines of the new text stand above the hunk's first line.
  var newOffset: Int { newCount == 0 ? newStart : newStart - 1 }

  fileprivate func reversed() -> Patch.Hunk {
    var swapped: [Patch.Line] = []
    var held: [Patch.Line] = []
    for line in lines {
      switch line.kind {
      case .added:
        swapped.append(Patch.Line(kind: .removed, text: line.text))
      case .removed:
        held.append(Patch.Line(kind: .added, text: line.text))
      case .context:
        swapped += held
        held = []
        swapped.append(line)
      }
    }
    return Patch.Hunk(
      oldStart: newStart, oldCount: newCount, newStart: oldStart, newCount: oldCount,
      lines: swapped + held)
  }
}
