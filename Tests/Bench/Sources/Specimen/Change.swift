import Prose

/// What one amendment does to the text.
struct Change: Sendable {
  let title: String
  /// What is decided on, in the order of the text.
  let touched: [Touch]
  /// The text that had been proposed, where an edited one was adopted.
  var proposed: Bytes?

  /// One provision that an amendment changes.
  struct Touch: Sendable {
    let id: String
    let title: String
    let decidedCase: String?
    /// Changed lines.
    let lines: Int
    /// Words of the changed lines.
    let words: Int

    init(_ provision: Provision, lines: [Bytes]) {
      id = provision.id
      title = provision.title
      decidedCase = provision.decidedCase
      self.lines = lines.count
      words = lines.reduce(0) { $0 + $1.split(separator: .space).count }
    }

    init(whole provision: Provision) {
      self.init(provision, lines: [provision.heading] + provision.body.map(\.bytes))
    }
  }
}

extension Draft {
  /// Changes a few lines of one or two provisions, or adds, retires or moves one, so that the text stays near
  /// `lines` lines.
  mutating func amend(towards lines: Int, using random: inout SplitMix64) -> Change {
    let isLong = lineCount >= lines
    switch random.number(in: 0..<100) {
    case 0..<12:
      if isLong, let retired = retire(using: &random) {
        return Change(title: "Retire \(retired.title)", touched: [.init(whole: retired)])
      }
      let added = add(using: &random)
      return Change(title: "Add \(added.title)", touched: [.init(whole: added)])
    case 12..<20:
      if let moved = move(using: &random) {
        return Change(title: "Move \(moved.title) to where it is looked for", touched: [.init(whole: moved)])
      }
    case 20..<44:
      if let change = isLong ? cut(using: &random) : extend(using: &random) { return change }
    default: break
    }
    return reword(using: &random)
  }

  private mutating func reword(using random: inout SplitMix64) -> Change {
    let first = random.pick(rewordable)
    let second = random.pick(rewordable)
    let places = random.chance(25) && first != second ? [first, second].sorted() : [first]
    let isEdited = random.chance(6)
    var proposal = self
    var touched: [Change.Touch] = []
    for place in places {
      var changed: [Bytes] = []
      let sentences = provisions[place].sentences
      let start = random.number(in: sentences.indices)
      for line in sentences[start..<min(sentences.count, start + random.number(in: 1...3))] {
        guard let old = provisions[place].body[line].sentence else { continue }
        let isItem = provisions[place].body[line].isItem
        var new = old.reworded(using: &random)
        proposal.revise(place) { $0.body[line] = .init(new, isItem: isItem) }
        if isEdited { repeat { new = new.reworded(using: &random) } while new.text == old.text }
        revise(place) { $0.body[line] = .init(new, isItem: isItem) }
        changed.append(provisions[place].body[line].bytes)
      }
      touched.append(.init(provisions[place], lines: changed))
    }
    let verb = random.pick(["Tighten", "Clarify", "Narrow", "Widen", "Make plain", "Put a bound on", "Mend"])
    let title = "\(verb) \(touched.map(\.title).joined(separator: " and "))"
    return Change(title: title, touched: touched, proposed: isEdited ? proposal.bytes : nil)
  }

  /// Adds to the shortest of three provisions, so that none grows for ever.
  private mutating func extend(using random: inout SplitMix64) -> Change? {
    let choice = (0..<3).map { _ in random.pick(rewordable) }
    guard let place = choice.min(by: { provisions[$0].body.count < provisions[$1].body.count }) else {
      return nil
    }
    let after = random.pick(provisions[place].sentences)
    let isItem = provisions[place].body[after].isItem
    let added = (0..<random.number(in: 1...3)).map { _ in
      Provision.Line(Sentence(using: &random), isItem: isItem)
    }
    revise(place) { $0.body.insert(contentsOf: added, at: after + 1) }
    return Change(
      title: "Say more on \(provisions[place].title)",
      touched: [.init(provisions[place], lines: added.map(\.bytes))])
  }

  /// Takes a sentence from the longest of three provisions.
  private mutating func cut(using random: inout SplitMix64) -> Change? {
    let places = amendable.filter { provisions[$0].body.count > 3 && !provisions[$0].spareSentences.isEmpty }
    guard !places.isEmpty else { return nil }
    let choice = (0..<3).map { _ in random.pick(places) }
    guard let place = choice.max(by: { provisions[$0].body.count < provisions[$1].body.count }) else {
      return nil
    }
    let line = random.pick(provisions[place].spareSentences)
    let removed = provisions[place].body[line].bytes
    revise(place) { $0.body.remove(at: line) }
    return Change(
      title: "Drop a sentence of \(provisions[place].title)",
      touched: [.init(provisions[place], lines: [removed])])
  }

  /// Where there is a sentence to reword; every chapter has one.
  private var rewordable: [Int] { amendable.filter { !provisions[$0].sentences.isEmpty } }
}
