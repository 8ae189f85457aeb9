internal import Cells
internal import Prose
internal import Ratification

/// The changes of one provision, each of which is kept or dropped.
public struct PartsPicker: Equatable, Sendable {
  /// The provision.
  let id: String
  let name: String
  let redline: Redline
  let hunks: [Range<Int>]
  var kept: Set<Int>
  var selected = 0

  /// Nil where there is only one change, so that there is nothing to pick.
  init?(id: String, name: String, from old: Bytes, to new: Bytes) {
    redline = Redline(from: old, to: new)
    hunks = redline.hunks
    guard hunks.count > 1 else { return nil }
    (self.id, self.name) = (id, name)
    kept = Set(hunks.indices)
  }

  mutating func toggle() {
    if kept.remove(selected) == nil { kept.insert(selected) }
  }
}

extension Interface {
  /// Opens the changes of a provision, or says why they can't be told apart.
  mutating func pickParts(of id: String, name: String, from old: Bytes, to new: Bytes) {
    guard let picker = PartsPicker(id: id, name: name, from: old, to: new) else {
      refuse("“\(name)” has one change only. \(keymap.keyName(of: .adoptEdited)) edits it.")
      return
    }
    overlay = .parts(picker)
  }

  mutating func receive(parts key: Key, _ picker: PartsPicker) -> [Effect] {
    var picker = picker
    let last = picker.hunks.count - 1
    switch keymap.action(for: key, in: [.parts, .moving]) {
    case .choose:
      overlay = nil
      return take(picker)
    case .toggle: picker.toggle()
    case .down: picker.selected = min(last, picker.selected + 1)
    case .up: picker.selected = max(0, picker.selected - 1)
    case .top: picker.selected = 0
    case .bottom: picker.selected = last
    default: break
    }
    overlay = .parts(picker)
    return []
  }

  /// What is kept is the person's own text; all of it is what was proposed, and none of it is a rejection.
  mutating func take(_ picker: PartsPicker) -> [Effect] {
    guard !picker.kept.isEmpty else {
      refuse(
        "Nothing of the change is left. \(keymap.keyName(of: .reject)) turns it down as a whole.")
      return []
    }
    let isWhole = picker.kept.count == picker.hunks.count
    let text = picker.redline.text(keeping: picker.kept)
    if case .draft = screen { return takeParts(isWhole ? nil : text, of: picker.id) }
    return isWhole ? takeDecision(.adopt, on: picker.id) : takeEdit(text, of: picker.id)
  }

  func draw(_ picker: PartsPicker, on canvas: inout Canvas) {
    let columns = sheetColumns(72)
    let title = rows(
      of: Bytes("Which changes of “\(picker.name)” do you want?".utf8), columns: columns,
      style: Style(.text, .bold))
    let parts = picker.hunks.enumerated().map { index, hunk -> [DisplayLine] in
      let layout = RedlineLayout(
        picker.redline.rows[hunk], columns: columns - 6, isMonochrome: isMonochrome)
      let isKept = picker.kept.contains(index)
      return layout.lines.enumerated().map { row, line in
        let mark = DisplayLine(row == 0 ? isKept ? "[x] " : "[ ] " : "    ", Style(.focus)).spans
        let sign = DisplayLine(line.gutter.isEmpty ? "  " : "\(line.gutter) ", line.gutterStyle).spans
        let words = isKept ? line.spans : line.spans.map { span in span.dimmed }
        return DisplayLine(spans: mark + sign + words)
      }
    }
    let count = parts.reduce(0) { $0 + $1.count }
    let inside = sheet(on: &canvas, columns: 72, rows: title.count + count + 3, "")
    canvas.draw(title, in: inside)
    let top = inside.origin.row + title.count + 1
    let room = max(1, inside.rows.upperBound - top)
    let before = parts.prefix(picker.selected).reduce(0) { $0 + $1.count }
    var row = top - firstShown(focus: before, count: count, rows: room)
    for (index, lines) in parts.enumerated() {
      if row >= top { canvas.draw(lines, isSelected: index == picker.selected, at: row, in: inside) }
      row += lines.count
    }
  }
}

extension DisplayLine.Span {
  /// The same words, since what is dropped is shown for as long as it can be taken back.
  fileprivate var dimmed: DisplayLine.Span {
    DisplayLine.Span(text: text, columns: columns, style: .dim)
  }
}
