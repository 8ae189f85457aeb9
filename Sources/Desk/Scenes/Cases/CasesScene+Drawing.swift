internal import Cells
internal import Charter
internal import Counsel
internal import Prose

extension CasesScene {
  func draw(on canvas: inout Canvas, _ world: World) {
    let count = inquiry.cases.count
    let room = drawChrome(
      Chrome(
        title: title, facts: facts, right: count > 0 ? "\(selected + 1) of \(count)" : "", contexts: [.cases]
      ), on: &canvas, world)
    let body = Rect(column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: room.size.rows)
    let lines = lines(columns: body.size.columns)
    canvas.draw(lines.dropFirst(max(0, min(top, lines.count - body.size.rows))), in: body)
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("cases \(selected)", "Cases, \(selected + 1) of \(inquiry.cases.count)")
    page.parts = [SceneOutline.Part("", lines(columns: max(40, world.size.columns)))]
    page.choices = choices([.cases], world) + [SceneOutline.Choice("back", .action(.back))]
    return page
  }

  private var facts: [String] {
    var facts = ["cases"]
    let open = inquiry.cases.filter { !isReview || isPredicted($0) }
    let flips = inquiry.flips.filter { open.contains($0) }.count
    if flips > 0 { facts.append(flips == 1 ? "1 flips" : "\(flips) flip") }
    let left = waiting.count + asked.count
    if left > 0 { facts.append("\(left) to come") }
    return facts
  }

  /// The case at hand: what it is, who decides it how, then the texts.
  func lines(columns: Int) -> [DisplayLine] {
    guard let decided else { return [DisplayLine("The text has no cases.", .dim)] }
    func text(_ words: String, _ style: Style = .text, indent: Int = 0) -> [DisplayLine] {
      rows(of: Bytes(words.utf8), columns: columns, style: style, indent: indent)
    }
    var lines = text("\(decided.id)  [\(decided.provision)]", Style(.title, .bold))
    lines += text(decided.situation, indent: 2)
    lines += text("Ruling: \(decided.ruling)", .dim, indent: 2)
    lines.append(DisplayLine(""))
    lines += text(question(decided), Style(.focus))
    let findings = findings(on: decided)
    for finding in findings { lines += self.lines(of: finding, columns: columns) }
    if findings.filter({ $0.decider != CasesScene.person }).disagree {
      lines += text("Counsel differ.", Style(.caution, .bold))
    }
    // While it is being decided, only the text that it is decided under.
    for side in isPredicted(decided) ? inquiry.sides : [side] {
      let document = inquiry.document(side).withoutCase(decided.id)
      guard let provision = document.provision(decided.provision) else { continue }
      let name =
        inquiry.then == nil
        ? "The text" : side == .then ? "Proposed" : inquiry.isDraft ? "The draft" : "In force"
      lines.append(DisplayLine(""))
      lines += text("\(name): \(provision.name)", Style(.title, .bold))
      lines += rows(of: document.text(of: provision), columns: columns, indent: 2)
    }
    return lines
  }

  /// What the person is asked.
  private func question(_ decided: Case) -> String {
    if isPredicted(decided) {
      return isReview ? "You have said what you expect." : "You have decided it."
    }
    let now = inquiry.isDraft ? "the draft" : "the text in force"
    let text = inquiry.then == nil ? "this text" : side == .now ? now : "the proposed text"
    return isReview
      ? "What do you expect: how is it decided under \(text)? Counsel's verdicts come after yours."
      : "How is it decided under \(text)?"
  }

  private func lines(of finding: CaseFinding, columns: Int) -> [DisplayLine] {
    let isPerson = finding.decider == CasesScene.person
    var lines = rows(
      of: Bytes(finding.decider.utf8), columns: columns, style: Style(isPerson ? .human : .model, .bold))
    let marks = (finding.flips ? ["flips"] : []) + (finding.isSplit ? ["samples differ"] : [])
    for side in inquiry.sides {
      guard let poll = side == .now ? finding.now : finding.then, !poll.samples.isEmpty else { continue }
      let words = isPerson ? poll.majority?.rawValue ?? "" : poll.words
      let name = inquiry.then == nil ? "" : "\(inquiry.name(of: side)): "
      lines += rows(of: Bytes("\(name)\(words)".utf8), columns: columns, indent: 2)
      for citation in poll.citations {
        lines += rows(
          of: Bytes(inquiry.words(of: citation, side).utf8), columns: columns, style: .dim, indent: 4)
      }
    }
    if !marks.isEmpty {
      lines += rows(
        of: Bytes(marks.joined(separator: ", ").utf8), columns: columns, style: Style(.caution, .bold),
        indent: 2)
    }
    return lines
  }
}

extension CaseInquiry {
  /// Where a citation stands, and its words.
  func words(of citation: CaseVerdict.Citation, _ side: Side) -> String {
    let place = citation.line(in: document(side)).map { "L\($0)" } ?? "not in the text"
    return "\(place) [\(citation.provision)]\(citation.words.isEmpty ? "" : " “\(citation.words)”")"
  }
}
