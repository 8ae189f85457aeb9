internal import Charter
internal import Prose

/// Writes the parts of a brief, with everything that is not the program's in fences.
struct BriefWriter {
  let nonce: Nonce

  /// Some text between a line that opens a fence and one that closes it.
  func fence(_ what: String, _ content: some BidirectionalCollection<UInt8>) -> Bytes {
    let end = content.isEmpty || content.last == .lineFeed ? "" : "\n"
    return Bytes("<data-\(nonce.text) \(what)>\n".utf8) + content
      + Bytes("\(end)</data-\(nonce.text)>\n".utf8)
  }

  func introduction(_ material: BriefMaterial) -> Bytes {
    let governance = material.document.governance
    let state = material.isInForce ? "in force; it changes by amendment" : "a draft"
    var text = Bytes("# The charter\n\nIt is a \(governance.kind.rawValue), and \(state). Its goal:\n\n".utf8)
    text += fence("goal", Bytes(governance.goal.utf8))
    text += "\nIts text, a provision at a time:\n\n".utf8
    return text
  }

  /// A provision as it stands, or its heading and its cases alone.
  func provision(_ provision: Provision, in document: Document, isWhole: Bool) -> Bytes {
    let what = "provision=\"\(provision.id)\""
    if isWhole { return fence(what, document.text(of: provision)) }
    let heading = provision.heading.map { document.text(ofLines: $0.line..<($0.line + $0.lineCount)) } ?? []
    let cases = document.readableCases.filter { $0.provision == provision.id }
    let faults = document.blockFaults.filter { provision.lines.contains($0.line - 1) }
    let lines =
      cases.map { "Case \($0.id): \($0.situation) Ruling: \($0.ruling)\n" }.joined()
      + faults.map { "\($0.words)\n" }.joined()
    return fence(
      "\(what) heading and cases only, body left out for want of room", Bytes(heading) + Bytes(lines.utf8))
  }

  func remark(_ remark: BriefMaterial.Remark) -> Bytes { fence("from=\"\(remark.speaker)\"", remark.words) }

  func talk(_ talk: Bytes, _ omissions: Brief.Omissions, count: Int) -> Bytes {
    guard count > 0 else { return [] }
    let left = omissions.remarks > 0 ? " (the oldest \(omissions.remarks) of \(count) are left out)" : ""
    return Bytes("\n# The talk so far\(left)\n\n".utf8) + talk
  }

  /// What was declined, and the objections that are open.
  func refusals(_ material: BriefMaterial) -> Bytes {
    var text = Bytes()
    if !material.declined.isEmpty {
      text += "\n# Declined before; do not propose the same again\n\n".utf8
      for declined in material.declined {
        text += fence("declined", declined.title + Bytes("\nWhy it was declined: ".utf8) + declined.why)
      }
    }
    if !material.objections.isEmpty {
      text += "\n# Objections that are not answered yet\n\n".utf8
      for objection in material.objections { text += fence("objection", objection) }
    }
    return text
  }

  func request(_ request: BriefRequest, _ material: BriefMaterial) -> Bytes {
    let focus = material.focus.map { " The provision in focus is \($0)." } ?? ""
    var text = Bytes("\n# The request\n\n".utf8)
    switch request {
    case .talk(let words):
      text += "Answer the person.\(focus) Send edits only if they ask for a change. They say:\n\n".utf8
      text += fence("from=\"person\"", words)
    case .soundOut(let words, let framing, let stance):
      text += "\(framing.introduction)\(focus) Judge it. \(BriefWriter.soundingOut)".utf8
      text += fence("idea", words)
      if let stance {
        text += "\nWhat the person would want here:\n\n".utf8
        text += fence("from=\"person\"", stance)
      }
    case .rebuttal(let answer, let idea):
      text += BriefWriter.rebutting.utf8
      text += fence("idea", idea)
      text += "\nWhat the other counsel said of it:\n\n".utf8
      text += fence("answer", answer)
    case .tradeOff(let words, let first, let second):
      text += "Write one case in which [\(first)] and [\(second)] pull apart. \(BriefWriter.tradingOff)".utf8
      text += "Send it as one add-case to [\(first)]. The person says:\n\n".utf8
      text += fence("from=\"person\"", words)
    case .proposal(let words):
      text += "Draft a change.\(focus) \(BriefWriter.proposing) The person says what is wrong:\n\n".utf8
      text += fence("from=\"person\"", words)
    case .critique:
      text += "Say what is weak in this text.\(focus) \(BriefWriter.criticising)".utf8
    case .objection(let result):
      text += BriefWriter.objecting.utf8
      for change in changes(from: material.document, to: result) {
        text += "\n\(change.id), \(change.kind.rawValue):\n".utf8
        if let old = change.old { text += fence("now", material.document.text(of: old)) }
        if let new = change.new { text += fence("then", result.text(of: new)) }
      }
    case .decide(let decided):
      text += "Decide this case under the text above, and under nothing else. \(BriefWriter.deciding)".utf8
      text += fence("situation", Bytes(decided.situation.utf8))
      text += "\nThe ruling to compare with:\n\n".utf8
      text += fence("ruling", Bytes(decided.ruling.utf8))
    case .mending(let words, let reply, let draft):
      text += "The person had asked:\n\n".utf8
      text += fence("from=\"person\"", words)
      text += "\nYou answered:\n\n".utf8
      text += fence("your reply", reply)
      text += "\n\(draft.mendingWords)\n".utf8
      for refused in draft.refused {
        if let source = refused.fault.source, !source.isEmpty {
          text += "\nThe line of edit \(refused.number) that is at fault:\n".utf8
          text += fence("line", source)
        }
      }
    }
    return text
  }
}
