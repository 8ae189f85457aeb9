internal import Prose

extension Document {
  /// The text after an operation; what it does not touch keeps its bytes.
  ///
  /// - Throws: `OperationFault`; the result always parses as a document.
  public func applying(_ operation: Operation) throws(OperationFault) -> Document {
    let edited = try edit(operation)
    let result: Document
    do { result = try Document(edited) } catch { throw .result(error) }
    if result.bytes == bytes { throw .unchanged(operation.provision) }
    return result
  }

  private func edit(_ operation: Operation) throws(OperationFault) -> Bytes {
    switch operation {
    case .add(let body, let place):
      let piece = try section(body, expected: "one or more headings") { $0 >= 1 }
      return inserting(piece, before: try line(for: place))
    case .replace(let id, let body):
      return try replacing(id, with: body)
    case .retire(let id):
      return replacing(lines: try childless(id).lines, with: [])
    case .move(let id, let place):
      return try moving(id, to: place)
    case .split(let id, let body):
      let target = try section(named: id)
      let piece = try section(body, expected: "two headings or more") { $0 >= 2 }
      try keepsID(of: target, in: piece)
      return replacing(lines: target.lines, with: piece)
    case .merge(let id, let otherID, let body):
      let target = try section(named: id)
      let other = try childless(otherID)
      let piece = try section(body, expected: "one heading") { $0 == 1 }
      try keepsID(of: target, in: piece)
      guard target.id != other.id else { throw .placedInItself(id) }
      let (first, second) =
        target.lines.lowerBound < other.lines.lowerBound ? (target, other) : (other, target)
      let shortened = LineBuffer(replacing(lines: second.lines, with: second.id == other.id ? [] : piece))
      return Document.replacing(lines: first.lines, of: shortened, with: first.id == other.id ? [] : piece)
    case .addCase(let id, let body):
      let target = try section(named: id)
      let inside = try block(body)
      let fence = Bytes("~~~".utf8)
      let piece = text(of: target) + [.lineFeed] + fence + Bytes("case\n".utf8) + inside + fence + [.lineFeed]
      return replacing(lines: target.lines, with: piece)
    }
  }

  private func replacing(_ id: String, with body: Bytes) throws(OperationFault) -> Bytes {
    let target = try named(id)
    let piece: Bytes
    if target.heading == nil {
      piece = try block(body)
      if id == Provision.preambleID { try expectHeadings(in: piece, "no heading") { $0 == 0 } }
    } else {
      piece = try section(body, expected: "one heading") { $0 == 1 }
      try keepsID(of: target, in: piece)
    }
    return replacing(lines: target.lines, with: piece)
  }

  private func moving(_ id: String, to place: Operation.Place) throws(OperationFault) -> Bytes {
    let target = try section(named: id)
    let lines = subtreeLines(of: target)
    let destination = try line(for: place)
    guard !lines.contains(destination - 1) || destination == lines.lowerBound else {
      throw .placedInItself(id)
    }
    let piece = Bytes(text(ofLines: lines))
    let isLater = destination >= lines.upperBound
    if isLater {
      let inserted = LineBuffer(inserting(piece, before: destination))
      return Document.replacing(lines: lines, of: inserted, with: [])
    }
    let removed = LineBuffer(replacing(lines: lines, with: []))
    return Document.inserting(piece, before: destination, into: removed)
  }

  private func named(_ id: String) throws(OperationFault) -> Provision {
    if let provision = provision(id) { return provision }
    throw .unknownProvision(id, nearest: nearestID(to: id))
  }

  private func section(named id: String) throws(OperationFault) -> Provision {
    let provision = try named(id)
    guard provision.heading != nil else { throw .notASection(id) }
    return provision
  }

  private func childless(_ id: String) throws(OperationFault) -> Provision {
    let target = try section(named: id)
    let subtree = subtreeLines(of: target)
    let children = provisions.filter { $0.id != id && subtree.contains($0.lines.lowerBound) }
    guard children.isEmpty else { throw .hasSubprovisions(id, children.map(\.id)) }
    return target
  }

  /// The line before which something placed there goes.
  private func line(for place: Operation.Place) throws(OperationFault) -> Int {
    switch place {
    case .after(let id), .under(let id):
      let target = try named(id)
      return subtreeLines(of: target).upperBound
    }
  }

