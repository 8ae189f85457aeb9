internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// What goes into the record of what comes of the idea.
extension PanelScene {
  /// A framing by itself, a panel where the person keeps it; nothing where nobody has answered.
  func record(_ date: Timestamp) -> [Entry] {
    let said = isFraming ? framing(date).map { [$0.entry] } ?? [] : isKept ? panel(date) : []
    return said.isEmpty ? [] : said + asked(date)
  }

  /// Nil where there is nothing to compare.
  private func framing(_ date: Timestamp) -> Section.Framing? {
    let table = table(.blind)
    guard table.given > 1, let seat = seats.first else { return nil }
    let lines = ["asked as \(seat.profile.name) (\(seat.profile.kind.rawValue))"] + table.lines
    return Section.Framing(
      flips: table.differs, on: date, by: seat.profile.proposer(model: seats.compactMap(\.model).first).bytes,
      words: tidied(idea) + [.lineFeed] + Bytes(lines.joined(separator: "\n").utf8))
  }

  /// The idea, then what each said of it, then what they objected to each other; the critic judges no ideas.
  private func panel(_ date: Timestamp) -> [Entry] {
    var verdicts: [Entry] = []
    var ids: [String: Bytes] = [:]
    for seat in models {
      for (round, kind) in [(Round.blind, Section.Verdict.Round.blind), (.informed, .informed)] {
        guard let answer = seat.answer(round), answer.isComplete else { continue }
        let id = Bytes("V\(verdicts.count + 1)".utf8)
        if round == .blind { ids[seat.name] = id }
        verdicts.append(
          Section.Verdict(
            id, kind, .init(answer.verdict), by: seat.proposer.bytes, words: answer.shortWords
          ).entry)
      }
    }
    let rebuttals = models.flatMap { seat in
      seat.answers.filter(\.isComplete).compactMap { answer -> Entry? in
        guard case .rebuttal(let other) = answer.round, let id = ids[other] else { return nil }
        return Section.Rebuttal(of: id, by: seat.proposer.bytes, words: answer.shortWords).entry
      }
    }
    guard !verdicts.isEmpty else { return [] }
    let table = table(.blind)
    let outcome: Section.Panel.Outcome = table.given < 2 ? .open : table.differs ? .differs : .agrees
    let isInformed = models.contains { $0.answer(.informed)?.isComplete == true }
    let told = isInformed ? stance.map { [Section.Told(on: date, tidied($0)).entry] } ?? [] : []
    return [Section.Panel(outcome, on: date, idea: tidied(idea)).entry] + told + verdicts + rebuttals
  }

  private var models: [Seat] { seats.filter { $0.profile.kind != .builtIn } }

  /// How those were asked who answered, each once.
  private func asked(_ date: Timestamp) -> [Entry] {
    seats.filter { $0.answers.contains(where: \.isComplete) }
      .compactMap { $0.profile.askedCounsel(model: $0.model, on: date)?.entry }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension PanelScene.Seat {
  fileprivate var proposer: Proposer { profile.proposer(model: model) }
}

extension PanelScene.Answer {
  /// The first paragraph of what it says behind its verdict, shortened; nil where it says nothing more.
  fileprivate var shortWords: Bytes? {
    var lines = words.split(separator: "\n", omittingEmptySubsequences: false).map {
      Field(String($0)).trimmed
    }
    if verdict != nil { lines.removeFirst() }
    let paragraph = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty }.joined(separator: "\n")
    let most = 300
    let short = paragraph.count <= most ? paragraph : Field(String(paragraph.prefix(most - 1))).trimmed + "…"
    let bytes = tidied(Bytes(short.utf8))
    return bytes.isEmpty ? nil : bytes
  }
}

extension Section.Verdict.Outcome {
  fileprivate init(_ verdict: Verdict?) {
    switch verdict {
    case .goOn: self = .goOn
    case .changeIt: self = .changeIt
    case .drawingBoard: self = .drawingBoard
    case nil: self = .none
    }
  }
}
