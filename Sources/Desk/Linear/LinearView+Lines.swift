public import Cells
public import Prose
internal import Ratification

extension LinearView {
  /// Lines of a review that come faster than this were pasted, or typed before they were asked for.
  private static let pause = 50

  /// Takes a line that was typed, by the page that was read out.
  public mutating func receive(line: Bytes, _ app: inout App, at now: Moment) -> [Effect] {
    defer { lastLine = now }
    noteLine()
    guard let page else { return [] }
    guard let text = String(validating: line, as: UTF8.self) else {
      return app.turn(at: now) {
        $0.world.refuse("What was typed is not UTF-8 text, so it was left out.")
      }
    }
    if app.reviewAtHand != nil, let lastLine, now.milliseconds(since: lastLine) < LinearView.pause {
      return app.turn(at: now) {
        $0.world.refuse("This line came at once with the one before, so it was left out: \(text)")
      }
    }
    if let kind = page.text { return receive(text, kind, page, &app, at: now) }
    if text == "?" {
      wantsMenu = true
      return []
    }
    guard !text.isEmpty else { return page.usual.map { perform($0, &app, at: now) } ?? [] }
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    guard let deed = deed(named: name, on: page, app.world.keymap, app.scene.contexts) else {
      let words = app.refusal(ofCommand: name) ?? "There is no choice “\(text)”. ? lists the choices."
      return app.turn(at: now) { $0.world.refuse(words) }
    }
    return perform(deed, &app, at: now)
  }

  private mutating func receive(
    _ text: String, _ kind: SceneOutline.Text, _ page: SceneOutline, _ app: inout App, at now: Moment
  ) -> [Effect] {
    if text.hasPrefix(":"), openLines.isEmpty,
      let deed = deed(named: String(text.dropFirst()), on: page, app.world.keymap, [.words, .everywhere])
    {
      return perform(deed, &app, at: now)
    }
    if text == ":?" {
      wantsMenu = true
      return []
    }
    guard kind == .lines else {
      return app.turn(at: now) { $0.take(linear: text.isEmpty ? nil : text) }
    }
    guard text == "." else {
      openLines.append(text)
      return []
    }
    let typed = openLines.isEmpty ? nil : openLines.joined(separator: "\n")
    openLines = []
    return app.turn(at: now) { $0.take(linear: typed) }
  }

  /// A choice by its number, by the name of its action, by its key, or by words that only it begins with.
  private func deed(
    named name: String, on page: SceneOutline, _ keymap: Keymap, _ contexts: [Context]
  ) -> SceneOutline.Deed? {
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
    _ deed: SceneOutline.Deed, _ app: inout App, at now: Moment
  ) -> [Effect] {
    switch deed {
    case .read(let passage): wanted = app.scene.lines(of: passage, app.world)
    case .action(.redraw): page = nil
    default: break
    }
    return app.turn(at: now) { $0.take(linear: deed) }
  }
}

extension App {
  /// What there is to read and to choose now: the question that is asked, or else the scene.
  var outline: SceneOutline {
    if let prompt = scene.prompt { return prompt.outline(world) }
    if scene.isOpening { return SceneOutline("opening", "One moment: opening.") }
    return scene.outline(world)
  }

  /// Why a command of that name or key can't be done here now; nil where that is not why it is no choice.
  fileprivate func refusal(ofCommand name: String) -> String? {
    let action =
      Action(rawValue: name) ?? Key(named: name).flatMap { world.keymap.action(for: $0, in: scene.contexts) }
    guard let action, world.keymap.bindings(in: scene.contexts).contains(where: { $0.action == action }),
      case .refused(let words) = scene.availability(of: action, world)
    else { return nil }
    return words
  }

  /// Whether keys are typed for an attestation.
  var isAttesting: Bool { !isCovered && reviewAtHand?.step == .attestation }

