public import Prose

/// One text of a drill, to be called flawed or clean.
///
/// It holds a redline and no text: there is nothing in it that could be proposed or ratified, and no way to
/// make it from outside of this module. A statement needs the whole of a charter, and this target knows none.
public struct DrillItem: Equatable, Sendable {
  /// The provision's id.
  public let provision: String
  public let name: String
  /// From the provision as it stands to the one that is shown.
  public let redline: Redline
  /// Nil where the text is clean.
  public let flaw: Seeded?

  /// The flaw that was seeded, and where.
  public struct Seeded: Equatable, Sendable {
    /// The flaw's name in the table.
    public let name: String
    public let title: String
    public let explanation: String
    /// What stood there; empty where words were only put in.
    public let old: Bytes
    /// What stands there instead; empty where words were only taken out.
    public let new: Bytes
    /// The rows of the redline that show it, from 0.
    public let rows: Set<Int>
  }

  /// - Parameters:
  ///   - flaw: The flaw with its edit; nil for a clean text.
  ///   - rewordings: Harmless edits that don't overlap with it or with each other.
  init(_ passage: DrillPassage, flaw: (kind: Flaw, edit: DrillEdit)?, rewordings: [DrillEdit]) {
    provision = passage.id
    name = passage.name
    let edits = (rewordings + (flaw.map { [$0.edit] } ?? []))
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    let redline = Redline(from: passage.text, to: passage.text.applying(edits))
    self.redline = redline
    self.flaw = flaw.map { flaw in
      let shift = edits.prefix { $0 != flaw.edit }.reduce(0) { $0 + $1.text.count - $1.range.count }
      let start = flaw.edit.range.lowerBound + shift
      return Seeded(
        name: flaw.kind.name, title: flaw.kind.title, explanation: flaw.kind.explanation,
        old: Bytes(passage.text[flaw.edit.range]), new: flaw.edit.text,
        rows: redline.changedRows(old: flaw.edit.range, new: start..<(start + flaw.edit.text.count)))
    }
  }

  /// Whether a row of the redline shows the flaw.
  public func hasFlaw(at row: Int) -> Bool { flaw?.rows.contains(row) ?? false }
}

extension Redline {
  /// The changed rows that hold some bytes of the old text or some of the new one.
  fileprivate func changedRows(old: Range<Int>, new: Range<Int>) -> Set<Int> {
    var found: Set<Int> = []
    var (oldStart, newStart) = (0, 0)
    for (index, row) in rows.enumerated() {
      let oldRange = oldStart..<(oldStart + row.oldText.count)
      let newRange = newStart..<(newStart + row.newText.count)
      (oldStart, newStart) = (oldRange.upperBound, newRange.upperBound)
      if row.kind != .same, oldRange.meets(old) || newRange.meets(new) { found.insert(index) }
    }
    return found
  }
}

extension Range<Int> {
  /// Whether the two overlap, or an empty one stands inside of this one.
  fileprivate func meets(_ other: Range<Int>) -> Bool {
    other.isEmpty ? contains(other.lowerBound) : overlaps(other)
  }
}
