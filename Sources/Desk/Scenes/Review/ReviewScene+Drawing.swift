internal import Cells
internal import Charter
internal import History
internal import Ledger
internal import Prose
internal import Ratification

extension ReviewScene {
  /// Where the parts are now, as the last frame showed them.
  private func areas(_ world: World) -> ReviewAreas { ReviewAreas(world.room, self) }

  /// The room for what is read at this step.
  func room(_ world: World) -> Size { areas(world).body.size }

  func draw(on canvas: inout Canvas, _ world: World) {
    let chrome = Chrome(
      title: "\(occasion): \(String(decoding: review.statement.title, as: UTF8.self))",
      right: steps(isShort: canvas.size.columns < 60),
      contexts: [step == .attestation ? .attestation : takesWords ? .words : .review]
        + (step == .objection ? [.objection] : []))
    let areas = ReviewAreas(drawChrome(chrome, on: &canvas, world), self)
    drawHeader(on: &canvas, areas)
    if showsRedline {
      pane?.draw(on: &canvas, in: areas.body, marksFocus: step == .decision) { status(of: $0) }
    } else {
      canvas.draw(reading(columns: areas.body.size.columns).dropFirst(top), in: areas.body)
    }
    guard let area = areas.field else { return }
    if step == .attestation {
      drawPhrase(on: &canvas, below: areas, world)
    } else {
      let inside = canvas.pane(area, "in your own words", isFocused: true)
      canvas.draw(typed, in: inside)
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
  private func drawPhrase(on canvas: inout Canvas, below areas: ReviewAreas, _ world: World) {
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
    let isListening = attestation.isListening(at: world.now.nanoseconds)
    let key = world.keyName(of: .next)
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

/// Where the parts of a review are, which update and view have to agree on.
struct ReviewAreas: Equatable {
  /// What the step wants, and how far it is.
  let header: Rect
  /// What is read; the redline is measured by it.
  let body: Rect
  /// Where words are typed; nil where none are wanted.
  let field: Rect?
  /// Whether there is so little room that the header is one line.
  let isCompact: Bool

  private static let fewRows = 14
  /// The line that says what to do, the phrase, and what is typed of it.
  static let phraseRows = 3

  init(_ room: Rect, _ scene: ReviewScene) {
    isCompact = room.size.rows < ReviewAreas.fewRows
    let columns = max(1, room.size.columns - 2)
    let words = scene.purpose(isShort: isCompact)
    let headerRows = isCompact ? 1 : rows(of: Bytes(words.utf8), columns: columns).count + 1
    header = Rect(column: 1, row: room.origin.row, columns: columns, rows: headerRows)
    let left = max(1, room.size.rows - headerRows)
    let fieldRows: Int
    if scene.step == .attestation {
      fieldRows = min(left - 1, ReviewAreas.phraseRows + (isCompact ? 0 : 1))
    } else if scene.takesWords {
      let least = isCompact ? 3 : min(6, max(3, left / 3))
      let typed = FoldedField(scene.typed, columns: max(1, columns - 2)).rows.count + 2
      fieldRows = max(least, min(typed, left / 2))
    } else {
      fieldRows = 0
    }
    body = Rect(column: 1, row: header.rows.upperBound, columns: columns, rows: max(1, left - fieldRows))
    field =
      fieldRows > 0
      ? Rect(column: 1, row: body.rows.upperBound, columns: columns, rows: fieldRows) : nil
  }
}

extension Rect {
  /// The same columns, from the top of the screen.
  fileprivate var rising: Rect {
    Rect(column: origin.column, row: 0, columns: size.columns, rows: rows.upperBound)
  }
}
