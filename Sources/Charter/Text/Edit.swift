internal import Prose

/// Lines that took the place of others, from 0.
struct Edit {
  /// In the text before the patch.
  let old: Range<Int>
  /// In the text after it.
  let new: Range<Int>
}

extension Patch {
  /// What each hunk changes, from its first changed line to its last.
  var edits: [Edit] {
    hunks.compactMap { hunk in
      guard let head = hunk.lines.firstIndex(where: { $0.kind != .context }),
        let tail = hunk.lines.lastIndex(where: { $0.kind != .context })
      else { return nil }
      let after = hunk.lines.count - 1 - tail
      // A side of no lines is numbered by the line before it (GNU diffutils, "Detailed Unified").
      let old = hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1
      let new = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
      return Edit(
        old: old + head..<old + hunk.oldCount - after, new: new + head..<new + hunk.newCount - after)
    }
  }
}