  private func block(_ body: Bytes) throws(OperationFault) -> Bytes {
    guard let last = body.lastIndex(where: { $0 != .lineFeed && !$0.isBlank }),
      let first = body.firstIndex(where: { $0 != .lineFeed })
    else { throw .emptyBody }
    return Bytes(body[first...last]) + [.lineFeed]
  }

  private func section(
    _ body: Bytes, expected: String, _ isRight: (Int) -> Bool
  ) throws(OperationFault) -> Bytes {
    let piece = try block(body)
    try expectHeadings(in: piece, expected, isRight)
    return piece
  }

  private func expectHeadings(
    in piece: Bytes, _ expected: String, _ isRight: (Int) -> Bool
  ) throws(OperationFault) {
    let buffer = LineBuffer(piece)
    let headings = Outline(of: buffer, bodyLine: 0).headings
    let isAtTop = expected == "no heading" || headings.first?.line == 0
    guard isAtTop, isRight(headings.count) else { throw .headings(found: headings.count, expected: expected) }
  }

  private func keepsID(of target: Provision, in piece: Bytes) throws(OperationFault) {
    guard let id = target.heading?.attributes.id else { return }
    let found = Outline(of: LineBuffer(piece), bodyLine: 0).headings.first?.attributes.id
    guard found == id else { throw .changedID(id, to: found) }
  }

  /// The id most like `id`, by edit distance over bytes, if it is close enough to be meant.
  public func nearestID(to id: String) -> String? {
    let scored = provisions.map { ($0.id, editDistance(Bytes($0.id.utf8), Bytes(id.utf8))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(2, id.utf8.count / 2) else { return nil }
    return best.0
  }
}

extension Document {
  private func replacing(lines: Range<Int>, with piece: Bytes) -> Bytes {
    Document.replacing(lines: lines, of: LineBuffer(bytes), with: piece)
  }

  private func inserting(_ piece: Bytes, before line: Int) -> Bytes {
    Document.inserting(piece, before: line, into: LineBuffer(bytes))
  }

  /// Replaces lines; where they go altogether, the blank lines behind them go too.
  private static func replacing(lines: Range<Int>, of text: LineBuffer, with piece: Bytes) -> Bytes {
    var end = lines.upperBound
    if piece.isEmpty {
      while end < text.lineCount, text.bytes[text.range(ofLine: end)].isBlankLine { end += 1 }
    }
    var result =
      Bytes(text.bytes[..<text.offset(ofLine: lines.lowerBound)]) + piece
      + text.bytes[text.offset(ofLine: end)...]
    if piece.isEmpty, end == text.lineCount {
      while result.suffix(2) == [.lineFeed, .lineFeed] { result.removeLast() }
    }
    return result
  }

  /// Inserts a piece with one blank line on each side.
  private static func inserting(_ piece: Bytes, before line: Int, into text: LineBuffer) -> Bytes {
    let offset = text.offset(ofLine: line)
    let before = text.bytes[..<offset]
    let after = text.bytes[offset...]
    var result = Bytes(before)
    if !before.isEmpty, before.suffix(2) != [.lineFeed, .lineFeed] { result.append(.lineFeed) }
    result += piece
    if let first = after.first, first != .lineFeed { result.append(.lineFeed) }
    return result + after
  }
}

extension LineBuffer {
  /// Where a line starts; behind the last line, where the text ends.
  fileprivate func offset(ofLine line: Int) -> Int {
    line < lineCount ? range(ofLine: line).lowerBound : bytes.count
  }
}

extension Operation {
  /// The provision that the operation is about, or that it is placed by.
  public var provision: String {
    switch self {
    case .add(_, .after(let id)), .add(_, .under(let id)): id
    case .replace(let id, _), .retire(let id), .move(let id, _), .split(let id, _), .merge(let id, _, _),
      .addCase(let id, _):
      id
    }
  }
}

/// How many bytes must be inserted, removed or replaced (Levenshtein).
///
/// - Complexity: O(*n* × *m*).
func editDistance(_ one: Bytes, _ other: Bytes) -> Int {
  var row = Array(0...other.count)
  for (i, a) in one.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in other.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
      diagonal = above
    }
  }
  return row[other.count]
}