  /// Does what a choice of linear mode stands for.
  fileprivate mutating func take(linear deed: SceneOutline.Deed) {
    world.notice = nil
    switch deed {
    case .action(let action): perform(action)
    case .pick(let index):
      on(top) { scene, world in
        if scene.pick(index) { scene.takeAnswer(&world) }
      }
    case .item(let index, let action):
      on(top) { $0.select(item: index, &$1) }
      perform(action)
    case .readOn: on(top) { $0.readOn(&$1) }
    case .read: break
    case .editField: if let field = scene.typedField { world.want(.edit(.field, field.bytes)) }
    case .takeAnswer: on(top) { $0.takeAnswer(&$1) }
    case .leave:
      on(top) { scene, world in
        if scene.prompt != nil { return scene.leavePrompt(&world) }
        if scene.field != nil { scene.leaveField(&world) } else { scene.back(isQuitting: false, &world) }
      }
    }
  }

  /// Takes words for what is being asked; nil for those that stand there already.
  fileprivate mutating func take(linear words: String?) {
    world.notice = nil
    on(top) { scene, world in
      if let words { scene.typedField = scene.typedField?.with(words) }
      if scene.prompt != nil { scene.takeAnswer(&world) } else { scene.submit(&world) }
    }
  }
}

extension Field {
  /// A field of the same kind with other words in it.
  fileprivate func with(_ words: String) -> Field {
    Field(words, isMultiline: isMultiline, isSecret: isSecret)
  }
}

extension Scene {
  /// Picks a line of the question that is asked; true where that is the answer.
  fileprivate mutating func pick(_ index: Int) -> Bool {
    switch pending?.prompt.form {
    case .choice(let lines, _):
      pending?.prompt.form = .choice(lines, selected: index)
      return true
    case .parts(var picker):
      picker.selected = index
      picker.toggle()
      pending?.prompt.form = .parts(picker)
      return false
    case .words, nil: return false
    }
  }
}

extension Prompt {
  fileprivate func outline(_ world: World) -> SceneOutline {
    switch form {
    case .words(let field): return outline(field)
    case .choice(let lines, _):
      var page = SceneOutline("choice \(title)", linear(Bytes(title.utf8)))
      page.choices = lines.enumerated().map { SceneOutline.Choice(linear(Bytes($1.utf8)), .pick($0)) }
      page.choices.append(SceneOutline.Choice("leave it", .leave))
      return page
    case .parts(let picker): return outline(picker, world)
    }
  }

  private func outline(_ field: Field) -> SceneOutline {
    var page = SceneOutline("prompt \(title)", linear(Bytes(title.utf8)))
    page.parts = [SceneOutline.Part("", [help])]
    if field.isSecret {
      page.parts.append(SceneOutline.Part("", ["It is not shown."]))
    } else if !field.isEmpty {
      page.parts.append(SceneOutline.Part("An empty answer leaves", linearLines(field.bytes)))
    }
    page.text = isLong ? .lines : .line
    if field.isMultiline { page.choices.append(SceneOutline.Choice("write it in $EDITOR", .editField)) }
    page.choices.append(SceneOutline.Choice("leave it", .leave))
    return page
  }

  /// The changes of one provision, each kept or dropped.
  private func outline(_ picker: PartsPicker, _ world: World) -> SceneOutline {
    var page = SceneOutline("parts \(title)", linear(Bytes(title.utf8)))
    for (index, hunk) in picker.hunks.enumerated() {
      let layout = RedlineLayout(picker.redline.rows[hunk], columns: world.size.columns, isMonochrome: true)
      page.parts.append(
        SceneOutline.Part(
          "Change \(index + 1)",
          [picker.kept.contains(index) ? "kept" : "dropped"] + layout.lines.map(\.linear)))
    }
    page.choices = picker.hunks.indices.map {
      SceneOutline.Choice("keep or drop change \($0 + 1)", .pick($0))
    }
    page.choices.append(SceneOutline.Choice("take what is kept, and leave the rest out", .takeAnswer))
    page.choices.append(SceneOutline.Choice("leave it undecided", .leave))
    return page
  }
}
