internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// The review in linear mode.
extension ReviewScene {
  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline(
      "review \(review.statement.digest.short) \(step) \(review.openObjection?.id ?? "")",
      "\(occasion): \(linear(review.statement.title))")
    page.parts = [SceneOutline.Part("Step", [purpose(isShort: false)])]
    switch step {
    case .redline: addRedline(to: &page, world)
    case .decision: addDecisions(to: &page, world)
    default:
      page.parts.append(SceneOutline.Part("", reading(columns: room(world).columns)))
      if takesWords {
        if !typed.isEmpty {
          page.parts.append(SceneOutline.Part("An empty answer takes", linearLines(typed.bytes)))
        }
        page.text = .line
        page.choices = [SceneOutline.Choice("write it in $EDITOR", .editField)]
        if step == .objection { page.choices += choices([.objection], world) }
      } else {
        page.choices = [SceneOutline.Choice("go on", .action(.next))]
        page.usual = .action(.next)
      }
    }
    page.choices.append(SceneOutline.Choice("back one step", page.text == nil ? .action(.back) : .leave))
    if page.text == nil {
      page.choices.append(SceneOutline.Choice("leave the review, which is kept", .action(.close)))
    }
    return page
  }

  private func addRedline(to page: inout SceneOutline, _ world: World) {
    let rows = room(world).rows
    guard let pane else { return }
    page.parts.append(
      SceneOutline.Part("", ["- is taken out, + comes in, ~ is revised; [-old-] {+new+} within a line."]))
    page.parts.append(SceneOutline.Part("Redline", pane.visible(rows), start: pane.top))
    let (shown, all) = seen
    page.parts.append(SceneOutline.Part("Changed lines", ["\(all)"]))
    let isMore = pane.top + rows < pane.layout.lines.count
    if isMore || shown < all { page.choices.append(SceneOutline.Choice("read on", .readOn)) }
    page.choices.append(SceneOutline.Choice("go on to the next step", .action(.next)))
    page.usual = isMore ? .readOn : .action(.next)
  }

  private func addDecisions(to page: inout SceneOutline, _ world: World) {
    let changes = review.changes
    let focused = pane?.focus ?? 0
    let open = Set(review.undecided)
    page.parts.append(
      SceneOutline.Part(
        "Changes",
        changes.map { change in
          let status = open.contains(change.id) ? "undecided" : review.decisions[change.id]?.words ?? ""
          return "\(change.kind.rawValue): \(change.name), \(status)"
        }))
    if changes.indices.contains(focused) {
      page.parts.append(
        SceneOutline.Part("Change \(focused + 1) of \(changes.count) is in focus", [changes[focused].name]))
    }
    page.choices = choices([.review], world)
    page.choices.append(SceneOutline.Choice("read the change in focus once more", .read(.change)))
    page.usual = .action(.next)
  }

  /// The change in focus as it stands in the redline.
  func lines(of passage: SceneOutline.Passage, _ world: World) -> [String] {
    guard passage == .change, let pane, pane.layout.starts.indices.contains(pane.focus) else { return [] }
    let starts = pane.layout.starts
    let end = pane.focus + 1 < starts.count ? starts[pane.focus + 1] : pane.layout.lines.count
    return pane.layout.lines[starts[pane.focus]..<end].map(\.linear)
  }

  /// Goes on to the lines behind those that were read, or to changed lines that were not.
  mutating func readOn(_ world: inout World) {
    let room = room(world)
    if let pane, pane.top + room.rows < pane.layout.lines.count {
      self.pane?.scroll(by: room.rows, rows: room.rows)
    } else {
      scrollToChange(isForward: true, room)
    }
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
