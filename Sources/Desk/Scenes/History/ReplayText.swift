internal import Charter
internal import Prose

/// Two texts as one, with what every frame of an amendment needs to know about their rows.
public struct ReplayText: Equatable, Sendable {
  /// How a row that did not change is drawn.
  enum Tone: Equatable, Sendable { case plain, heading, quiet }

  /// Nil before the first amendment.
  let base: Document?
  let document: Document
  let rows: [Redline.Row]
  let changes: [ProvisionChange]
  /// Words of amendments shortly before this one, by row, in bytes of the row's old text.
  let fresh: [Int: [Freshness.Mark]]
  /// For each line of the text, from 0, the amendment that it is from; nil while that is not known.
  let origins: [Int]?
  private let tones: [Tone]
  private let moved: Set<Int>

  /// - Complexity: That of a redline of both texts, and O(*n*) in their bytes.
  init(from base: Document?, to document: Document, earlier: [Patch], origins: [Int]?) {
    self.base = base
    self.document = document
    self.origins = origins
    rows = Redline(from: base?.bytes ?? [], to: document.bytes).rows
    changes = base.map { Charter.changes(from: $0, to: document) } ?? []
    var freshness = Freshness()
    for patch in earlier { freshness.apply(patch) }
    fresh = ReplayText.byRow(freshness, rows)
    let (new, old) = (LineTones(document), base.map { LineTones($0) })
    tones = rows.map { row in
      row.newLine.map { new.tone(ofLine: $0 - 1) } ?? row.oldLine.flatMap { old?.tone(ofLine: $0 - 1) }
        ?? .plain
    }
    moved = changes.contains { $0.kind == .moved } ? ReplayText.moved(from: base, to: document, rows) : []
  }

  func tone(ofRow row: Int) -> Tone { tones[row] }

  /// Whether the row is of a provision that was moved as it is.
  func isMoved(_ row: Int) -> Bool { moved.contains(row) }

  /// The provision that a row belongs to, or else the one above it.
  func provision(ofRow row: Int) -> Provision? {
    guard rows.indices.contains(row) else { return nil }
    if let line = rows[row].newLine {
      return document.provisions.last { $0.lines.lowerBound < line }
    }
    return rows[row].oldLine.flatMap { line in base?.provisions.last { $0.lines.lowerBound < line } }
  }

  /// The rows from a provision's first through its last, as it became, with what was removed from its end; or as
  /// it was if it is gone.
  func rows(of id: String) -> Range<Int>? {
    if let lines = document.provision(id)?.lines { return span(lines) { $0.newLine } }
    return base?.provision(id).flatMap { span($0.lines) { $0.oldLine } }
  }

  private func span(_ lines: Range<Int>, _ line: (Redline.Row) -> Int?) -> Range<Int>? {
    let isIn = { (row: Redline.Row) in line(row).map { lines.contains($0 - 1) } ?? false }
    guard let first = rows.firstIndex(where: isIn), let last = rows.lastIndex(where: isIn) else { return nil }
    return first..<(rows[(last + 1)...].firstIndex { line($0) != nil } ?? rows.count)
  }

  /// The provision of the first change; blank lines between provisions are one only where nothing else changed.
  var firstChanged: String? {
    let first = rows.firstIndex { $0.changesWords } ?? rows.firstIndex { $0.kind != .same }
    return first.flatMap { provision(ofRow: $0)?.id }
  }

  private static func byRow(_ freshness: Freshness, _ rows: [Redline.Row]) -> [Int: [Freshness.Mark]] {
    guard !freshness.marks.isEmpty else { return [:] }
    var fresh: [Int: [Freshness.Mark]] = [:]
    // A line may stand in several rows, where lines were joined or split.
    var (current, offset) = (0, 0)
    for (index, row) in rows.enumerated() {
      guard let line = row.oldLine else { continue }
      if line != current { (current, offset) = (line, 0) }
      let length = row.pieces.filter { $0.kind != .added }.reduce(0) { $0 + $1.text.count }
      let range = offset..<offset + length
      offset = range.upperBound
      let marks = (freshness.marks[line - 1] ?? []).filter { $0.range.overlaps(range) }
      guard !marks.isEmpty else { continue }
      fresh[index] = marks.map { mark in
        let part = mark.range.clamped(to: range)
        return Freshness.Mark(
          range: part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound, age: mark.age)
      }
    }
    return fresh
  }

  /// The rows that came or went of provisions whose text is the same.
  ///
  /// Of two that change places either can be said to have moved; the rows tell which of them is drawn so.
  private static func moved(from base: Document?, to document: Document, _ rows: [Redline.Row]) -> Set<Int> {
    var (old, new): (Set<Int>, Set<Int>) = ([], [])
    for provision in document.provisions {
      guard let base, let former = base.provision(provision.id),
        base.text(of: former) == document.text(of: provision)
      else { continue }
      old.formUnion(former.lines)
      new.formUnion(provision.lines)
    }
    return Set(
      rows.indices.filter { index in
        let row = rows[index]
        return switch row.kind {
        case .added: new.contains((row.newLine ?? 0) - 1)
        case .removed: old.contains((row.oldLine ?? 0) - 1)
        default: false
        }
      })
  }
}

extension Redline.Row {
  /// Whether something that is not blank came or went.
  fileprivate var changesWords: Bool {
    kind != .same
      && pieces.contains { $0.kind != .same && $0.text.contains { $0 != .space && $0 != .lineFeed } }
  }
}

/// Which lines of a text are headings, and which are for machines.
private struct LineTones {
  private let headings: Set<Int>
  private let quiet: Set<Int>

  init(_ document: Document) {
    var headings: Set<Int> = []
    for heading in document.provisions.compactMap(\.heading) {
      headings.formUnion(heading.line..<heading.line + heading.lineCount)
    }
    self.headings = headings
    let governance = document.provisions.filter { $0.id == Provision.governanceID }
    quiet = document.fencedLines(in: document.provisions).union(governance.flatMap { $0.lines })
  }

  func tone(ofLine line: Int) -> ReplayText.Tone {
    quiet.contains(line) ? .quiet : headings.contains(line) ? .heading : .plain
  }
}
