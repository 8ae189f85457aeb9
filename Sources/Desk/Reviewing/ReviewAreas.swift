internal import Cells
internal import Prose
internal import Ratification

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

  init(_ room: Rect, _ screen: ReviewScreen) {
    isCompact = room.size.rows < ReviewAreas.fewRows
    let columns = max(1, room.size.columns - 2)
    let words = screen.purpose(isShort: isCompact)
    let headerRows = isCompact ? 1 : rows(of: Bytes(words.utf8), columns: columns).count + 1
    header = Rect(column: 1, row: room.origin.row, columns: columns, rows: headerRows)
    let left = max(1, room.size.rows - headerRows)
    let fieldRows: Int
    if screen.step == .attestation {
      fieldRows = min(left - 1, ReviewAreas.phraseRows + (isCompact ? 0 : 1))
    } else if screen.takesText {
      let least = isCompact ? 3 : min(6, max(3, left / 3))
      let typed = FoldedField(screen.field, columns: max(1, columns - 2)).rows.count + 2
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

extension Interface {
  func reviewAreas(of screen: ReviewScreen) -> ReviewAreas { ReviewAreas(room, screen) }

  /// The room for what is read at this step.
  func reviewRoom(of screen: ReviewScreen) -> Size { reviewAreas(of: screen).body.size }
}
