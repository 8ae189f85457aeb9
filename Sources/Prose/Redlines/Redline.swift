/// Two texts as one, with what was removed and what was added marked word by word.
///
/// Lines are compared first, then the sentences of changed lines are aligned, and words are marked only
/// inside aligned sentences. Where more than half of a sentence's words changed, the whole sentence stands as
/// removed and added, unless words were only put in or only taken out.
///
/// Laws: the old texts of all rows, joined, are the old text, and the new texts the new one. A piece begins
/// and ends between words, so it never cuts a grapheme cluster.
public struct Redline: Equatable, Sendable {
  /// A line of the old text, of the new one, or of both, or a part of it where lines were joined or split.
  public struct Row: Equatable, Sendable {
    public enum Kind: Sendable {
      case same, removed, added
      /// A line with changes inside.
      case revised
    }

    public let kind: Kind
    /// The line of the old text that the row is part of, counted from 1; nil where it is in the new one only.
    public let oldLine: Int?
    /// The line of the new text that the row is part of, counted from 1; nil where it is in the old one only.
    public let newLine: Int?
    /// In reading order, removed before added; neighbours differ in kind, and none is empty.
    ///
    /// A line feed is the last byte of the last piece where a line end was added or removed within a line, so
    /// that the row ends one text's line only. Other line ends are not in the pieces.
    public let pieces: [Piece]
  }

  /// A stretch of a row that was kept, removed or added as a whole.
  public struct Piece: Equatable, Sendable {
    public enum Kind: Sendable { case same, removed, added }

    public let kind: Kind
    public internal(set) var text: Bytes

    public init(_ kind: Kind, _ text: Bytes) {
      self.kind = kind
      self.text = text
    }
  }

  /// In the order of both texts, removed rows before the added ones that stand in their place.
  public let rows: [Row]

  /// Compares two texts that end with a line feed or are empty; a last line without one is taken as if it
  /// had one.
  ///
  /// - Complexity: O(*n*) in the bytes where little changed; in large changes only sentences that share an
  ///   uncommon word are compared.
  public init(from old: Bytes, to new: Bytes) {
    var vocabulary = Vocabulary()
    self.init(from: old.terminated, to: new.terminated, &vocabulary)
  }

  private init(from old: Bytes, to new: Bytes, _ vocabulary: inout Vocabulary) {
    let (oldLines, newLines) = (lineRanges(of: old), lineRanges(of: new))
    var builder = RowBuilder(old: old, new: new)
    for run in Redline.blocks(old, oldLines, new, newLines) {
      guard run.kind == .changed, let oldSpan = oldLines.span(run.old), let newSpan = newLines.span(run.new)
      else {
        if run.kind == .kept {
          for line in newLines[run.new] { builder.sameLine(line) }
        } else {
          for line in oldLines[run.old] { builder.removedLine(line) }
          for line in newLines[run.new] { builder.addedLine(line) }
        }
        continue
      }
      let block = Block(
        old: Passage(old, oldSpan, &vocabulary), new: Passage(new, newSpan, &vocabulary), vocabulary.traits)
      builder.write(block)
    }
    self.init(rows: builder.rows)
  }

  /// The redline of some changed lines of a patch, in which blank lines may be context.
  ///
  /// - Parameter vocabulary: The words of other changes, which need not be looked at again.
  init(of lines: ArraySlice<Patch.Line>, _ vocabulary: inout Vocabulary) {
    var (old, new) = (Bytes(), Bytes())
    old.reserveCapacity(lines.reduce(0) { $0 + ($1.kind == .added ? 0 : $1.text.count + 1) })
    new.reserveCapacity(lines.reduce(0) { $0 + ($1.kind == .removed ? 0 : $1.text.count + 1) })
    for line in lines {
      if line.kind != .added { old.append(line: line.text) }
      if line.kind != .removed { new.append(line: line.text) }
    }
    guard !old.isEmpty, !new.isEmpty, lines.allSatisfy({ $0.kind != .context }) else {
      self.init(from: old, to: new, &vocabulary)
      return
    }
    // The patch says that no line of them is the same.
    var builder = RowBuilder(old: old, new: new)
    builder.write(
      Block(
        old: Passage(old, old.indices, &vocabulary), new: Passage(new, new.indices, &vocabulary),
        vocabulary.traits))
    self.init(rows: builder.rows)
  }

  private init(rows: [Row]) { self.rows = rows }

  /// How many rows differ: what a reader has to see to have seen every change.
  public var changedLineCount: Int { rows.count { $0.kind != .same } }

  /// The runs of lines, where blank lines alone don't divide what changed around them.
  private static func blocks(
    _ old: Bytes, _ oldLines: [Range<Int>], _ new: Bytes, _ newLines: [Range<Int>]
  ) -> [DifferenceRun] {
    let runs = lineDifference(old, oldLines, new, newLines)
    var blocks: [DifferenceRun] = []
    for (index, run) in runs.enumerated() {
      let isWeak =
        run.kind == .kept && index > 0 && index + 1 < runs.count
        && newLines[run.new].allSatisfy { LineShape(new, $0) == .blank }
      if let last = blocks.last, last.kind == .changed, isWeak || run.kind == .changed {
        blocks[blocks.count - 1] = DifferenceRun(
          .changed, old: last.old.lowerBound..<run.old.upperBound,
          new: last.new.lowerBound..<run.new.upperBound)
      } else {
        blocks.append(run)
      }
    }
    return blocks
  }
}

extension Redline.Row {
  /// The bytes of the old text that the row stands for, with the line feed where it ends a line.
  public var oldText: Bytes { kind == .added ? [] : text(without: .added) }

  /// The bytes of the new text that the row stands for, with the line feed where it ends a line.
  public var newText: Bytes { kind == .removed ? [] : text(without: .removed) }

  private func text(without other: Redline.Piece.Kind) -> Bytes {
    let text = pieces.filter { $0.kind != other }.flatMap(\.text)
    return pieces.last?.text.last == .lineFeed ? text : text + [.lineFeed]
  }
}

extension [Range<Int>] {
  /// From the start of the first line through the line feed of the last.
  fileprivate func span(_ lines: Range<Int>) -> Range<Int>? {
    lines.isEmpty ? nil : self[lines.lowerBound].lowerBound..<(self[lines.upperBound - 1].upperBound + 1)
  }
}

extension Bytes {
  /// With a line feed after the last line.
  fileprivate var terminated: Bytes { isEmpty || last == .lineFeed ? self : self + [.lineFeed] }

  fileprivate mutating func append(line: ArraySlice<UInt8>) {
    self += line
    append(.lineFeed)
  }
}
