internal import Cells
internal import Charter
internal import History
internal import Ledger
internal import Prose
internal import Ratification

/// What is read at the steps that show no redline.
extension ReviewScene {
  func lineCount(_ columns: Int) -> Int { reading(columns: columns).count }

  func reading(columns: Int) -> [DisplayLine] {
    var page = Page(columns: columns)
    switch step {
    case .problem, .stance: addProblem(to: &page)
    case .objection: addObjections(to: &page)
    case .reason: addAdopted(to: &page)
    case .attestation: addSummary(to: &page)
    case .redline, .decision: break
    }
    while page.lines.last?.spans.isEmpty ?? false { page.lines.removeLast() }
    return page.lines
  }

  /// Nothing of the proposal but its title and problem.
  private func addProblem(to page: inout Page) {
    if step == .stance, review.isStanceClosed {
      page.add("Your stance", Bytes((review.stanceWords ?? "").utf8), Style(.human))
    }
    if let repeats {
      let who = Bytes("On \(repeats.date.day) ".utf8) + repeats.by + Bytes(" said: ".utf8)
      page.add("This was declined before", who + repeats.why, Style(.caution))
    }
    let governance = (review.base ?? review.result).governance
    let caution = governance.isGoalUnwritten ? "\n! \(wordsForUnwrittenGoal)" : ""
    page.add("Goal", Bytes((governance.goal + caution).utf8), caution.isEmpty ? .text : Style(.caution))
    page.add("Problem", review.statement.problem)
    for opinion in review.opinionWords {
      page.add(opinion.name, opinion.words, opinion.isCaution ? Style(.caution) : .text)
    }
    guard let base = review.base else {
      let carried = review.carried.count
      let rest =
        carried == 0
        ? "You will read every line of it, before you decide."
        : "You accepted \(carried) of its \(review.changes.count) provisions in draft, and they have not "
          + "changed; you are shown what did."
      page.add("What is decided", Bytes("Whether this text comes into force. \(rest)".utf8))
      return
    }
    for change in review.changes {
      guard let old = change.old else { continue }
      page.add("In force: \(old.name)  [\(old.id)]", base.text(of: old))
    }
  }

  private func addObjections(to page: inout Page) {
    for objection in review.objections ?? [] {
      let by = String(decoding: objection.by.bytes, as: UTF8.self)
      let kind = objection.by == .builtIn ? " (rules, not a language model)" : ""
      page.add("\(objection.id), from \(by)\(kind)", objection.words)
      if let answer = review.answers.first(where: { $0.objection == objection.id }) {
        page.add("You: \(answer.outcome.rawValue)", answer.words, Style(.human))
      }
    }
    if review.objections?.isEmpty ?? true {
      let words =
        "The built-in critic has nothing to object that its rules know of. That is recorded as “none found”; "
        + "it is not a recommendation."
      page.add("None found", Bytes(words.utf8))
    }
    for objector in review.silent {
      let by = String(decoding: objector.bytes, as: UTF8.self)
      page.add(
        "None found by \(by)", Bytes("It was asked and has nothing to object, which is recorded.".utf8))
    }
    for decided in review.cases {
      page.add("Case \(decided.title)", decided.details(isAdoption: review.base == nil))
    }
    let asked = review.asked.map { $0.by + Bytes(", asked ".utf8) + $0.asked.bytes }
    page.add("How they were asked", Bytes(asked.joined(separator: [.lineFeed])), .dim)
    for remark in comments.flatMap(\.remarks) where remark.objection == nil {
      page.add("\(String(decoding: remark.by.bytes, as: UTF8.self)) comments", remark.words)
    }
    for vote in votes {
      let verb = vote.vote == .dissent ? "dissents" : "ratifies"
      page.add(
        "\(String(decoding: vote.name, as: UTF8.self)) \(verb)", vote.reasons.first?.words ?? [],
        Style(.human))
    }
    for earlier in earlierObjections {
      let by = String(decoding: earlier.by.bytes, as: UTF8.self)
      page.add("Objected at amendment \(earlier.amendment), by \(by)", earlier.words, .dim)
      guard let outcome = earlier.outcome else { continue }
      let name = String(decoding: earlier.name, as: UTF8.self)
      page.add("\(name): \(outcome.rawValue)", earlier.answer, .dim)
    }
  }

  /// What is adopted, its lines numbered so that a reason can cite them.
  private func addAdopted(to page: inout Page) {
    page.add("Your stance", Bytes((review.stanceWords ?? "").utf8), Style(.human))
    for objection in review.objections ?? [] { page.add(objection.id, objection.words) }
    page.add(
      review.isDissent ? "What you vote against" : "What you adopt", review.statement.title)
    for change in review.changes {
      guard let new = change.new else {
        page.add("\(change.old?.name ?? change.id)", Bytes("It is taken out.".utf8))
        continue
      }
      page.lines.append(DisplayLine(new.name, Style(.title, .bold)))
      let old = change.old.flatMap { old in review.base.map { base in old.lines.map { Bytes(base.line($0)) } }
      }
      let known = Set(old ?? [])
      for line in new.lines {
        let words = Bytes(review.result.line(line))
        page.add(words, numbered: line + 1, isNew: !known.contains(words))
      }
      page.lines.append(DisplayLine(""))
    }
  }

  private func addSummary(to page: inout Page) {
    page.lines += rows(of: review.statement.title, columns: page.columns, style: Style(.text, .bold))
    page.lines += rows(of: review.reason?.text ?? [], columns: page.columns, style: Style(.human), indent: 2)
    for change in review.changes {
      let name = change.new?.name ?? change.old?.name ?? change.id
      let words = DisplayLine("  \(change.kind.rawValue): \(name)").spans
      page.lines.append(DisplayLine(spans: words.fitted(to: page.columns)))
    }
    for caution in cautions {
      page.lines += rows(of: Bytes("! \(caution)".utf8), columns: page.columns, style: Style(.caution))
    }
    let hash = Bytes("sha256:\(review.statement.digest.hex)".utf8)
    page.lines += rows(of: hash, columns: page.columns, style: .dim)
  }
}

/// Rows of named texts.
private struct Page {
  let columns: Int
  var lines: [DisplayLine] = []

  init(columns: Int) { self.columns = columns }

  mutating func add(_ name: String, _ text: Bytes, _ style: Style = .text) {
    guard !text.isEmpty else { return }
    lines += rows(of: Bytes(name.utf8), columns: columns, style: Style(.title, .bold))
    lines += rows(of: text, columns: columns, style: style, indent: 2)
    lines.append(DisplayLine(""))
  }

  /// A line of the text behind its number, and a sign where it is new.
  mutating func add(_ text: Bytes, numbered number: Int, isNew: Bool) {
    let name = "\(isNew ? "+" : " ") L\(number) "
    let pad = String(repeating: " ", count: name.count)
    for (row, words) in folded(text, columns: columns - name.count).enumerated() {
      lines.append(
        DisplayLine(
          spans: DisplayLine(row == 0 ? name : pad, isNew ? Style(.added, .bold) : .dim).spans + words))
    }
  }
}
