internal import Prose

extension Statement.Content {
  /// The bytes of a statement that says this, well-formed or not.
  var printed: Bytes {
    var text = Bytes()
    text.reserveCapacity(
      1_024 + problem.count + rationale.count + expectedEffect.count + proposedChange.count + change.count)
    putFrontMatter(into: &text)
    text.put("\n# Amendment \(number): ")
    text += title
    text.put("\n\n")
    for (heading, words) in [
      ("Problem", problem), ("Rationale", rationale), ("Expected effect", expectedEffect),
    ] where !words.isEmpty {
      text.put("## \(heading)\n\n")
      text.put(behindMarks: words)
      text.append(.lineFeed)
    }
    if !proposedChange.isEmpty {
      text.put("## Proposed\n\n")
      text.put(diff: proposedChange)
      text.append(.lineFeed)
    }
    text.put("## Change\n\n")
    text.put(diff: change)
    text.append(.lineFeed)
    return text
  }

  private func putFrontMatter(into text: inout Bytes) {
    text.put("---\nformat: 1\namendment: \(number)\ntitle: ")
    text.put(quoted: title)
    text.put("\nproposer: ")
    text.put(quoted: proposer.bytes)
    if let asked {
      text.put("\nasked: ")
      text.put(quoted: asked.bytes)
    }
    text.put("\nproposed: ")
    text += proposed.bytes
    text.put("\nparent: ")
    if let parent { text.put(parent) } else { text.put("none") }
    text.put("\nbefore: ")
    text.put(before)
    text.put("\nafter: ")
    text.put(after)
    text.append(.lineFeed)
    if let origin {
      text.put("origin:\n  from: ")
      text.put(quoted: origin.from)
      text.put("\n  record: ")
      text.put(origin.record)
      text.append(.lineFeed)
    }
    if !heals.isEmpty { text.put("heals:\n") }
    for digest in heals {
      text.put("  - ")
      text.put(digest)
      text.append(.lineFeed)
    }
    text.put("---\n")
  }

  /// Reads what `printed` prints.
  ///
  /// Some spellings that it never prints are read too; comparing with what it prints finds them.
  init(from reader: inout RecordReader) throws(RecordFault) {
    try reader.expect("---\nformat: 1\namendment: ")
    number = try reader.number()
    try reader.expect("\ntitle: ")
    title = try reader.quotedScalar()
    try reader.expect("proposer: ")
    let quote = reader.position
    guard let proposer = Proposer(parsing: try reader.quotedScalar()) else {
      throw reader.fault(.proposer, at: quote)
    }
    self.proposer = proposer
    asked = proposer.isAsked ? try reader.asked() : nil
    try reader.expect("proposed: ")
    proposed = try reader.timestamp()
    try reader.expect("parent: ")
    parent = reader.skip("none\n") ? nil : try reader.digest()
    try reader.expect("before: ")
    before = try reader.digest()
    try reader.expect("after: ")
    after = try reader.digest()
    origin = try Statement.Origin(from: &reader)
    heals = []
    if reader.skip("heals:\n") {
      repeat {
        try reader.expect("  - ")
        heals.append(try reader.digest())
      } while reader.sees("  - ")
    }
    try reader.expect("---\n\n# ")
    _ = try reader.line()
    try reader.expect("\n")
    problem = try reader.words(under: "## Problem\n\n")
    rationale = try reader.words(under: "## Rationale\n\n")
    expectedEffect = try reader.words(under: "## Expected effect\n\n")
    proposedChange = reader.skip("## Proposed\n\n") ? try reader.diff() : []
    try reader.expect("## Change\n\n")
    change = try reader.diff()
  }
}

extension Statement.Origin {
  fileprivate init?(from reader: inout RecordReader) throws(RecordFault) {
    guard reader.skip("origin:\n  from: ") else { return nil }
    from = try reader.quotedScalar()
    try reader.expect("  record: ")
    record = try reader.digest()
  }
}

extension RecordReader {
  /// Takes how counsel was asked; nil where the line is left out.
  fileprivate mutating func asked() throws(RecordFault) -> Asked? {
    guard skip("asked: ") else { return nil }
    let quote = position
    guard let asked = Asked(parsing: try quotedScalar()) else { throw fault(.asked, at: quote) }
    return asked
  }

  /// Takes a section of quoted text and the blank line after it; empty where the section is left out.
  fileprivate mutating func words(under heading: StaticString) throws(RecordFault) -> Bytes {
    guard skip(heading) else { return [] }
    let words = try requiredQuotedText()
    try expect("\n")
    return words
  }

  /// Takes a fenced diff and the blank line after it.
  fileprivate mutating func diff() throws(RecordFault) -> Bytes {
    let diff = try fencedDiff()
    try expect("\n")
    return diff
  }
}
