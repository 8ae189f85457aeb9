internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// Asks for words; what was typed at that place before is there again.
  mutating func ask(_ purpose: Prompt.Purpose, _ title: String, _ help: String, _ text: String = "") {
    let isMultiline =
      switch purpose {
      case .whatIsWrong, .rejectWords, .sendBackWords, .withdrawal, .editProvision, .ownProposal,
        .claims:
        true
      default: false
      }
    let isSecret =
      switch purpose {
      case .newPassphrase, .repeatedPassphrase, .passphrase: true
      default: false
      }
    let text = place(of: purpose).flatMap { typed[$0] } ?? text
    let field = Field(text, isMultiline: isMultiline, isSecret: isSecret)
    overlay = .prompt(Prompt(purpose: purpose, title: title, help: help, field: field))
  }

  mutating func receive(prompt key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch keymap.action(for: key, in: [.words]) {
    case .next: return take(prompt)
    case .edit where prompt.field.isMultiline: return [.edit(.field, prompt.field.bytes)]
    case .clear: prompt.field.clearLine()
    default: _ = prompt.field.receive(key)
    }
    overlay = .prompt(prompt)
    return []
  }

  /// Takes what is typed as the answer.
  mutating func take(_ prompt: Prompt) -> [Effect] {
    overlay = nil
    if let place = place(of: prompt.purpose) { typed.keep(prompt.field.bytes, at: place) }
    return answer(prompt)
  }

  private mutating func answer(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.trimmed
    let bytes = Bytes(text.utf8)
    switch prompt.purpose {
    case .search: search(for: text)
    case .searchHistory: return searchHistory(for: text)
    case .pointInTime: return go(toPoint: text)
    case .whatIsWrong(let provision): return propose(on: provision, words: bytes)
    case .idea: return soundOut(bytes)
    case .newCounsel(let new, let part): return take(text, as: part, of: new)
    case .panel: return openPanel(bytes)
    case .framing: return openFraming(bytes)
    case .panelStance: return inform(bytes)
    case .tradeOff: return askForTradeOff(bytes)
    case .newCharter: askKind(of: text)
    case .importText:
      guard !text.isEmpty else { return [] }
      work = "importing"
      return [.importText(path: text)]
    case .export:
      guard let charter = charterAtHand, !text.isEmpty else { return [] }
      return [.export(path: charter.path, to: text)]
    case .name: return settle(name: text)
    case .newPassphrase(let name): return take(passphrase: prompt.field.bytes, forNewKeyOf: name)
    case .repeatedPassphrase(let name, let first):
      return take(passphrase: prompt.field.bytes, repeating: first, forNewKeyOf: name)
    case .passphrase:
      guard let review = reviewAtHand else { return [] }
      work = "signing"
      return [.attest(statement: review.review.statement.digest, passphrase: prompt.field.bytes)]
    case .rejectWords(let id): return takeDecision(.reject(why: bytes), on: id)
    case .sendBackWords(let id): return takeDecision(.sendBack(words: bytes), on: id)
    case .withdrawal(let path, let statement): return withdraw(statement, in: path, because: bytes)
    case .claims: return takeClaims(text)
    case .editProvision(let id): return takeEdit(Bytes((text + "\n").utf8), of: id)
    case .ownProposal(let result): return proposeOwn(result, words: bytes)
    }
    return []
  }

  private mutating func askKind(of name: String) {
    guard !name.isEmpty else { return }
    overlay = .choice(
      Choice(
        purpose: .kind(name: name), title: "What is “\(name)”?",
        lines: [
          "A constitution: principles that an AI system is to follow",
          "A procedure: who reviews what, when, on what evidence",
        ],
        selected: 0))
  }

  func draw(_ prompt: Prompt, on canvas: inout Canvas) {
    let columns = sheetColumns(72)
    let title = rows(of: Bytes(prompt.title.utf8), columns: columns, style: Style(.text, .bold))
    var help = rows(of: Bytes(prompt.help.utf8), columns: columns, style: .dim)
    let most = room(in: canvas.size).size.rows - 2
    let typed = FoldedField(prompt.field, columns: max(1, columns - 2)).rows.count
    let wanted = prompt.field.isMultiline ? max(4, typed + 1) : typed
    // Where there is little room, what is typed has it.
    if title.count + help.count + min(wanted, 3) + 1 > most { help = [] }
    let inside = sheet(on: &canvas, columns: 72, rows: title.count + help.count + wanted + 3, "")
    canvas.draw(title + help, in: inside)
    let top = inside.origin.row + title.count + help.count + (help.isEmpty ? 0 : 1)
    canvas.put(">", at: Point(column: inside.origin.column, row: top), style: Style(.focus))
    canvas.draw(
      prompt.field,
      in: Rect(
        column: inside.origin.column + 2, row: top, columns: inside.size.columns - 2,
        rows: max(1, inside.rows.upperBound - top)))
  }
}
