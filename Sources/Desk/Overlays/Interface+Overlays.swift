internal import Cells
internal import Prose

extension Interface {
  mutating func receive(overlay key: Key) -> [Effect] {
    guard let overlay else { return [] }
    if keymap.action(for: key, in: [overlay.context]) == .back || key == .control("c") {
      return leave(overlay)
    }
    switch overlay {
    case .help(let scroll): return receive(help: key, scroll)
    case .palette(let field, let selected): return receive(palette: key, field, selected)
    case .prompt(let prompt): return receive(prompt: key, prompt)
    case .choice(let choice): return receive(choice: key, choice)
    case .themes(let chooser): return receive(themes: key, chooser)
    case .parts(let picker): return receive(parts: key, picker)
    case .page(let title, let text, let scroll): receive(page: key, title, text, scroll)
    }
    return []
  }

  /// Whether the key takes what is in focus.
  func takes(_ key: Key) -> Bool { keymap.action(for: key, in: [.choice]) == .choose }

  /// Leaves a question without an answer.
  mutating func leave(_ overlay: Overlay) -> [Effect] {
    self.overlay = nil
    switch overlay {
    case .prompt(let prompt):
      // What is typed is kept where its place is known, and is there again when it is asked for again.
      if let place = place(of: prompt.purpose) { typed.keep(prompt.field.bytes, at: place) }
      if prompt.purpose == .passphrase { reopenAttestation() }
      if prompt.purpose.isAboutIdentity { forgetWhoWaits() }
    case .choice(let choice):
      if case .key = choice.purpose { forgetWhoWaits() }
    case .themes: return show(theme)
    case .help, .palette, .parts, .page: break
    }
    return []
  }

  /// Who wanted to know the user's name did not learn it.
  mutating func forgetWhoWaits() { (pendingName, afterIdentity) = (nil, nil) }
}

extension Prompt.Purpose {
  fileprivate var isAboutIdentity: Bool {
    switch self {
    case .name, .newPassphrase, .repeatedPassphrase: true
    default: false
    }
  }
}
