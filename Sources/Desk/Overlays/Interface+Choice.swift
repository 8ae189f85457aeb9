internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  mutating func receive(choice key: Key, _ choice: Choice) -> [Effect] {
    var choice = choice
    let last = choice.lines.count - 1
    switch key {
    case _ where takes(key):
      overlay = nil
      return pick(choice)
    case .tab: choice.selected = min(last, choice.selected + 1)
    case .backTab: choice.selected = max(0, choice.selected - 1)
    case .character(let digit) where Int(String(digit)).map { (1...last + 1).contains($0) } ?? false:
      choice.selected = (Int(String(digit)) ?? 1) - 1
    default:
      switch keymap.action(for: key, in: [.moving]) {
      case .up: choice.selected = max(0, choice.selected - 1)
      case .down: choice.selected = min(last, choice.selected + 1)
      case .top: choice.selected = 0
      case .bottom: choice.selected = last
      default: break
      }
    }
    overlay = .choice(choice)
    return []
  }

  /// Takes the line that is selected.
  mutating func pick(_ choice: Choice) -> [Effect] {
    switch choice.purpose {
    case .quit: isFinished = choice.selected == 1
    case .answer(let id): return take(answerTo: id, kind: choice.selected)
    case .raise: return raise(choice.selected)
    case .caseTexts(let statements): return openCases(choice.selected, of: statements)
    case .deciders(let profiles): return decide(by: profiles, choice.selected)
    case .ideaBehind(let proposal): return go(on: proposal, choice.selected)
    case .counsel: return choose(counsel: choice.selected)
    case .newCounsel(let servers): beginAdding(choice.selected, servers)
    case .model(let new, let models):
      if models.indices.contains(choice.selected) {
        return take(models[choice.selected], as: .model, of: new)
      }
    case .kind(let name):
      work = "creating"
      return [.create(name: name, kind: choice.selected == 0 ? .constitution : .procedure)]
    case .key(let name, let keys):
      if keys.indices.contains(choice.selected) {
        return [.settle(Identity(name: name, key: keys[choice.selected].key))]
      }
      askPassphrase(forNewKeyOf: name)
    case .lineHistory(let numbers):
      guard numbers.indices.contains(choice.selected) else { return [] }
      return go(toAmendment: numbers[choice.selected])
    case .makeMine(let path):
      guard choice.selected == 0 else { return [] }
      guard identity != nil else {
        afterIdentity = .makeMine(path: path)
        return askWho()
      }
      if isBusy() { return [] }
      work = "copying"
      return [.makeMine(path: path)]
    case .enacting(let path, let statement):
      guard choice.selected == 0, !isBusy() else { return [] }
      work = "publishing"
      return [.enact(path: path, statement: statement.digest)]
    case .healing(let path, let fork): return heal(fork, keeping: choice.selected, in: path)
    case .restating(let path, let statement, let isAnew):
      guard choice.selected == 0, !isBusy() else { return [] }
      work = "restating"
      return [.carry(path: path, statement, isAnew: isAnew)]
    case .proposal(let path, let statements):
      guard statements.indices.contains(choice.selected), let charter = charterAtHand, charter.path == path,
        let card = charter.proposals.first(where: { $0.statement == statements[choice.selected] })
      else { return [] }
      return open(card, in: charter)
    }
    return []
  }

  func draw(_ choice: Choice, on canvas: inout Canvas) {
    let columns = sheetColumns(72)
    let title = rows(of: Bytes(choice.title.utf8), columns: columns, style: Style(.text, .bold))
    let lines = choice.lines.enumerated().map { index, line in
      let isSelected = index == choice.selected
      return rows(
        of: Bytes("\(index + 1) \(line)".utf8), columns: columns - 2,
        style: Style(isSelected ? .focus : .text, isSelected ? .bold : []))
    }
    let count = lines.reduce(0) { $0 + $1.count }
    let inside = sheet(on: &canvas, columns: 72, rows: title.count + count + 3, "")
    canvas.draw(title, in: inside)
    let room = max(1, inside.size.rows - title.count - 1)
    // As many whole lines before the one that is picked as there is room for.
    var first = choice.selected
    var used = lines[first].count
    while first > 0, used + lines[first - 1].count <= room {
      first -= 1
      used += lines[first].count
    }
    var row = inside.origin.row + title.count + 1
    for (index, line) in lines.enumerated().dropFirst(first) where row < inside.rows.upperBound {
      canvas.draw(line, isSelected: index == choice.selected, at: row, in: inside)
      row += line.count
    }
  }
}
