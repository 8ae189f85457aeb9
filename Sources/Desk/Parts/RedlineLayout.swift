internal import Cells
internal import Charter
internal import Ledger
internal import Prose

/// The three ways in which a change is drawn.
enum RedlineView: CaseIterable, Sendable {
  /// Old and new words in one line.
  case words
  /// The old line, then the new one.
  case lines
  case sideBySide

  var next: RedlineView {
    switch self {
    case .words: .lines
    case .lines: .sideBySide
    case .sideBySide: .words
    }
  }

  var name: String {
    switch self {
    case .words: "words"
    case .lines: "lines"
    case .sideBySide: "side by side"
    }
  }
}

/// The changes of a proposal as rows of the screen.
///
/// Wrapping is for display only; no line is cut. Colour never stands alone: a sign in the gutter and an
/// underline or weight go with it, and in monochrome brackets.
struct RedlineLayout: Equatable, Sendable {
  private(set) var lines: [DisplayLine] = []
  /// The first line of each change.
  private(set) var starts: [Int] = []
  /// For each change the rows of its redline that differ, with the number of parts each is drawn in.
  private(set) var changedRows: [[Int: Int]] = []
  /// For each change the words of its changed lines.
  private(set) var changedWords: [Int] = []
  /// The provisions of which only the heading is shown.
  let collapsed: Set<String>

  /// The columns that a row may take behind the gutter.
  let columns: Int
  private let view: RedlineView
  private let isMonochrome: Bool

  static let gutter = 2

  /// - Parameters:
  ///   - preface: What stands above the first change.
  ///   - collapsed: The provisions of which only the heading is shown.
  init(
    _ changes: [ProvisionChange], from base: Document?, to result: Document, columns: Int, view: RedlineView,
    isMonochrome: Bool, preface: [DisplayLine] = [], collapsed: Set<String> = []
  ) {
    lines = preface
    self.collapsed = collapsed
    self.columns = max(8, columns - RedlineLayout.gutter)
    self.view = view
    self.isMonochrome = isMonochrome
    for (index, change) in changes.enumerated() {
      let isBelowCollapsed = index > 0 && collapsed.contains(changes[index - 1].id)
      if index > 0, !(isBelowCollapsed && collapsed.contains(change.id)) { lines.append(DisplayLine("")) }
      starts.append(lines.count)
      changedRows.append([:])
      changedWords.append(0)
      add(change, index, from: base, to: result)
    }
  }

  /// One redline by itself, each of whose rows can be pointed at.
  init(_ redline: Redline, columns: Int, view: RedlineView, isMonochrome: Bool) {
    collapsed = []
    self.columns = max(8, columns - RedlineLayout.gutter)
    self.view = view
    self.isMonochrome = isMonochrome
    for (row, content) in redline.rows.enumerated() {
      for (part, var line) in layOut(content).enumerated() {
        line.source = DisplayLine.Source(change: 0, row: row, part: part)
        lines.append(line)
      }
    }
  }

  /// Some rows alone, in the order in which they are given.
  init(_ rows: some Sequence<Redline.Row>, columns: Int, isMonochrome: Bool) {
    collapsed = []
    self.columns = max(8, columns - RedlineLayout.gutter)
    view = .words
    self.isMonochrome = isMonochrome
    lines = rows.flatMap { layOut($0) }
  }

  private mutating func add(
    _ change: ProvisionChange, _ index: Int, from base: Document?, to result: Document
  ) {
    let old = change.old.flatMap { old in base.map { $0.text(of: old) } } ?? []
    let new = change.new.map { result.text(of: $0) } ?? []
    lines.append(heading(change))
    guard !collapsed.contains(change.id) else { return }
    let redline = Redline(from: old, to: new)
    lines += cautions(of: new, redline)
    for (row, content) in redline.rows.enumerated() {
      let laid = layOut(content)
      if content.kind != .same {
        changedRows[index][row] = laid.count
        changedWords[index] += content.pieces.reduce(0) { $0 + wordCount(in: $1.text) }
      }
      for (part, var line) in laid.enumerated() {
        if content.kind != .same { line.source = DisplayLine.Source(change: index, row: row, part: part) }
        lines.append(line)
      }
    }
    if redline.rows.allSatisfy({ $0.kind == .same }) {
      // A provision that only moved has no changed line; its first line stands for the move.
      changedRows[index][0] = 1
      let first = starts[index] + 1
      if lines.indices.contains(first) {
        lines[first].source = DisplayLine.Source(change: index, row: 0, part: 0)
      }
    }
  }

  private func heading(_ change: ProvisionChange) -> DisplayLine {
    let sign =
      switch change.kind {
      case .added: "+"
      case .removed: "-"
      case .replaced: "~"
      case .moved, .movedAndReplaced: "»"
      }
    let role: Role =
      switch change.kind {
      case .added: .added
      case .removed: .removed
      case .replaced: .changed
      case .moved, .movedAndReplaced: .moved
      }
    let name = change.new?.name ?? change.old?.name ?? change.id
    var line = DisplayLine("\(name)  [\(change.id)]  \(change.kind.rawValue)", Style(.title, .bold))
    line.gutter = sign
    line.gutterStyle = Style(role, .bold)
    return line
  }

