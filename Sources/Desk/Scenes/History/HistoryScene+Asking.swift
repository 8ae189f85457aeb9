internal import Cells
internal import History
internal import Ledger
internal import Prose
internal import Ratification

/// What is asked about a history: a point in time, words, and where a line is from.
extension HistoryScene {
  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .words: search(for: answer.text, &world)
    case .pointInTime: go(toPoint: answer.text, &world)
    case .lineHistory(let numbers):
      guard numbers.indices.contains(answer.line) else { return }
      frame.followed = nil
      jump(to: numbers[answer.line], &world)
    }
  }

  private mutating func go(toPoint words: String, _ world: inout World) {
    if words.isEmpty { return }
    let number: Int
    if let given = Int(words) {
      number = given
    } else if let moment = Timestamp(parsing: Bytes(words.utf8))
      ?? Timestamp(parsing: Bytes("\(words)T23:59:59Z".utf8))
    {
      guard let amendments = frame.amendments else {
        return world.refuse("The history is still being read. Ask again in a moment.")
      }
      number = amendments.last { $0.date <= moment }?.number ?? 0
      if let fault = frame.fault, number == amendments.count, fault.number > number {
        return world.refuse("What was in force then can't be read: \(fault.words)")
      }
      if number == 0 { return world.refuse("Nothing was in force yet on that day.") }
    } else {
      return world.refuse("Give a number, or a day such as 2026-03-01.")
    }
    guard 1...max(1, frame.head) ~= number else {
      return world.refuse("The amendments go from 1 to \(frame.head).")
    }
    jump(to: number, &world)
  }

  /// `/`: the amendments in which words stand, or came or went.
  private mutating func search(for words: String, _ world: inout World) {
    world.seek(words)
    guard !words.isEmpty else { return frame.followed = nil }
    pause()
    frame.followed = ReplayFrame.Followed(
      id: nil, name: "“\(words)”", numbers: [], notes: [:], isComplete: false)
    world.want(.searchHistory(path: charter, words: words))
  }

  mutating func receive(_ found: FoundWords, _ world: inout World) {
    guard world.sought == found.words, let followed = frame.followed, followed.id == nil else { return }
    frame.followed = ReplayFrame.Followed(
      id: nil, name: "“\(found.words)”", numbers: found.places.keys.sorted(), notes: found.places,
      isComplete: found.isComplete)
    if found.isComplete {
      if found.places.isEmpty, found.declined == 0 {
        frame.followed = nil
        return world.refuse("“\(found.words)” is nowhere in this history.")
      }
      let declined = found.declined == 0 ? "" : " and \(found.declined) declined"
      let count = found.places.count == 1 ? "1 amendment" : "\(found.places.count) amendments"
      world.say("“\(found.words)”: \(count)\(declined). \(world.keyName(of: .follow)) shows all again.")
    }
    guard followed.numbers.isEmpty, let numbers = frame.followed?.numbers,
      let nearest = numbers.last(where: { $0 <= target.amendment }) ?? numbers.first,
      nearest != target.amendment
    else { return }
    world.want(all: go(to: nearest, in: room(world)))
  }

  /// `n`, `N`: the next amendment in which the words are, the newest first.
  mutating func find(isForward: Bool, _ world: inout World) {
    guard let followed = frame.followed, followed.id == nil else { return search(for: world.sought, &world) }
    let before = target.amendment
    guard let number = frame.order.number(from: before, by: isForward ? -1 : 1), number != before else {
      return world.say(
        followed.isComplete ? "There is no other." : "Still searching; no other was found so far.")
    }
    jump(to: number, &world)
  }

  /// Enter while the lines' origins are shown: what was here before, and what took it away.
  mutating func askLineHistory(_ world: inout World) {
    guard frame.isBlaming, let line = frame.blamedLine, let detail = frame.detail else {
      return world.say("Press \(world.keyName(of: .blame)) first, and move to a line.")
    }
    if world.isBusy() { return }
    world.want(.loadLine(path: charter, number: detail.number, line: line), "following the line")
  }

  mutating func show(_ line: LineHistory, of number: Int, _ world: inout World) {
    guard world.isOnTop, pending == nil else { return }
    guard !line.steps.isEmpty else {
      return world.say("No amendment that can be read brought this line in.")
    }
    let lines = line.steps.map { step in
      let row = frame.amendments.flatMap { rows in
        rows.indices.contains(step.number - 1) ? rows[step.number - 1] : nil
      }
      let head = "amendment \(step.number) \(row.map { "\($0.authorship.rawValue) \($0.date.day)" } ?? "")"
      return switch (step.old, step.new) {
      case (nil, let new?): "\(head) came: \(String(decoding: new, as: UTF8.self))"
      case (let old?, nil): "\(head) took away: \(String(decoding: old, as: UTF8.self))"
      case (_, let new): "\(head) made it: \(String(decoding: new ?? [], as: UTF8.self))"
      }
    }
    ask(
      .lineHistory(line.steps.map(\.number)), "The history of this line", lines,
      selected: line.steps.lastIndex { $0.number <= number } ?? 0)
  }

  /// `t`: what was said about the amendment, step by step; again: the record as a whole.
  mutating func toggleTelling(_ world: inout World) {
    pause()
    world.want(all: tell(telling == nil ? 0 : nil, in: room(world)))
    guard telling != nil else { return }
    // Where there is one pane at a time, what was said is to be seen.
    frame.pane = .caption
    if !world.isLinear {
      world.say("What was said, step by step: \(world.keyName(of: .stepForward)) goes on.")
    }
  }

  /// `v`: the history as bands, or the text again.
  mutating func toggleFlow(_ world: inout World) {
    frame.isFlowing.toggle()
    guard frame.isFlowing else { return }
    frame.pane = .text
    if frame.flow == nil { world.want(.loadFlow(path: charter)) }
  }
}
