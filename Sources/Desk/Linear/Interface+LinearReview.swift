internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  func page(of review: ReviewScreen) -> LinearPage {
    let statement = review.review.statement
    var page = LinearPage(
      "review \(statement.digest.short) \(review.step) \(review.review.openObjection?.id ?? "")",
      "\(review.occasion): \(linear(statement.title))")
    page.parts = [LinearPage.Part("Step", [review.purpose(isShort: false)])]
    switch review.step {
    case .redline: addRedline(of: review, to: &page)
    case .decision: addDecisions(of: review, to: &page)
    default:
      page.parts.append(LinearPage.Part("", review.reading(columns: reviewRoom(of: review).columns)))
      if review.takesText {
        if !review.field.isEmpty {
          page.parts.append(LinearPage.Part("An empty answer takes", linearLines(review.field.bytes)))
        }
        page.text = .line
        page.choices = [LinearPage.Choice("write it in $EDITOR", .editField)]
        if review.step == .objection { page.choices += choices([.objection]) }
      } else {
        page.choices = [LinearPage.Choice("go on", .action(.next))]
        page.usual = .action(.next)
      }
    }
    page.choices.append(
      page.text == nil
        ? LinearPage.Choice("back one step", .action(.back)) : LinearPage.Choice("back one step", .leave))
    if page.text == nil {
      page.choices.append(LinearPage.Choice("leave the review, which is kept", .action(.close)))
    }
    return page
  }

  private func addRedline(of review: ReviewScreen, to page: inout LinearPage) {
    let rows = reviewRoom(of: review).rows
    guard let pane = review.pane else { return }
    page.parts.append(
      LinearPage.Part(
        "", ["- is taken out, + comes in, ~ is revised; [-old-] {+new+} within a line."]))
    page.parts.append(LinearPage.Part("Redline", pane.visible(rows), start: pane.top))
    let (shown, all) = review.seen
    page.parts.append(LinearPage.Part("Changed lines", ["\(all)"]))
    let isMore = pane.top + rows < pane.layout.lines.count
    if isMore || shown < all { page.choices.append(LinearPage.Choice("read on", .readOn)) }
    page.choices.append(LinearPage.Choice("go on to the next step", .action(.next)))
    page.usual = isMore ? .readOn : .action(.next)
  }

  private func addDecisions(of review: ReviewScreen, to page: inout LinearPage) {
    let changes = review.review.changes
    let focus = review.pane?.focus ?? 0
    let open = Set(review.review.undecided)
    page.parts.append(
      LinearPage.Part(
        "Changes",
        changes.map { change in
          let status =
            open.contains(change.id) ? "undecided" : review.review.decisions[change.id]?.words ?? ""
          return "\(change.kind.rawValue): \(change.name), \(status)"
        }))
    if changes.indices.contains(focus) {
      page.parts.append(
        LinearPage.Part("Change \(focus + 1) of \(changes.count) is in focus", [changes[focus].name]))
    }
    let hidden: [Action] = review.review.occasion == .copy ? [.adoptEdited, .editInPlace] : []
    page.choices = choices([.review], without: hidden)
    page.choices.append(LinearPage.Choice("read the change in focus once more", .readChange))
    page.usual = .action(.next)
  }

  /// The changes of one provision, each kept or dropped.
  func page(of picker: PartsPicker) -> LinearPage {
    let name = linear(Bytes(picker.name.utf8))
    var page = LinearPage("parts \(picker.id)", "Which changes of “\(name)” do you want?")
    for (index, hunk) in picker.hunks.enumerated() {
      let layout = RedlineLayout(picker.redline.rows[hunk], columns: size.columns, isMonochrome: true)
      page.parts.append(
        LinearPage.Part(
          "Change \(index + 1)",
          [picker.kept.contains(index) ? "kept" : "dropped"] + layout.lines.map(\.linear)))
    }
    page.choices = picker.hunks.indices.map { LinearPage.Choice("keep or drop change \($0 + 1)", .pick($0)) }
    page.choices.append(LinearPage.Choice("take what is kept, and leave the rest out", .takeParts))
    page.choices.append(LinearPage.Choice("leave it undecided", .leave))
    return page
  }

  /// The change in focus as it stands in the redline.
  var linearChange: [String] {
    guard case .review(let review) = screen, let pane = review.pane else { return [] }
    let starts = pane.layout.starts
    guard starts.indices.contains(pane.focus) else { return [] }
    let end = pane.focus + 1 < starts.count ? starts[pane.focus + 1] : pane.layout.lines.count
    return pane.layout.lines[starts[pane.focus]..<end].map(\.linear)
  }

  /// Goes on to the lines behind those that were read, or to changed lines that were not.
  mutating func readOn() -> [Effect] {
    switch screen {
    case .review(var review):
      let room = reviewRoom(of: review)
      if let pane = review.pane, pane.top + room.rows < pane.layout.lines.count {
        review.scrollRedline(by: room.rows, room)
      } else {
        review.scrollToChange(isForward: true, room)
      }
      replaceScreen(.review(review))
    case .draft: return receive(draft: .pageDown)
    default: break
    }
    return []
  }
}

extension Review.Decision {
  fileprivate var words: String {
    switch self {
    case .adopt: "adopted"
    case .adoptEdited: "adopted as edited"
    case .reject: "rejected"
    case .sendBack: "sent back"
    case .setAside: "set aside"
    }
  }
}
