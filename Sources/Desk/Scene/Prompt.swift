internal import Cells
internal import Prose

/// What a scene asks, until it is answered or left.
struct Pending<Question: Equatable & Sendable>: Equatable, Sendable {
  let question: Question
  var prompt: Prompt
}

/// A question as it lies over a scene.
struct Prompt: Equatable, Sendable {
  /// How it is answered, and the answer so far.
  enum Form: Equatable, Sendable {
    /// By typing.
    case words(Field)
    /// By picking a line.
    case choice([String], selected: Int)
    /// By keeping some of the changes of a provision.
    case parts(PartsPicker)
  }

  let title: String
  /// One line that says what is wanted and why; empty where the title says it.
  var help = ""
  var form: Form
  /// Whether the answer has lines of its own, as a text has.
  var isLong = false
}

/// What a question was answered with.
enum Answer: Equatable, Sendable {
  case words(Field)
  /// A line that was picked, from 0.
  case line(Int)
  case parts(PartsPicker)

  /// What was typed, without blanks at its ends; empty of an answer that was picked.
  var text: String { if case .words(let field) = self { field.trimmed } else { "" } }
  var bytes: Bytes { Bytes(text.utf8) }
  /// The line that was picked; -1 of an answer that was not.
  var line: Int { if case .line(let line) = self { line } else { -1 } }
}

/// How the answer to a question is typed.
enum Typing {
  /// On one line.
  case line
  /// In a line or more.
  case lines
  /// As a text, which has lines of its own.
  case text
  /// Without being shown.
  case secret
}

extension Scene {
  /// Asks for words; what was typed at that place before is there again.
  mutating func ask(
    _ question: Question, _ title: String, _ help: String, _ text: String, _ typing: Typing, _ world: World
  ) {
    let text = place(of: question).flatMap { world.typed[$0] } ?? text
    let field = Field(text, isMultiline: typing == .lines || typing == .text, isSecret: typing == .secret)
    pending = Pending(
      question: question,
      prompt: Prompt(title: title, help: help, form: .words(field), isLong: typing == .text))
  }

  /// Asks for words on one line, with none in it.
  mutating func ask(_ question: Question, _ title: String, _ help: String, _ world: World) {
    ask(question, title, help, "", .line, world)
  }

  /// Asks for one of some lines.
  mutating func ask(_ question: Question, _ title: String, _ lines: [String], selected: Int = 0) {
    pending = Pending(
      question: question, prompt: Prompt(title: title, form: .choice(lines, selected: selected)))
  }

  /// Asks which changes of a provision are kept, or says why they can't be told apart.
  mutating func askParts(
    _ question: Question, name: String, from old: Bytes, to new: Bytes, _ world: inout World
  ) {
    guard let picker = PartsPicker(from: old, to: new) else {
      return world.refuse(
        "“\(name)” has one change only. \(world.keymap.keyName(of: .adoptEdited)) edits it.")
    }
    pending = Pending(
      question: question,
      prompt: Prompt(title: "Which changes of “\(name)” do you want?", form: .parts(picker)))
  }

  /// The question that lies over the scene.
  var prompt: Prompt? { pending?.prompt }

  /// A key, while a question lies over the scene.
  mutating func receive(promptKey key: Key, _ world: inout World) {
    guard var prompt else { return }
    if world.keymap.action(for: key, in: [prompt.context]) == .back || key == .control("c") {
      return leavePrompt(&world)
    }
    switch prompt.form {
    case .words(var field):
      switch world.keymap.action(for: key, in: [.words]) {
      case .next: return takeAnswer(&world)
      case .edit where field.isMultiline: return world.want(.edit(.field, field.bytes))
      case .clear: field.clearLine()
      default: _ = field.receive(key)
      }
      prompt.form = .words(field)
    case .choice(let lines, let selected):
      let wanted = world.keymap.line(for: key, of: lines.count, selected: selected)
      prompt.form = .choice(lines, selected: wanted)
      if world.keymap.action(for: key, in: [.choice]) == .choose { return takeAnswer(&world) }
    case .parts(var picker):
      if picker.receive(world.keymap.action(for: key, in: [.parts, .moving])) { return takeAnswer(&world) }
      prompt.form = .parts(picker)
    }
    pending?.prompt = prompt
  }

  /// Takes what is typed or picked as the answer.
  mutating func takeAnswer(_ world: inout World) {
    guard let pending else { return }
    self.pending = nil
    switch pending.prompt.form {
    case .words(let field):
      if let place = place(of: pending.question) { world.typed.keep(field.bytes, at: place) }
      answer(pending.question, .words(field), &world)
    case .choice(_, let selected): answer(pending.question, .line(selected), &world)
    case .parts(let picker): answer(pending.question, .parts(picker), &world)
    }
  }

  /// Leaves the question without an answer; what is typed is kept where its place is known.
  mutating func leavePrompt(_ world: inout World) {
    guard let pending else { return }
    self.pending = nil
    if case .words(let field) = pending.prompt.form, let place = place(of: pending.question) {
      world.typed.keep(field.bytes, at: place)
    }
    decline(pending.question, &world)
  }

  mutating func paste(intoPrompt bytes: Bytes, _ world: inout World) {
    guard case .words(var field)? = prompt?.form else { return }
    if !field.paste(bytes) { world.refuseBytes() }
    pending?.prompt.form = .words(field)
  }

  /// What is typed now and has to outlive a crash; secrets and names of files don't.
  var openField: (place: TypedPlace, words: Bytes)? {
    if let pending {
      guard case .words(let field) = pending.prompt.form, let place = place(of: pending.question) else {
        return nil
      }
      return (place, field.bytes)
    }
    guard let typedPlace, let field else { return nil }
    return (typedPlace, field.bytes)
  }

  /// The field that is typed in: the question's, or else the scene's.
  var typedField: Field? {
    get {
      guard let prompt else { return field }
      return if case .words(let field) = prompt.form { field } else { nil }
    }
    set {
      guard let newValue else { return }
      switch pending?.prompt.form {
      case .words: pending?.prompt.form = .words(newValue)
      case nil: if field != nil { field = newValue }
      case .choice, .parts: break
      }
    }
  }
}

extension Prompt {
  /// Where its keys are bound.
  var context: Context {
    switch form {
    case .words: .words
    case .choice: .choice
    case .parts: .parts
    }
  }

  /// What the bar leaves out.
  var hidden: [Action] {
    guard case .words(let field) = form else { return [] }
    return field.hidden + (field.isMultiline ? [] : [.edit])
  }

  var isSecret: Bool { if case .words(let field) = form { field.isSecret } else { false } }
}

extension Keymap {
  /// The line of a list that a key goes to: by one, by its number, to either end.
  func line(for key: Key, of count: Int, selected: Int) -> Int {
    let last = count - 1
    switch key {
    case .tab: return min(last, selected + 1)
    case .backTab: return max(0, selected - 1)
    case .character(let digit) where Int(String(digit)).map { (1...max(1, count)).contains($0) } ?? false:
      return (Int(String(digit)) ?? 1) - 1
    default:
      switch action(for: key, in: [.moving]) {
      case .up: return max(0, selected - 1)
      case .down: return min(last, selected + 1)
      case .top: return 0
      case .bottom: return last
      default: return selected
      }
    }
  }
}
