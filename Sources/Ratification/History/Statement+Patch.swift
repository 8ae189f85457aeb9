public import Ledger
public import Prose

extension Statement {
  /// The change as a patch of the one file that the format names (format.md, 3).
  ///
  /// Whoever heals a fork may leave the text as it is; only then may there be no hunk.
  ///
  /// - Throws: `PatchFault` where it is no patch, or one of another file.
  /// - Complexity: O(*n*) in the bytes.
  public func patch() throws(PatchFault) -> Patch {
    let isFounding = content.number == 1 && content.before == .ofNothing
    let names = [Bytes((isFounding ? "/dev/null" : "charter.md").utf8), Bytes("charter.md".utf8)]
    let unchanged = Patch(from: [], to: [], oldName: names[0], newName: names[1])
    if !content.heals.isEmpty, content.change == unchanged.bytes { return unchanged }
    let patch = try Patch(parsing: content.change[...])
    for (index, found) in [patch.oldName, patch.newName].enumerated() where found != names[index] {
      throw .wrongFile(line: index + 1, expected: names[index], found: found)
    }
    return patch
  }
}
