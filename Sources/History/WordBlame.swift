public import Prose

/// Which amendment brought each run of words of a text in; whoever moves a line does not.
///
/// It is traced from the newest amendment back, so that nothing is compared that did not last.
///
/// Law: after every patch back to the first, each line's runs cover it, and each has an origin.
public struct WordBlame: Sendable {
  /// Some bytes of a line, and where they are from.
  public struct Run: Equatable, Sendable {
    /// In the line, without its line feed.
    public let range: Range<Int>
    /// The amendment's number; nil where it was not found yet.
    public internal(set) var origin: Int?
  }

  /// For each line of the text, the number of the amendment that made it what it is; nil where not found yet.
  public private(set) var origins: [Int?]
  private var runs: [[Run]]
  /// For each line of the older text that was reached, which bytes of it stand where in the text.
  private var traces: [[Trace]]
  /// How many lines of the text have words whose origin was not found yet.
  private var open: Int
  /// The amendments that something is from.
  private var reached: Set<Int> = []

  /// Some bytes of an older line that are bytes of a line of the text.
  private struct Trace {
    let range: Range<Int>
    let line: Int
    let offset: Int
  }

  /// The newest text, before anything was traced.
  ///
  /// - Parameter lines: The lines of which the words are wanted, from 0.
  /// - Complexity: O(*n*) in the bytes.
  public init(of text: Bytes, lines wanted: Range<Int>? = nil) {
    let ranges = lineRanges(of: text)
    let wanted = wanted ?? ranges.indices
    origins = Array(repeating: nil, count: ranges.count)
    runs = Array(repeating: [], count: ranges.count)
    traces = ranges.enumerated().map { index, range in
      wanted.contains(index) ? [Trace(range: 0..<range.count, line: index, offset: 0)] : []
    }
    open = wanted.count
  }

  /// Whether every wanted line's own origin is known.
  public var hasAllLines: Bool { open == 0 }

  /// Whether every wanted word's origin is known.
  public var isComplete: Bool { traces.allSatisfy(\.isEmpty) }

  /// Whether a wanted line or word is from that amendment.
  public func wasReached(_ amendment: Int) -> Bool { reached.contains(amendment) }

  /// The runs of a line in order, neighbours of different origin; one of no bytes for an empty line.
  public func runs(ofLine line: Int) -> [Run] {
    var joined: [Run] = []
    for run in runs[line].sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = joined.last, last.origin == run.origin, last.range.upperBound == run.range.lowerBound {
        joined[joined.count - 1] = Run(
          range: last.range.lowerBound..<run.range.upperBound, origin: run.origin)
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  /// Goes back over the amendment that made the text reached so far.
  ///
  /// - Parameter words: Whether words are followed into the lines that they were taken from; else a line's
  ///   words are all from the amendment that made the line.
  /// - Complexity: O(*n*) in the lines, and a redline of each hunk that made a line which is followed.
  public mutating func trace(back patch: Patch, amendment: Int, words: Bool = true) {
    var moved: [Int: [Trace]] = [:]
    for (line, former) in patch.movedLines where line < traces.count {
      moved[former] = traces[line]
      traces[line] = []
    }
    for hunk in patch.hunks.reversed() {
      let start = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
      guard start >= 0, start + hunk.newCount <= traces.count else { continue }
      var older: [[Trace]] = []
      older.reserveCapacity(hunk.oldCount)
      var line = start
      var index = 0
      while index < hunk.lines.count {
        guard hunk.lines[index].kind != .context else {
          older.append(traces[line])
          line += 1
          index += 1
          continue
        }
        let end = hunk.lines[index...].firstIndex { $0.kind == .context } ?? hunk.lines.count
        let change = hunk.lines[index..<end]
        let added = change.count { $0.kind == .added }
        older += trace(back: change, from: traces[line..<line + added], amendment, words: words)
        line += added
        index = end
      }
      traces.replaceSubrange(start..<start + hunk.newCount, with: older)
    }
    for (line, moved) in moved where line < traces.count { traces[line] += moved }
  }

  /// The traces in the removed lines of a change, from those in the added ones.
  private mutating func trace(
    back change: ArraySlice<Patch.Line>, from traces: ArraySlice<[Trace]>, _ amendment: Int, words: Bool
  ) -> [[Trace]] {
    var older = Array(repeating: [Trace](), count: change.count - traces.count)
    guard traces.contains(where: { !$0.isEmpty }) else { return older }
    for trace in traces.joined() where origins[trace.line] == nil {
      origins[trace.line] = amendment
      reached.insert(amendment)
      open -= 1
    }
    guard words, !older.isEmpty else {
      for trace in traces.joined() { settle(trace.range, of: trace, amendment) }
      return older
    }
    for (index, pieces) in kept(change).enumerated() {
      for trace in traces[traces.startIndex + index] {
        var end = trace.range.lowerBound
        for piece in pieces {
          let part = piece.range.clamped(to: trace.range)
          guard !part.isEmpty else { continue }
          settle(end..<part.lowerBound, of: trace, amendment)
          let start = piece.offset + part.lowerBound - piece.range.lowerBound
          older[piece.line].append(
            Trace(
              range: start..<start + part.count, line: trace.line,
              offset: trace.offset + part.lowerBound - trace.range.lowerBound))
          end = part.upperBound
        }
        settle(end..<trace.range.upperBound, of: trace, amendment)
      }
    }
    return older
  }

  private mutating func settle(_ range: Range<Int>, of trace: Trace, _ amendment: Int) {
    guard !range.isEmpty || trace.range.isEmpty else { return }
    reached.insert(amendment)
    let start = trace.offset + range.lowerBound - trace.range.lowerBound
    runs[trace.line].append(Run(range: start..<start + range.count, origin: amendment))
  }

  /// For each added line, its bytes that stood in a removed one, and where.
  private func kept(_ change: ArraySlice<Patch.Line>) -> [[(range: Range<Int>, line: Int, offset: Int)]] {
    var (old, new) = (Bytes(), Bytes())
    for line in change {
      if line.kind == .removed { old += line.text + [.lineFeed] } else { new += line.text + [.lineFeed] }
    }
    var kept = Array(
      repeating: [(range: Range<Int>, line: Int, offset: Int)](),
      count: change.count { $0.kind == .added })
    // A line may stand in several rows, where lines were joined or split.
    var (oldLine, newLine, oldOffset, newOffset) = (0, 0, 0, 0)
    for row in Redline(from: old, to: new).rows {
      if let line = row.oldLine, line != oldLine { (oldLine, oldOffset) = (line, 0) }
      if let line = row.newLine, line != newLine { (newLine, newOffset) = (line, 0) }
      for piece in row.pieces {
        let count = piece.text.count
        if piece.kind == .same {
          kept[newLine - 1].append(
            (range: newOffset..<newOffset + count, line: oldLine - 1, offset: oldOffset))
        }
        if piece.kind != .added { oldOffset += count }
        if piece.kind != .removed { newOffset += count }
      }
    }
    return kept
  }
}
