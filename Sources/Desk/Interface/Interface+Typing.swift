internal import Cells
internal import Prose
internal import Ratification

/// Keys where characters are text.
extension Interface {
  var isTyping: Bool {
    switch screen {
    case .desk(let screen): screen.pane == .composer
    case .review(let screen): screen.takesText
    default: false
    }
  }

  mutating func receive(typed key: Key) -> [Effect] {
    if keymap.action(for: key, in: [.everywhere]) == .stop {
      return stop()
    }
    switch screen {
    case .desk(let screen): return receive(typed: key, screen)
    case .review(let screen): return receive(typed: key, screen)
    default: return []
    }
  }

  private mutating func receive(typed key: Key, _ desk: DeskScreen) -> [Effect] {
    var desk = desk
    switch keymap.action(for: key, in: [.composer]) {
    case .back: desk.leaveComposer()
    case .nextPane: desk.movePane(by: 1)
    case .previousPane: desk.movePane(by: -1)
    case .next: return sendComposer()
    case .edit: return [.edit(.field, desk.composer.bytes)]
    case .clear: desk.composer.clearLine()
    default:
      if !desk.composer.receive(key), key == .up || key == .down { desk.recall(isEarlier: key == .up) }
    }
    replaceScreen(.desk(desk))
    return []
  }

  private mutating func receive(typed key: Key, _ review: ReviewScreen) -> [Effect] {
    var review = review
    var effects: [Effect] = []
    switch keymap.action(for: key, in: review.step == .objection ? [.words, .objection] : [.words]) {
    case .raise: return raiseAgain(review)
    case .askObjection: return askObjection(of: review)
    case .next: effects = advance(&review)
    case .back: effects = goBack(&review)
    case .edit: return [.edit(.field, review.field.bytes)]
    case .clear: review.field.clearLine()
    default:
      if review.field.receive(key) { break }
      let page = max(1, reviewRoom(of: review).rows - 1)
      switch key {
      case .up, .down: review.scrollReading(by: key == .down ? 1 : -1, reviewRoom(of: review))
      case .pageUp, .pageDown:
        review.scrollReading(by: key == .pageDown ? page : -page, reviewRoom(of: review))
      default: break
      }
    }
    if case .review = screen { replaceScreen(.review(review)) }
    return effects
  }

  /// What was pasted is text or nothing; it never sends and never decides.
  mutating func paste(_ bytes: Bytes) -> [Effect] {
    if isTooSmall { return [] }
    var isText = true
    switch (overlay, screen) {
    case (.prompt(var prompt), _):
      isText = prompt.field.paste(bytes)
      overlay = .prompt(prompt)
    case (.palette(var field, _), _):
      isText = field.paste(bytes)
      overlay = .palette(field, selected: 0)
    case (.help, _), (.choice, _), (.themes, _), (.parts, _), (.page, _): break
    case (nil, .desk(var desk)) where desk.pane == .composer:
      isText = desk.composer.paste(bytes)
      replaceScreen(.desk(desk))
    case (nil, .review(var review)) where review.takesText:
      isText = review.field.paste(bytes)
      replaceScreen(.review(review))
    case (nil, .review(let review)) where review.step == .attestation: pasteIntoAttestation()
    case (nil, _): say("Nothing takes a paste here.")
    }
    if !isText { refuse("What was pasted is not UTF-8 text, so it was left out.") }
    return []
  }
}
