import Prose

/// The change of a hunk as plain text: a sign before each line, `[-old-]{+new+}` inside.
///
/// - Complexity: That of a redline of the hunk's lines, whatever the text around it.
func plainRedline(of hunk: Patch.Hunk) -> Bytes {
  var old = Bytes()
  var new = Bytes()
  for line in hunk.lines {
    if line.kind != .added { old += line.text + [.lineFeed] }
    if line.kind != .removed { new += line.text + [.lineFeed] }
  }
  return display(Redline(from: old, to: new).text())
}
