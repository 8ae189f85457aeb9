/// Writes the rows of a redline from top to bottom.
struct RowBuilder {
  private let old: Bytes
  private let new: Bytes
  private(set) var rows: [Redline.Row] = []
  /// The row that is being written.
  private var pieces: [Redline.Piece] = []
  private var oldLine = 1
  private var newLine = 1
  /// Whether nothing was written yet of the line of each side.
  private var isAtStart = true

  init(old: Bytes, new: Bytes) {
    self.old = old
    self.new = new
  }

  /// A line that both texts have, here by its place in the new one.
  mutating func sameLine(_ line: Range<Int>) {
    add(.same, new[line])
    endLine()
  }

  mutating func removedLine(_ line: Range<Int>) {
    let text = line.isEmpty ? [] : [Redline.Piece(.removed, Bytes(old[line]))]
    rows.append(Redline.Row(kind: .removed, oldLine: oldLine, newLine: nil, pieces: text))
    oldLine += 1
  }

  mutating func addedLine(_ line: Range<Int>) {
    let text = line.isEmpty ? [] : [Redline.Piece(.added, Bytes(new[line]))]
    rows.append(Redline.Row(kind: .added, oldLine: nil, newLine: newLine, pieces: text))
    newLine += 1
  }

  /// Writes changed lines, through their last line end.
  mutating func write(_ block: Block) {
    var index = 0
    while index < block.steps.count {
      switch block.steps[index] {
      case .same(_, let position):
        if block.isLineEnd(index) {
          endLine()
        } else {
          var last = position
          while let next = block.keptPosition(index + 1), next == last + 1, !block.isLineEnd(index + 1) {
            (last, index) = (next, index + 1)
          }
          add(.same, new[block.new.bytes(position..<(last + 1))])
        }
      case .change(let oldTokens, let newTokens):
        let change = Change(
          removed: old.linePieces(block.old.bytes(oldTokens)),
          added: new.linePieces(block.new.bytes(newTokens)))
        if write(change, isBeforeLineEnd: block.isLineEnd(index + 1)) {
          index += 1
        }
      }
      index += 1
    }
  }

  /// What was removed and what was added at one place, cut at line feeds: at least one part each.
  private struct Change {
    let removed: [Range<Int>]
    let added: [Range<Int>]
  }

  /// Writes a change, and says whether it took in the line end that follows on both sides.
  private mutating func write(_ change: Change, isBeforeLineEnd: Bool) -> Bool {
    let isInside = change.removed.count == 1 && change.added.count == 1
    var (removed, added) = (change.removed[...], change.added[...])
    if isAtStart {
      // Whole lines were replaced.
      if isBeforeLineEnd, removed.contains(where: { !$0.isEmpty }), added.contains(where: { !$0.isEmpty }) {
        for line in removed { removedLine(line) }
        for line in added { addedLine(line) }
        return true
      }
    } else if isInside || !isBeforeLineEnd && (removed.count == 1 || added.count == 1) {
      writeJoinOrSplit(&removed, &added)
    } else {
      // Both lines end here, and whole lines follow.
      add(.removed, old[removed.removeFirst()])
      add(.added, new[added.removeFirst()])
      endLine()
      if isBeforeLineEnd {
        for line in removed { removedLine(line) }
        for line in added { addedLine(line) }
        return true
      }
    }
    for line in removed.dropLast() { removedLine(line) }
    for line in added.dropLast() { addedLine(line) }
    if let last = removed.last { add(.removed, old[last]) }
    if let last = added.last { add(.added, new[last]) }
    return false
  }

  /// Within a line: at most one side has line ends here, so lines were joined or split.
  private mutating func writeJoinOrSplit(
    _ removed: inout ArraySlice<Range<Int>>, _ added: inout ArraySlice<Range<Int>>
  ) {
    let (joins, splits) = (removed.count > 1, added.count > 1)
    add(.removed, old[removed.removeFirst()])
    add(.added, new[added.removeFirst()])
    if joins {
      add(.removed, [.lineFeed])
      endRow(old: true, new: false)
    } else if splits {
      add(.added, [.lineFeed])
      endRow(old: false, new: true)
    }
  }

  private mutating func add(_ kind: Redline.Piece.Kind, _ text: ArraySlice<UInt8>) {
    if text.isEmpty { return }
    isAtStart = false
    // Between two kept pieces what was removed stands before what was added.
    let isLate = kind == .removed && pieces.last?.kind == .added && text != [.lineFeed]
    let place = isLate ? pieces.count - 1 : pieces.count
    if place > 0, pieces[place - 1].kind == kind {
      pieces[place - 1].text += text
    } else {
      pieces.insert(Redline.Piece(kind, Bytes(text)), at: place)
    }
  }

  /// Ends the line on both sides.
  private mutating func endLine() {
    endRow(old: true, new: true)
    isAtStart = true
  }

  private mutating func endRow(old endsOld: Bool, new endsNew: Bool) {
    let hasOld = endsOld || pieces.contains { $0.kind != .added }
    let hasNew = endsNew || pieces.contains { $0.kind != .removed }
    let isSame = pieces.allSatisfy { $0.kind == .same }
    let kind: Redline.Row.Kind = isSame ? .same : !hasNew ? .removed : !hasOld ? .added : .revised
    if kind == .removed || kind == .added { pieces = pieces.compactMap(\.withoutLineFeed) }
    rows.append(
      Redline.Row(
        kind: kind, oldLine: hasOld ? oldLine : nil, newLine: hasNew ? newLine : nil, pieces: pieces))
    pieces = []
    if endsOld { oldLine += 1 }
    if endsNew { newLine += 1 }
  }
}

extension Redline.Piece {
  /// Nil where nothing is left.
  fileprivate var withoutLineFeed: Redline.Piece? {
    if text == [.lineFeed] { return nil }
    return text.last == .lineFeed ? Redline.Piece(kind, text.dropLast()) : self
  }
}

extension Bytes {
  /// The parts of a range between line feeds: one more than there are line feeds.
  fileprivate func linePieces(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where self[offset] == .lineFeed {
      parts.append(start..<offset)
      start = offset + 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }
}
