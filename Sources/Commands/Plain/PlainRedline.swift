import Prose

/// The change of a hunk as plain text: a sign before each line, `[-old-]{+new+}` inside.
///
/// - Complexity: O(*n*) in the bytes of the hunk, and redlines of its changed lines.
func plainRedline(of hunk: Patch.Hunk) -> Bytes { plainRedlines(of: CollectionOfOne(hunk))[0] }

/// The same of some hunks, in order.
func plainRedlines(of hunks: some Collection<Patch.Hunk>) -> [Bytes] {
  Redline.texts(of: hunks).map(display)
}

/// The same on all cores.
func plainRedlines(onAllCoresOf hunks: [Patch.Hunk]) async -> [Bytes] {
  // Few parts, since each has to learn the words of the text by itself.
  let size = max(64, (hunks.count + 7) / 8)
  guard hunks.count > size else { return plainRedlines(of: hunks) }
  return await withTaskGroup(of: (Int, [Bytes]).self) { group in
    for start in stride(from: 0, to: hunks.count, by: size) {
      group.addTask { (start, plainRedlines(of: hunks[start..<min(hunks.count, start + size)])) }
    }
    var parts: [Int: [Bytes]] = [:]
    for await (start, part) in group { parts[start] = part }
    return parts.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
