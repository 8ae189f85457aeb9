public import Cells
public import Prose
internal import Ratification

extension LinearView {
  /// Lines of a review that come faster than this were pasted, or typed before they were asked for.
  private static let pause = 50

  /// Takes a line that was typed, by the page that was read out.
  public mutating func receive(line: Bytes, _ interface: inout Interface, at now: Moment) -> [Effect] {
    defer { lastLine = now }
    noteLine()
    guard let page else { return [] }
    guard let text = String(validating: line, as: UTF8.self) else {
      return interface.turn(at: now) {
        $0.refuse("What was typed is not UTF-8 text, so it was left out.")
        return []
      }
    }
    if interface.reviewAtHand != nil, let lastLine, now.milliseconds(since: lastLine) < LinearView.pause {
      return interface.turn(at: now) {
        $0.refuse("This line came at once with the one before, so it was left out: \(text)")
        return []
      }
    }
    if let kind = page.text { return receive(text, kind, page, &interface, at: now) }
    if text == "?" {
      wantsMenu = true
      return []
    }
    guard !text.isEmpty else { return page.usual.map { perform($0, &interface, at: now) } ?? [] }
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    guard let deed = deed(named: name, on: page, interface.keymap, interface.contexts) else {
      return interface.turn(at: now) {
        $0.refuse("There is no choice “\(text)”. ? lists the choices.")
        return []
      }
    }
    return perform(deed, &interface, at: now)
  }

  private mutating func receive(
    _ text: String, _ kind: LinearPage.Text, _ page: LinearPage, _ interface: inout Interface, at now: Moment
  ) -> [Effect] {
    if text.hasPrefix(":"), openLines.isEmpty,
      let deed = deed(named: String(text.dropFirst()), on: page, interface.keymap, [.words, .everywhere])
    {
      return perform(deed, &interface, at: now)
    }
    if text == ":?" {
      wantsMenu = true
      return []
    }
    guard kind == .lines else {
      return interface.turn(at: now) { $0.take(linear: text.isEmpty ? nil : text) }
    }
    guard text == "." else {
      openLines.append(text)
      return []
    }
    let typed = openLines.isEmpty ? nil : openLines.joined(separator: "\n")
    openLines = []
    return interface.turn(at: now) { $0.take(linear: typed) }
  }

  /// A choice by its number, by the name of its action, by its key, or by words that only it begins with.
  private func deed(
    named name: String, on page: LinearPage, _ keymap: Keymap, _ contexts: [Context]
  ) -> LinearPage.Deed? {
    if let number = Int(name) {
      return page.choices.indices.contains(number - 1) ? page.choices[number - 1].deed : nil
    }
    let action = Action(rawValue: name) ?? Key(named: name).flatMap { keymap.action(for: $0, in: contexts) }
    let leaves = action == .back || action == .close
    let named = page.choices.first { choice in
      action.map { choice.deed == .action($0) } ?? false || leaves && choice.deed == .leave
    }
    if let named { return named.deed }
    let begun = page.choices.filter { $0.words.lowercased().hasPrefix(name.lowercased()) }
    return begun.count == 1 ? begun[0].deed : nil
  }

  private mutating func perform(
    _ deed: LinearPage.Deed, _ interface: inout Interface, at now: Moment
  ) -> [Effect] {
    switch deed {
    case .readAll: wanted = interface.linearText
    case .readChange: wanted = interface.linearChange
    case .action(.redraw): page = nil
    default: break
    }
    return interface.turn(at: now) { $0.take(linear: deed) }
  }
}

extension Interface {
  var isAttesting: Bool { reviewAtHand.map { $0.step == .attestation } ?? false }

  /// Does what a choice of linear mode stands for.
  fileprivate mutating func take(linear deed: LinearPage.Deed) -> [Effect] {
    notice = nil
    switch deed {
    case .action(let action): return receive(action)
    case .pick(let index): return pick(linear: index)
    case .withdraw(let index):
      guard case .docket(var docket) = screen else { return [] }
      docket.select(index)
      replaceScreen(.docket(docket))
      return receive(.reject)
    case .readOn: return readOn()
    case .readAll, .readChange: return []
    case .editField: return editField()
    case .takeParts:
      guard case .parts(let picker) = overlay else { return [] }
      overlay = nil
      return take(picker)
    case .leave:
      if let overlay { return leave(overlay) }
      return leaveField()
    }
  }

  private mutating func pick(linear index: Int) -> [Effect] {
    if case .choice(var choice) = overlay {
      choice.selected = index
      overlay = nil
      return pick(choice)
    }
    if case .parts(var picker) = overlay {
      picker.selected = index
      picker.toggle()
      overlay = .parts(picker)
      return []
    }
    switch screen {
    case .library(var library):
      library.select(index)
      replaceScreen(.library(library))
      return receive(.choose)
    case .docket(var docket):
      docket.select(index)
      replaceScreen(.docket(docket))
      return receive(.choose)
    case .drill(var drill):
      drill.point(at: index)
      replaceScreen(.drill(drill))
      return receive(.callFlawed)
    default: return []
    }
  }

  private mutating func editField() -> [Effect] {
    if case .prompt(let prompt) = overlay { return [.edit(.field, prompt.field.bytes)] }
    switch screen {
    case .desk(let desk): return [.edit(.field, desk.composer.bytes)]
    case .review(let review): return [.edit(.field, review.field.bytes)]
    default: return []
    }
  }

  private mutating func leaveField() -> [Effect] {
    switch screen {
    case .desk(var desk):
      desk.pane = .text
      replaceScreen(.desk(desk))
      return []
    case .review(var review):
      let effects = goBack(&review)
      if case .review = screen { replaceScreen(.review(review)) }
      return effects
    default: return []
    }
  }

  /// Takes words for what is being asked; nil for those that stand there already.
  fileprivate mutating func take(linear words: String?) -> [Effect] {
    notice = nil
    if case .prompt(var prompt) = overlay {
      if let words {
        prompt.field = Field(
          words, isMultiline: prompt.field.isMultiline, isSecret: prompt.field.isSecret)
      }
      return take(prompt)
    }
    switch screen {
    case .desk(var desk):
      if let words { desk.composer = Field(words) }
      replaceScreen(.desk(desk))
      let effects = sendComposer()
      guard case .desk(var sent) = screen else { return effects }
      sent.pane = .text
      replaceScreen(.desk(sent))
      return effects
    case .review(var review):
      if let words { review.field = Field(words) }
      let effects = advance(&review)
      if case .review = screen { replaceScreen(.review(review)) }
      return effects
    default: return []
    }
  }
}
