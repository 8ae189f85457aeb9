/// Changed lines of both texts, with the words that both keep; each side ends with a line feed.
struct Block {
  /// Token positions: one token that both sides have there, or a stretch in which they differ.
  enum Step {
    case same(old: Int, new: Int)
    case change(old: Range<Int>, new: Range<Int>)
  }

  let old: Redline.Passage
  let new: Redline.Passage
  private let traits: [TokenTraits]
  private(set) var steps: [Step] = []

  init(old: Redline.Passage, new: Redline.Passage, _ traits: [TokenTraits]) {
    self.old = old
    self.new = new
    self.traits = traits
    steps.reserveCapacity(max(old.tokens.count, new.tokens.count))
    var (i, j) = (0, 0)
    for group in SentenceAlignment(old, new, traits).groups {
      let oldSpan = old.span(of: group.old)
      let newSpan = new.span(of: group.new)
      let alignment = WordAlignment(old, oldSpan, new, newSpan, traits)
      if alignment.isReadable {
        alignment.forEachKept { x, y in
          fill(i..<x, j..<y)
          steps.append(.same(old: x, new: y))
          (i, j) = (x + 1, y + 1)
        }
      } else {
        fill(i..<oldSpan.lowerBound, j..<newSpan.lowerBound)
        change(oldSpan, newSpan)
        (i, j) = (oldSpan.upperBound, newSpan.upperBound)
      }
    }
    fill(i..<old.tokens.count, j..<new.tokens.count)
  }

  /// The position in the new text of a token that both sides have; nil for a change and after the last step.
  func keptPosition(_ index: Int) -> Int? {
    guard index < steps.count, case .same(_, let position) = steps[index] else { return nil }
    return position
  }

  /// Whether the step is a line feed that both sides have.
  func isLineEnd(_ index: Int) -> Bool {
    guard let position = keptPosition(index) else { return false }
    return traits[Int(new.numbers[position])].isLineFeed
  }

  /// What lies between kept words: white space is kept where both sides begin or end with the same.
  private mutating func fill(_ old: Range<Int>, _ new: Range<Int>) {
    var (i, j) = (old.lowerBound, new.lowerBound)
    while i < old.upperBound, j < new.upperBound, isSameWhite(i, j) {
      steps.append(.same(old: i, new: j))
      i += 1
      j += 1
    }
    var (iEnd, jEnd) = (old.upperBound, new.upperBound)
    while i < iEnd, j < jEnd, isSameWhite(iEnd - 1, jEnd - 1) {
      iEnd -= 1
      jEnd -= 1
    }
    if i < iEnd || j < jEnd { change(i..<iEnd, j..<jEnd) }
    for (x, y) in zip(iEnd..<old.upperBound, jEnd..<new.upperBound) { steps.append(.same(old: x, new: y)) }
  }

  /// Takes changes that touch as one, except at the start of a line, where rows can begin.
  private mutating func change(_ old: Range<Int>, _ new: Range<Int>) {
    if case .change(let lastOld, let lastNew)? = steps.last,
      !endsLine(self.old, lastOld) || !endsLine(self.new, lastNew)
    {
      steps[steps.count - 1] = .change(
        old: lastOld.lowerBound..<old.upperBound, new: lastNew.lowerBound..<new.upperBound)
    } else {
      steps.append(.change(old: old, new: new))
    }
  }

  private func endsLine(_ passage: Redline.Passage, _ span: Range<Int>) -> Bool {
    span.isEmpty || traits[Int(passage.numbers[span.upperBound - 1])].isLineFeed
  }

  private func isSameWhite(_ i: Int, _ j: Int) -> Bool {
    old.numbers[i] == new.numbers[j] && traits[Int(new.numbers[j])].mass == 0
  }
}

extension Redline.Passage {
  /// The tokens from the first sentence through the last.
  fileprivate func span(of group: Range<Int>) -> Range<Int> {
    sentences[group.lowerBound].lowerBound..<sentences[group.upperBound - 1].upperBound
  }
}
