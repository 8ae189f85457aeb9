/// Changes that can be taken or left one by one.
extension Redline {
  /// The rows of each change: a revised line alone, removed lines with the added ones that stand in their place.
  public var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, row) in rows.enumerated() where row.kind != .same {
      let before = index > 0 ? rows[index - 1].kind : .same
      let goesOn =
        switch (before, row.kind) {
        case (.removed, .removed), (.removed, .added), (.added, .added): true
        default: false
        }
      if goesOn, let last = hunks.last {
        hunks[hunks.count - 1] = last.lowerBound..<(index + 1)
      } else {
        hunks.append(index..<(index + 1))
      }
    }
    return hunks
  }

  /// The text with some of the changes and without the others.
  ///
  /// With all of them it is the new text, with none the old one.
  ///
  /// - Parameter kept: Which hunks are taken, from 0.
  public func text(keeping kept: Set<Int>) -> Bytes {
    let taken = Set(hunks.enumerated().filter { kept.contains($0.offset) }.flatMap(\.element))
    return rows.enumerated().flatMap { index, row in
      row.kind == .same || taken.contains(index) ? row.newText : row.oldText
    }
  }
}