  private func layOut(_ row: Redline.Row) -> [DisplayLine] {
    switch view {
    case .words: oneLine(row, sign: sign(row.kind), pieces: row.pieces)
    case .lines where row.kind == .revised:
      oneLine(row, sign: "-", pieces: row.pieces.filter { $0.kind != .added })
        + oneLine(row, sign: "+", pieces: row.pieces.filter { $0.kind != .removed })
    case .lines: oneLine(row, sign: sign(row.kind), pieces: row.pieces)
    case .sideBySide: twoColumns(row)
    }
  }

  private func oneLine(_ row: Redline.Row, sign: String, pieces: [Redline.Piece]) -> [DisplayLine] {
    let isWhole = row.kind == .added || row.kind == .removed
    let spans = pieces.flatMap { piece in self.spans(piece, isWhole: isWhole) }
    let style = Style(sign == "-" ? .removed : sign == "+" ? .added : sign == "~" ? .changed : .dim, .bold)
    // A row that goes on is marked, so that it can't be taken for a line of its own.
    return wrapped(spans, columns: columns).enumerated().map { part, spans in
      DisplayLine(gutter: part == 0 ? sign : "·", gutterStyle: part == 0 ? style : .dim, spans: spans)
    }
  }

  private func twoColumns(_ row: Redline.Row) -> [DisplayLine] {
    let half = max(4, (columns - 3) / 2)
    func side(_ left: Redline.Piece.Kind) -> [[DisplayLine.Span]] {
      let isWhole = row.kind == .added || row.kind == .removed
      let pieces = row.pieces.filter { $0.kind == .same || $0.kind == left }
      return pieces.isEmpty ? [] : wrapped(pieces.flatMap { self.spans($0, isWhole: isWhole) }, columns: half)
    }
    let (old, new) = (row.kind == .added ? [] : side(.removed), row.kind == .removed ? [] : side(.added))
    let rule = DisplayLine.Span(text: "│", columns: 1, style: Style(.border))
    return (0..<max(1, old.count, new.count)).map { index in
      // Spaces that hang beyond the row must not push the rule aside.
      let left = index < old.count ? old[index].withoutHanging(beyond: half) : []
      let pad = DisplayLine(String(repeating: " ", count: max(0, half - left.columns))).spans
      let space = DisplayLine(" ").spans
      return DisplayLine(
        gutter: index == 0 ? sign(row.kind) : "·", gutterStyle: index == 0 ? Style(.changed, .bold) : .dim,
        spans: left + pad + space + [rule] + space + (index < new.count ? new[index] : []))
    }
  }

  private func spans(_ piece: Redline.Piece, isWhole: Bool) -> [DisplayLine.Span] {
    // A line end that came or went inside a revised line has a sign of its own.
    let text = piece.text.last == .lineFeed ? piece.text.dropLast() + Bytes("⏎".utf8) : piece.text
    switch piece.kind {
    case .same: return DisplayLine.spans(of: text, .text)
    case .removed:
      let spans = DisplayLine.spans(of: text, Style(.removed, isWhole ? [] : .bold))
      return isMonochrome && !isWhole ? bracket(spans, "[-", "-]", .removed) : spans
    case .added:
      let spans = DisplayLine.spans(of: text, Style(.added, isWhole ? [] : [.bold, .underline]))
      return isMonochrome && !isWhole ? bracket(spans, "{+", "+}", .added) : spans
    }
  }

  private func bracket(
    _ spans: [DisplayLine.Span], _ open: String, _ close: String, _ role: Role
  ) -> [DisplayLine.Span] {
    DisplayLine.spans(of: Bytes(open.utf8), Style(role)) + spans
      + DisplayLine.spans(of: Bytes(close.utf8), Style(role))
  }

  private func sign(_ kind: Redline.Row.Kind) -> String {
    switch kind {
    case .same: ""
    case .removed: "-"
    case .added: "+"
    case .revised: "~"
    }
  }
}

extension [DisplayLine.Span] {
  /// Without the spaces at its end that stand beyond `columns`.
  fileprivate func withoutHanging(beyond columns: Int) -> Self {
    var spans = self
    while spans.columns > columns, spans.last?.text == " " { spans.removeLast() }
    return spans
  }
}

/// What a proposal says of itself, above the change that it is to be measured against: it is signed too.
func claims(of statement: Statement, columns: Int, withProblem: Bool = true) -> [DisplayLine] {
  let width = columns - RedlineLayout.gutter
  var lines = rows(of: statement.title, columns: width, style: Style(.text, .bold))
  lines += rows(
    of: Bytes("proposed by ".utf8) + statement.proposer.bytes
      + (statement.asked.map { Bytes(", asked ".utf8) + $0.bytes } ?? []), columns: width, style: .dim)
  lines.append(DisplayLine(""))
  let parts = [
    ("Problem", withProblem ? statement.problem : []), ("Rationale", statement.rationale),
    ("Expected effect", statement.expectedEffect),
  ]
  for (name, words) in parts where !words.isEmpty {
    lines.append(DisplayLine(name, Style(.title, .bold)))
    lines += rows(of: words, columns: width, indent: 2)
    lines.append(DisplayLine(""))
  }
  return lines
}
