internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension ReviewScreen {
  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let kind =
      switch review.occasion {
      case .amendment: "Amendment \(review.statement.number)"
      case .adoption, .copy: "Adoption"
      case .editorial: "Editorial amendment \(review.statement.number)"
      }
    let contexts: [Context] =
      switch step {
      case .redline, .decision: [.review]
      case .attestation: [.attestation]
      default: takesText ? [.composer] : [.reading]
      }
    let room = Chrome(
      title: "\(kind): \(String(decoding: review.statement.title, as: UTF8.self))", right: steps,
      contexts: contexts
    ).draw(on: &canvas, interface)
    guard room.size.rows > 4, room.size.columns > 10 else { return }
    let top = Rect(column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: 2)
    let number = Step.allCases.filter { review.occasion.includes($0) && $0 <= step }.count
    canvas.draw(
      rows(
        of: Bytes("\(number). \(purpose(of: step, review.occasion))".utf8), columns: top.size.columns,
        style: Style(.focus)), in: top)
    let body = Rect(
      column: 1, row: room.origin.row + 3, columns: room.size.columns - 2, rows: room.size.rows - 3)
    switch step {
    case .redline, .decision: drawRedline(on: &canvas, body)
    case .attestation: drawAttestation(on: &canvas, body, interface)
    default: drawReading(on: &canvas, body, interface)
    }
  }

  private var steps: String {
    Step.allCases.filter { review.occasion.includes($0) }.map { $0 < step ? "●" : $0 == step ? "◉" : "○" }
      .joined(separator: " ")
  }

  private func drawRedline(on canvas: inout Canvas, _ body: Rect) {
    guard let layout else { return }
    let room = Rect(
      column: body.origin.column, row: body.origin.row, columns: body.size.columns, rows: body.size.rows)
    canvas.draw(
      layout.lines.dropFirst(top).prefix(room.size.rows - 0), in: room, gutter: RedlineLayout.gutter)
    for (index, start) in layout.starts.enumerated() where start >= top && start < top + room.size.rows {
      let row = room.origin.row + start - top
      let status = status(of: review.changes[index])
      let width = status.count
      canvas.put(
        status, at: Point(column: room.columns.upperBound - width, row: row),
        style: Style(index == focus && step == .decision ? .selection : .dim, .bold), clip: room)
      if index == focus, step == .decision {
        canvas.put(">", at: Point(column: 0, row: row), style: Style(.focus))
      }
    }
    let (shown, all) = seen
    let count = "\(shown) of \(all) changed lines seen · \(view.name)"
    canvas.put(
      count, at: Point(column: max(1, canvas.size.columns - count.count - 1), row: body.origin.row - 1),
      style: Style(shown < all ? .caution : .dim))
  }

  /// What the proposal says of itself, above the change that it is to be measured against: it is signed too.
  func claims(columns: Int) -> [DisplayLine] {
    let width = columns - RedlineLayout.gutter
    let statement = review.statement
    var lines: [DisplayLine] = []
    for (name, words) in [("Rationale", statement.rationale), ("Expected effect", statement.expectedEffect)]
    where !words.isEmpty {
      lines.append(DisplayLine(name, Style(.title, .bold)))
      lines += rows(of: words, columns: width, indent: 2)
      lines.append(DisplayLine(""))
    }
    guard !lines.isEmpty else { return [] }
    return rows(of: statement.title, columns: width, style: Style(.text, .bold))
      + rows(of: Bytes("proposed by ".utf8) + statement.proposer.bytes, columns: width, style: .dim)
      + [DisplayLine("")] + lines
  }

  private func status(of change: ProvisionChange) -> String {
    switch review.decisions[change.id] {
    case .adopt: " adopted "
    case .adoptEdited: " adopted as edited "
    case .reject: " rejected "
    case .sendBack: " sent back "
    case .setAside: " set aside "
    case nil: step == .decision ? " undecided " : ""
    }
  }

  /// The steps that are read and answered in words.
  private func drawReading(on canvas: inout Canvas, _ body: Rect, _ interface: Interface) {
    let hasField =
      step == .stance && !review.isRedlineShown || step == .reason
      || step == .objection && review.openObjection != nil
    let fieldRows = hasField ? min(6, max(3, body.size.rows / 3)) : 0
    let upper = Rect(
      column: body.origin.column, row: body.origin.row, columns: body.size.columns,
      rows: body.size.rows - fieldRows)
    canvas.draw(reading(columns: upper.size.columns).dropFirst(top), in: upper)
    guard hasField else { return }
    let area = Rect(
      column: body.origin.column, row: upper.rows.upperBound, columns: body.size.columns, rows: fieldRows)
    let inside = canvas.pane(
      area, "in your own words; Enter goes on, Alt-Enter breaks the line", isFocused: true)
    canvas.draw(field, in: inside)
  }

  func lineCount(_ room: Size) -> Int { reading(columns: room.columns).count }

  private func reading(columns: Int) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    func add(_ name: String, _ text: Bytes, _ style: Style = .text) {
      guard !text.isEmpty else { return }
      lines.append(DisplayLine(name, Style(.title, .bold)))
      lines.append(contentsOf: rows(of: text, columns: columns, style: style, indent: 2))
      lines.append(DisplayLine(""))
    }
    switch step {
    case .problem, .stance:
      if let repeats {
        add("This was declined before", repeats.why, Style(.caution))
      }
      add("Goal", Bytes(review.result.governance.goal.utf8))
      add("Problem", review.statement.problem)
      if let stance = review.stanceWords, step == .stance, review.isRedlineShown {
        add("Your stance", Bytes(stance.utf8))
      }
      if let base = review.base {
        for change in review.changes {
          guard let old = change.old else { continue }
          add("In force: \(old.name)  [\(old.id)]", base.text(of: old), .dim)
        }
      } else {
        add(
          "What is decided",
          Bytes("Whether this text comes into force. The next step but one shows every line of it.".utf8))
      }
    case .objection:
      for objection in review.objections ?? [] {
        let by = String(decoding: objection.by.bytes, as: UTF8.self)
        add("\(objection.id), from \(by) (rules, not a language model)", objection.words)
        if let answer = review.answers.first(where: { $0.objection == objection.id }) {
          add("You: \(answer.outcome.rawValue)", answer.words, Style(.human))
        }
      }
      if review.objections?.isEmpty ?? true {
        add(
          "None found",
          Bytes(
            "The built-in critic has nothing to object that its rules know of. That is recorded as “none found”; it is not a recommendation. Press Enter."
              .utf8))
      }
    case .reason:
      add("Your stance", Bytes((review.stanceWords ?? "").utf8), Style(.human))
      add("What you adopt", review.statement.title)
      for change in review.changes {
        guard let new = change.new else { continue }
        add(
          "L\(new.lines.lowerBound + 1)–L\(new.lines.upperBound) \(new.name)", review.result.text(of: new),
          .dim)
      }
    default: break
    }
    return lines
  }

  private func drawAttestation(on canvas: inout Canvas, _ body: Rect, _ interface: Interface) {
    guard let attestation else { return }
    var lines: [DisplayLine] = []
    lines += rows(of: review.statement.title, columns: body.size.columns, style: Style(.text, .bold))
    for change in review.changes.prefix(max(1, body.size.rows - 10)) {
      lines.append(DisplayLine("  \(change.kind.rawValue): \(change.id)"))
    }
    if review.changes.count > body.size.rows - 10 {
      lines.append(DisplayLine("  and \(max(0, review.changes.count - max(1, body.size.rows - 10))) more"))
    }
    lines += rows(of: review.reason?.text ?? [], columns: body.size.columns, style: Style(.human), indent: 2)
    lines.append(DisplayLine("sha256:\(review.statement.digest.hex)", .dim))
    lines.append(DisplayLine(""))
    if isSigning {
      lines.append(
        DisplayLine("Signing with your key. If it asks for a touch, touch it.", Style(.focus, .bold)))
      canvas.draw(lines, in: body)
      return
    }
    let isListening = attestation.isListening(at: interface.now.nanoseconds)
    let words =
      attestation.entry == .typed
      ? "Type this, then Enter:" : "Word by word, each with Enter (the record says entry: assistive):"
    lines.append(DisplayLine(isListening ? words : "One moment: read first.", isListening ? .text : .dim))
    lines.append(
      DisplayLine(
        "    \(attestation.entry == .typed ? attestation.phrase : attestation.expected)",
        Style(.caution, .bold)))
    canvas.draw(lines, in: body)
    let row = body.origin.row + min(lines.count + 1, body.size.rows - 1)
    let prompt = Point(column: body.origin.column + 4, row: row)
    canvas.put(">", at: Point(column: body.origin.column + 2, row: row), style: Style(.focus))
    let end = canvas.draw(DisplayLine.spans(of: Bytes(attestation.typed.utf8), .text), at: prompt, clip: body)
    if isListening { canvas.cursor = Point(column: min(end, body.columns.upperBound - 1), row: row) }
  }
}
