internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension ReviewScreen {
  func draw(on canvas: inout Canvas, _ interface: Interface) {
    var chrome = Chrome(
      title: "\(occasion): \(String(decoding: review.statement.title, as: UTF8.self))",
      right: steps(isShort: canvas.size.columns < 60),
      contexts: [step == .attestation ? .attestation : takesText ? .words : .review]
        + (step == .objection ? [.objection] : []))
    chrome.hidden = hidden + field.hidden
    if earlierObjections.isEmpty { chrome.hidden.append(.raise) }
    if interface.objectors(to: review).isEmpty { chrome.hidden.append(.askObjection) }
    let areas = ReviewAreas(chrome.draw(on: &canvas, interface), self)
    drawHeader(on: &canvas, areas)
    if showsRedline {
      pane?.draw(on: &canvas, in: areas.body, marksFocus: step == .decision) { status(of: $0) }
    } else {
      canvas.draw(reading(columns: areas.body.size.columns).dropFirst(top), in: areas.body)
    }
    guard let area = areas.field else { return }
    if step == .attestation {
      drawPhrase(on: &canvas, below: areas, interface)
    } else {
      let inside = canvas.pane(area, "in your own words", isFocused: true)
      canvas.draw(field, in: inside)
    }
  }

  /// What it is a review of.
  var occasion: String {
    switch review.occasion {
    case .amendment: "Amendment \(review.statement.number)"
    case .adoption, .copy: "Adoption"
    case .editorial: "Editorial amendment \(review.statement.number)"
    }
  }

  private var stepsTaken: [Step] { Step.allCases.filter { review.occasion.includes($0) } }

  private func steps(isShort: Bool) -> String {
    isShort
      ? "\(stepsTaken.filter { $0 <= step }.count)/\(stepsTaken.count)"
      : stepsTaken.map { $0 < step ? "●" : $0 == step ? "◉" : "○" }.joined(separator: " ")
  }

  /// What the bar leaves out, since it is not open at this step.
  private var hidden: [Action] {
    let decisions: [Action] = [
      .adoptChange, .adoptEdited, .editInPlace, .reject, .sendBack, .setAside, .parts,
    ]
    let dissent: [Action] = isAlone ? [.dissent] : []
    return switch step {
    case .decision:
      (review.occasion == .copy ? [.adoptEdited, .editInPlace, .parts, .retitle] : []) + dissent
    case .redline: decisions + dissent
    default: decisions + [.dissent, .cycleView, .nextProvision, .retitle]
    }
  }

  /// Whether nobody else ratifies, so that there is nobody to dissent from.
  private var isAlone: Bool { (review.base ?? review.result).governance.ratifiers.count < 2 }

  /// What the step wants, with its number.
  func purpose(isShort: Bool) -> String {
    let number = stepsTaken.filter { $0 <= step }.count
    if isShort { return "\(number). \(shortPurpose(of: step))" }
    let purpose = Desk.purpose(of: step, review.occasion, isDissent: review.isDissent)
    return "\(number). \((step == .redline ? purposeOfCarried : nil) ?? purpose)"
  }

  /// What the redline wants where part of the text was accepted in draft.
  private var purposeOfCarried: String? {
    let (carried, all) = (review.carried.count, review.changes.count)
    guard carried > 0 else { return nil }
    return carried == all
      ? "Nothing changed since you accepted it in draft, so there is nothing to read again."
      : "You accepted \(carried) of \(all) provisions in draft. Read the other \(all - carried)."
  }

  private func drawHeader(on canvas: inout Canvas, _ areas: ReviewAreas) {
    let progress = progress(areas)
    let row = areas.header.rows.upperBound - 1
    let place = areas.header.columns.upperBound - Canvas.columns(of: progress.words)
    if areas.isCompact {
      let words = DisplayLine(purpose(isShort: true), Style(.focus)).spans
      canvas.draw(
        words.fitted(to: max(0, place - 2)), at: areas.header.origin, clip: areas.header)
    } else {
      canvas.draw(
        rows(
          of: Bytes(purpose(isShort: false).utf8), columns: areas.header.size.columns, style: Style(.focus)),
        in: areas.header)
    }
    canvas.put(progress.words, at: Point(column: place, row: row), style: progress.style, clip: areas.header)
  }

  /// How far the step is: lines seen, changes decided, or that there is more to read.
  private func progress(_ areas: ReviewAreas) -> (words: String, style: Style) {
    let view = areas.isCompact ? "" : " · \(pane?.view.name ?? "")"
    switch step {
    case .redline:
      let (shown, all) = seen
      let words = areas.isCompact ? "\(shown) of \(all) seen" : "\(shown) of \(all) changed lines seen"
      return (words + view, Style(shown < all ? .caution : .dim))
    case .decision:
      let open = review.undecided.count
      return ("\(review.changes.count - open) of \(review.changes.count) decided" + view, .dim)
    default:
      let isMore = lineCount(areas.body.size.columns) > top + areas.body.size.rows
      return (isMore ? areas.isCompact ? "PgDn" : "PgDn: more" : "", .dim)
    }
  }

  private func status(of change: Int) -> String {
    if review.carried[review.changes[change].id] != nil { return " accepted in draft " }
    return switch review.decisions[review.changes[change].id] {
    case .adopt: " adopted "
    case .adoptEdited: " adopted as edited "
    case .reject: " rejected "
    case .sendBack: " sent back "
    case .setAside: " set aside "
    case nil: step == .decision ? " undecided " : ""
    }
  }

  /// What to type, right below the summary or at the bottom, so that it is never cut off.
  private func drawPhrase(on canvas: inout Canvas, below areas: ReviewAreas, _ interface: Interface) {
    guard let attestation, let area = areas.field else { return }
    let used = lineCount(areas.body.size.columns) - top
    let row = min(areas.body.origin.row + used + 1, area.rows.upperBound - ReviewAreas.phraseRows)
    func put(_ offset: Int, _ words: String, _ style: Style) {
      canvas.put(
        words, at: Point(column: area.origin.column, row: row + offset), style: style, clip: area.rising)
    }
    if isSigning {
      put(0, "Signing with your key.", Style(.focus, .bold))
      put(1, "If it asks for a touch, touch it.", Style(.focus))
      return
    }
    let isListening = attestation.isListening(at: interface.now.nanoseconds)
    let key = interface.keymap.keyName(of: .next)
    let words =
      attestation.entry == .typed ? "Type this, then \(key):" : "Type this word, then \(key) (assistive):"
    put(0, isListening ? words : "One moment: read first.", isListening ? .text : .dim)
    put(
      1, "    \(attestation.entry == .typed ? attestation.phrase : attestation.expected)",
      Style(.caution, .bold))
    put(2, "  > ", Style(.focus))
    let typed = DisplayLine.spans(of: Bytes(attestation.typed.utf8), .text)
    let end = canvas.draw(
      typed, at: Point(column: area.origin.column + 4, row: row + 2), clip: area.rising)
    if isListening {
      canvas.cursor = Point(column: min(end, area.columns.upperBound - 1), row: row + 2)
      canvas.cursorShape = .bar
    }
  }
}

extension Rect {
  /// The same columns, from the top of the screen.
  fileprivate var rising: Rect {
    Rect(column: origin.column, row: 0, columns: size.columns, rows: rows.upperBound)
  }
}
