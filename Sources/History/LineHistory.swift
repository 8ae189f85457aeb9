public import Prose

/// What became of one line of the text: where it came from, and which amendments changed it or took it away.
public struct LineHistory: Equatable, Sendable {
  public struct Step: Equatable, Sendable {
    /// The amendment's number.
    public let number: Int
    /// The line before; nil where it came with that amendment.
    public let old: Bytes?
    /// The line after; nil where that amendment took it away.
    public let new: Bytes?

    public init(number: Int, old: Bytes?, new: Bytes?) {
      (self.number, self.old, self.new) = (number, old, new)
    }
  }

  /// What is followed, in one direction.
  public struct Trail: Sendable {
    /// The line, from 0, in the text that was reached; nil where it came or went.
    public private(set) var line: Int?
    /// In the order in which they were found.
    public private(set) var steps: [Step] = []

    /// - Parameter line: From 0.
    public init(from line: Int) { self.line = line }

    /// Goes back over the amendment that made the text that was reached.
    public mutating func goBack(over patch: Patch, _ number: Int) {
      guard let line else { return }
      switch patch.origin(ofLine: line) {
      case .kept(let old): self.line = old
      case .changed(let old, let before, let after):
        steps.append(Step(number: number, old: before, new: after))
        self.line = old
      case .new(let text):
        steps.append(Step(number: number, old: nil, new: text))
        self.line = nil
      }
    }

    /// Goes on over the amendment after the text that was reached.
    public mutating func goOn(over patch: Patch, _ number: Int) {
      guard let line else { return }
      switch patch.reversed().origin(ofLine: line) {
      case .kept(let new): self.line = new
      case .changed(let new, let after, let before):
        steps.append(Step(number: number, old: before, new: after))
        self.line = new
      case .new(let text):
        steps.append(Step(number: number, old: text, new: nil))
        self.line = nil
      }
    }
  }

  /// The oldest first.
  public let steps: [Step]

  /// - Parameters:
  ///   - back: What was found going back from the text that was looked at.
  ///   - on: What was found going on from it.
  public init(_ back: Trail, _ on: Trail) { steps = back.steps.reversed() + on.steps }
}

extension Patch {
  /// Where a line of the new text is from.
  enum LineOrigin: Equatable {
    /// Untouched or moved, at that line of the old text.
    case kept(Int)
    /// At that line of the old text, of which it is another wording.
    case changed(Int, before: Bytes, after: Bytes)
    /// Nothing stood there.
    case new(Bytes)
  }

  /// - Parameter line: A line of the new text, from 0.
  func origin(ofLine line: Int) -> LineOrigin {
    if let former = movedLines[line] { return .kept(former) }
    var growth = 0
    for hunk in hunks {
      let start = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
      if line < start { break }
      guard line < start + hunk.newCount else {
        growth += hunk.newCount - hunk.oldCount
        continue
      }
      var (old, new) = (hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1, start)
      var index = 0
      while index < hunk.lines.count {
        if hunk.lines[index].kind == .context {
          if new == line { return .kept(old) }
          (old, new, index) = (old + 1, new + 1, index + 1)
          continue
        }
        let end = hunk.lines[index...].firstIndex { $0.kind == .context } ?? hunk.lines.count
        let change = hunk.lines[index..<end]
        let added = change.filter { $0.kind == .added }.map { Bytes($0.text) }
        let removed = change.filter { $0.kind == .removed }.map { Bytes($0.text) }
        if line < new + added.count {
          let text = added[line - new]
          guard let place = former(of: line - new, added, removed) else { return .new(text) }
          return .changed(old + place, before: removed[place], after: text)
        }
        (old, new, index) = (old + removed.count, new + added.count, end)
      }
    }
    return .kept(line - growth)
  }

  /// The removed line that an added one is another wording of; nil where nothing was removed in its place.
  private func former(of line: Int, _ added: [Bytes], _ removed: [Bytes]) -> Int? {
    guard !removed.isEmpty else { return nil }
    let old = removed.flatMap { $0 + [.lineFeed] }
    let new = added.flatMap { $0 + [.lineFeed] }
    let row = Redline(from: old, to: new).rows.first { row in
      row.newLine == line + 1 && row.oldLine != nil && row.kind != .added
    }
    if let place = row?.oldLine { return place - 1 }
    // Whole lines were replaced: what stood at the same place is what was here before.
    return line < removed.count ? line : nil
  }
}
