internal import Cells
internal import Critic
internal import Prose
internal import Ratification

/// What a drill says: that it is one, how an answer was, and what the answers come to.
extension DrillScene {
  /// What is wanted at this stage, in a line.
  func purpose(isShort: Bool, _ keymap: Keymap) -> String {
    let (flaw, clean) = (keymap.keyName(of: .callFlawed), keymap.keyName(of: .callClean))
    return switch stage {
    case .announcement: isShort ? "A drill, announced" : "This is a drill. Nothing in it is proposed."
    case .question:
      isShort
        ? "\(flaw) flaw here, \(clean) clean"
        : "Point at the flaw and press \(flaw), or press \(clean) where the text is clean."
    case .answer: isShort ? verdict : "\(verdict) \(keymap.keyName(of: .next)) goes on."
    case .summary: isShort ? "What it came to" : "What the drill came to."
    }
  }

  var verdict: String {
    switch outcomes.last {
    case .found: "Found."
    case .misplaced: "There is a flaw, but not there."
    case .missed: "There was a flaw."
    case .cleared: "Right, it is clean."
    case .falseAlarm: "This text is clean."
    case nil: ""
    }
  }

  func announcement(columns: Int) -> [DisplayLine] {
    let (all, left) = (material.items.count, material.items.count - outcomes.count)
    let number = left == all ? "\(all) texts" : "the \(left) of \(all) texts that are left"
    let why =
      next == nil
      ? ""
      : " This charter asks for a strict review, so a drill comes before the ceremony, once a day."
    let text = """
      A drill: \(number), made from this charter. Each is a provision with a change. In some of them one flaw was \
      seeded; the others are clean, reworded at most.\(why)

      Say which is which. Point at the line that holds the flaw. You learn at once whether you were right, and why.

      None of it is proposed, and none of it can come into force. Your answers are kept in your own folder; what you \
      ratify today says how many flaws you found.
      """
    return rows(of: Bytes(text.utf8), columns: columns)
  }

  /// What was seeded and why it matters; of a clean text, that it is one.
  func explanation(columns: Int) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    if let flaw = item?.flaw {
      lines += rows(of: Bytes(flaw.title.utf8), columns: columns, style: Style(.title, .bold))
      lines += rows(of: change(of: flaw), columns: columns, style: Style(.caution), indent: 2)
      lines += rows(of: Bytes(flaw.explanation.utf8), columns: columns, indent: 2)
    } else {
      let isSame = item?.redline.changedLineCount == 0
      let words =
        isSame
        ? "The text stands as it is in the charter." : "The words differ, and what they ask for does not."
      lines += rows(of: Bytes(words.utf8), columns: columns, indent: 2)
    }
    return lines + [DisplayLine("")]
  }

  private func change(of flaw: DrillItem.Seeded) -> Bytes {
    func quoted(_ words: Bytes) -> Bytes {
      Bytes("“".utf8) + words.filter { $0 != .lineFeed } + Bytes("”".utf8)
    }
    if flaw.new.isEmpty { return Bytes("taken out: ".utf8) + quoted(flaw.old) }
    if flaw.old.isEmpty { return Bytes("put in: ".utf8) + quoted(flaw.new) }
    return quoted(flaw.old) + Bytes(" became ".utf8) + quoted(flaw.new)
  }

  func summary(columns: Int) -> [DisplayLine] {
    var total = material.record
    total.add(DrillCount(outcomes.dropFirst(material.warmUp.done.count)))
    let text = """
      \(count.hits.count) of \(count.hits.total) flaws found, \
      \(count.falseAlarms.count) of \(count.falseAlarms.total) clean texts called flawed.

      \(words(forRecord: total))
      """
    return rows(of: Bytes(text.utf8), columns: columns)
  }
}

/// What all answers of one person come to; below a hundred only how many there are.
func words(forRecord count: DrillCount) -> String {
  guard count.mayShowRate else {
    return
      "\(count.events) answers so far. Rates are shown from \(DrillCount.fewestForRate) answers on: of fewer they "
      + "would say more about chance than about you."
  }
  return
    "Of \(count.events) answers in all: found \(words(for: count.hits)) of the flaws, called "
    + "\(words(for: count.falseAlarms)) of the clean texts flawed."
}
