internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// What is asked about a history: a point in time, words, and where a line is from.
extension Interface {
  /// `@`: asks for an amendment's number or a day.
  mutating func askPointInTime() {
    ask(
      .pointInTime, "Go to",
      "An amendment's number, or a day such as 2026-03-01: what was in force at its end.")
  }

  mutating func go(toPoint words: String) -> [Effect] {
    guard case .history(var screen) = screen, !words.isEmpty else { return [] }
    let number: Int
    if let given = Int(words) {
      number = given
    } else if let moment = Timestamp(parsing: Bytes(words.utf8))
      ?? Timestamp(parsing: Bytes("\(words)T23:59:59Z".utf8))
    {
      guard let amendments = screen.frame.amendments else {
        refuse("The history is still being read. Ask again in a moment.")
        return []
      }
      number = amendments.last { $0.date <= moment }?.number ?? 0
      if let fault = screen.frame.fault, number == amendments.count, fault.number > number {
        refuse("What was in force then can't be read: \(fault.words)")
        return []
      }
      guard number > 0 else {
        refuse("Nothing was in force yet on that day.")
        return []
      }
    } else {
      refuse("Give a number, or a day such as 2026-03-01.")
      return []
    }
    guard 1...max(1, screen.frame.head) ~= number else {
      refuse("The amendments go from 1 to \(screen.frame.head).")
      return []
    }
    screen.pause()
    let effects = screen.go(to: number, in: historyRoom)
    replaceScreen(.history(screen))
    return effects
  }

  var isOnHistory: Bool { if case .history = screen { true } else { false } }

  mutating func askWordsOfHistory() {
    ask(
      .searchHistory, "Search the history",
      "Words in the texts, problems, reasons, objections and declined proposals; nothing shows all again.")
  }

  /// `/` in the history: the amendments in which words stand, or came or went.
  mutating func searchHistory(for words: String) -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    sought = words
    guard !words.isEmpty else {
      screen.frame.followed = nil
      replaceScreen(.history(screen))
      return []
    }
    screen.pause()
    screen.frame.followed = ReplayFrame.Followed(
      id: nil, name: "“\(words)”", numbers: [], notes: [:], isComplete: false)
    replaceScreen(.history(screen))
    return [.searchHistory(path: screen.path, words: words)]
  }

  mutating func receive(found: FoundWords, in path: String) -> [Effect] {
    guard case .history(var screen) = screen, screen.path == path, sought == found.words,
      screen.frame.followed?.id == nil, screen.frame.followed != nil
    else { return [] }
    let isFirst = screen.frame.followed?.numbers.isEmpty ?? true
    screen.frame.followed = ReplayFrame.Followed(
      id: nil, name: "“\(found.words)”", numbers: found.places.keys.sorted(), notes: found.places,
      isComplete: found.isComplete)
    if found.isComplete {
      let declined = found.declined == 0 ? "" : " and \(found.declined) declined"
      if found.places.isEmpty, found.declined == 0 {
        screen.frame.followed = nil
        replaceScreen(.history(screen))
        refuse("“\(found.words)” is nowhere in this history.")
        return []
      }
      let count = found.places.count == 1 ? "1 amendment" : "\(found.places.count) amendments"
      say("“\(found.words)”: \(count)\(declined). \(keymap.keyName(of: .follow)) shows all again.")
    }
    var effects: [Effect] = []
    if isFirst,
      let nearest = screen.frame.followed?.numbers.last(where: { $0 <= screen.target.amendment })
        ?? screen.frame.followed?.numbers.first, nearest != screen.target.amendment
    {
      effects = screen.go(to: nearest, in: historyRoom)
    }
    replaceScreen(.history(screen))
    return effects
  }

  /// `n`, `N`: the next amendment in which the words are, the newest first.
  mutating func findInHistory(isForward: Bool) -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    guard screen.frame.followed?.id == nil, screen.frame.followed != nil else {
      return searchHistory(for: sought)
    }
    let before = screen.target.amendment
    guard let number = screen.frame.order.number(from: before, by: isForward ? -1 : 1), number != before
    else {
      let isComplete = screen.frame.followed?.isComplete ?? true
      say(isComplete ? "There is no other." : "Still searching; no other was found so far.")
      return []
    }
    screen.pause()
    let effects = screen.go(to: number, in: historyRoom)
    replaceScreen(.history(screen))
    return effects
  }

  /// Enter while the lines' origins are shown: what was here before, and what took it away.
  mutating func askLineHistory() -> [Effect] {
    guard case .history(let screen) = screen else { return [] }
    guard screen.frame.isBlaming, let line = screen.frame.blamedLine, let detail = screen.frame.detail else {
      say("Press \(keymap.keyName(of: .blame)) first, and move to a line.")
      return []
    }
    if isBusy() { return [] }
    work = "following the line"
    return [.loadLine(path: screen.path, number: detail.number, line: line)]
  }

  mutating func receive(line: LineHistory, of number: Int, in path: String) {
    guard case .history(let screen) = screen, screen.path == path, overlay == nil else { return }
    guard !line.steps.isEmpty else {
      say("No amendment that can be read brought this line in.")
      return
    }
    let lines = line.steps.map { step in
      let row = screen.frame.amendments.flatMap { rows in
        rows.indices.contains(step.number - 1) ? rows[step.number - 1] : nil
      }
      let head = "amendment \(step.number) \(row.map { "\($0.authorship.rawValue) \($0.date.day)" } ?? "")"
      switch (step.old, step.new) {
      case (nil, let new?): return "\(head) came: \(String(decoding: new, as: UTF8.self))"
      case (let old?, nil): return "\(head) took away: \(String(decoding: old, as: UTF8.self))"
      case (_, let new): return "\(head) made it: \(String(decoding: new ?? [], as: UTF8.self))"
      }
    }
    overlay = .choice(
      Choice(
        purpose: .lineHistory(line.steps.map(\.number)), title: "The history of this line", lines: lines,
        selected: line.steps.lastIndex { $0.number <= number } ?? 0))
  }

  /// The amendment that was picked from a line's history.
  mutating func go(toAmendment number: Int) -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    screen.pause()
    screen.frame.followed = nil
    let effects = screen.go(to: number, in: historyRoom)
    replaceScreen(.history(screen))
    return effects
  }

  /// `t`: what was said about the amendment, step by step; again: the record as a whole.
  mutating func toggleTelling() -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    screen.pause()
    let effects = screen.tell(screen.telling == nil ? 0 : nil, in: historyRoom)
    if screen.telling != nil {
      // Where there is one pane at a time, what was said is to be seen.
      screen.frame.pane = .caption
      if !isLinear { say("What was said, step by step: \(keymap.keyName(of: .stepForward)) goes on.") }
    }
    replaceScreen(.history(screen))
    return effects
  }

  /// `v`: the history as bands, or the text again.
  mutating func toggleFlow() -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    screen.frame.isFlowing.toggle()
    let wantsFlow = screen.frame.isFlowing && screen.frame.flow == nil
    if screen.frame.isFlowing { screen.frame.pane = .text }
    replaceScreen(.history(screen))
    return wantsFlow ? [.loadFlow(path: screen.path)] : []
  }

  mutating func receive(flow: HistoryFlow, of path: String) {
    guard case .history(var screen) = screen, screen.path == path else { return }
    screen.frame.flow = flow
    replaceScreen(.history(screen))
  }
}
