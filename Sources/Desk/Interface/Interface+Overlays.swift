internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  mutating func ask(_ purpose: Prompt.Purpose, _ title: String, _ help: String, _ text: String = "") {
    let isMultiline =
      switch purpose {
      case .whatIsWrong, .rejectWords, .sendBackWords, .editProvision, .ownProposal: true
      default: false
      }
    let isSecret =
      switch purpose {
      case .newPassphrase, .passphrase: true
      default: false
      }
    let field = Field(text, isMultiline: isMultiline, isSecret: isSecret)
    overlay = .prompt(Prompt(purpose: purpose, title: title, help: help, field: field))
  }

  mutating func receive(overlay key: Key) -> [Effect] {
    guard let overlay else { return [] }
    if key == .escape || key == .control("c") {
      self.overlay = nil
      if case .prompt(let prompt) = overlay, prompt.purpose == .passphrase { reopenAttestation() }
      return []
    }
    switch overlay {
    case .help(let scroll): return receive(help: key, scroll)
    case .palette(let field, let selected): return receive(palette: key, field, selected)
    case .prompt(var prompt):
      if key == .enter {
        self.overlay = nil
        return answer(prompt)
      }
      if key == .control("g"), prompt.field.isMultiline { return [.edit(.field, prompt.field.bytes)] }
      _ = prompt.field.receive(key)
      self.overlay = .prompt(prompt)
    case .choice(var choice):
      switch key {
      case .up, .character("k"): choice.selected = max(0, choice.selected - 1)
      case .down, .character("j"), .tab: choice.selected = min(choice.lines.count - 1, choice.selected + 1)
      case .character(let digit):
        guard let number = Int(String(digit)), (1...choice.lines.count).contains(number) else { break }
        choice.selected = number - 1
      case .enter:
        self.overlay = nil
        return pick(choice)
      default: break
      }
      self.overlay = .choice(choice)
    }
    return []
  }

  private mutating func receive(help key: Key, _ scroll: Int) -> [Effect] {
    switch key {
    case .down, .character("j"): overlay = .help(scroll: scroll + 1)
    case .up, .character("k"): overlay = .help(scroll: max(0, scroll - 1))
    case .pageDown, .control("d"), .character(" "): overlay = .help(scroll: scroll + max(1, size.rows - 6))
    case .pageUp, .control("u"): overlay = .help(scroll: max(0, scroll - max(1, size.rows - 6)))
    default: overlay = nil
    }
    return []
  }

  private mutating func receive(palette key: Key, _ field: Field, _ selected: Int) -> [Effect] {
    var field = field
    let found = paletteRows(field.text)
    switch key {
    case .up: overlay = .palette(field, selected: max(0, selected - 1))
    case .down, .tab: overlay = .palette(field, selected: min(max(0, found.count - 1), selected + 1))
    case .enter:
      overlay = nil
      guard found.indices.contains(selected) else { return [] }
      return receive(found[selected].action)
    default:
      _ = field.receive(key)
      overlay = .palette(field, selected: 0)
    }
    return []
  }

  /// The actions of this screen whose words hold every letter typed, in order; the closest first.
  func paletteRows(_ typed: String) -> [Binding] {
    let rows = keymap.bindings(in: contexts).filter { $0.action != .palette && $0.action != .next }
    let needle = typed.lowercased().filter { !$0.isWhitespace }
    guard !needle.isEmpty else { return rows }
    return rows.compactMap { binding in
      fuzzyScore(needle, in: "\(binding.action.rawValue) \(binding.help)".lowercased()).map { (binding, $0) }
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private mutating func answer(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.trimmed
    let bytes = Bytes(text.utf8)
    switch prompt.purpose {
    case .search:
      guard case .desk(var screen) = screen else { return [] }
      screen.search = text
      find(next: true, in: &screen)
      replaceScreen(.desk(screen))
    case .whatIsWrong(let provision): return propose(on: provision, words: bytes)
    case .newCharter:
      guard !text.isEmpty else { return [] }
      overlay = .choice(
        Choice(
          purpose: .kind(name: text), title: "What is “\(text)”?",
          lines: [
            "A constitution: principles that an AI system is to follow",
            "A procedure: who reviews what, when, on what evidence",
          ],
          selected: 0))
    case .importText: return text.isEmpty ? [] : [.importText(path: text)]
    case .export:
      guard case .desk(let screen) = screen, !text.isEmpty else { return [] }
      return [.export(path: screen.charter.path, to: text)]
    case .name: return settle(name: text)
    case .newPassphrase(let name):
      work = "making a key"
      return [.makeKey(name: name, passphrase: prompt.field.isEmpty ? nil : prompt.field.bytes)]
    case .passphrase:
      guard case .review(let screen) = screen else { return [] }
      work = "signing"
      return [.attest(statement: screen.review.statement.digest, passphrase: prompt.field.bytes)]
    case .rejectWords(let id): return takeDecision(.reject(why: bytes), on: id)
    case .sendBackWords(let id): return takeDecision(.sendBack(words: bytes), on: id)
    case .editProvision(let id): return takeDecision(.adoptEdited(Bytes((text + "\n").utf8)), on: id)
    case .ownProposal(let result): return proposeOwn(result, words: bytes)
    }
    return []
  }

  private mutating func pick(_ choice: Choice) -> [Effect] {
    switch choice.purpose {
    case .quit: isFinished = choice.selected == 1
    case .answer(let id): return take(answerTo: id, isOverruled: choice.selected == 1)
    case .kind(let name):
      return [.create(name: name, kind: choice.selected == 0 ? .constitution : .procedure)]
    case .key(let name, let keys):
      if keys.indices.contains(choice.selected) {
        return [.settle(Identity(name: name, key: keys[choice.selected].key))]
      }
      ask(
        .newPassphrase(name: name), "A passphrase for the new key",
        "Leave it empty for none. It protects the key's file.")
    case .makeMine(let path):
      guard choice.selected == 0 else { return [] }
      guard identity != nil else {
        afterIdentity = .makeMine(path: path)
        return askWho()
      }
      work = "copying"
      return [.makeMine(path: path)]
    case .proposal(let path, let statements):
      guard statements.indices.contains(choice.selected), let charter = charterAtHand, charter.path == path,
        let card = charter.proposals.first(where: { $0.statement == statements[choice.selected] })
      else { return [] }
      return open(card, in: charter)
    }
    return []
  }
}

/// How far apart the letters of `needle` stand in `text`; nil where they don't occur in that order.
func fuzzyScore(_ needle: String, in text: String) -> Int? {
  var score = 0
  var rest = text[...]
  for letter in needle {
    guard let found = rest.firstIndex(of: letter) else { return nil }
    score += rest.distance(from: rest.startIndex, to: found)
    rest = rest[rest.index(after: found)...]
  }
  return score
}
