import Charter
import Counsel
import Prose

extension Cases {
  /// Asks the person about each case, before any counsel is shown.
  func decideByHand(_ inquiry: inout CaseInquiry, _ console: borrowing Console) throws {
    guard console.hasTerminal else {
      throw Failure(.notPermitted, "--by-hand needs a terminal", "Without it a counsel decides.")
    }
    let name = "human \(try console.userName())"
    for decided in inquiry.cases where only.isEmpty || only.contains(decided.id) {
      console.note(
        "case \(shownLine(decided.id))\n\(indented(Bytes(decided.situation.utf8)))  ruling: "
          + shownLine(decided.ruling))
      for side in inquiry.sides {
        let text = inquiry.document(side).withoutCase(decided.id)
        if let provision = text.provision(decided.provision) {
          writeError("\(inquiry.name(of: side)):\n\(indented(text.text(of: provision), by: "    "))")
        } else {
          writeError("\(inquiry.name(of: side)): there is no provision \(shownLine(decided.provision))\n")
        }
        guard let outcome = verdict(console) else { return }
        inquiry.hear(CaseVerdict(outcome), on: decided.id, side, from: name)
      }
    }
  }

  /// What the person says of one text; nil where they end it.
  private func verdict(_ console: borrowing Console) -> CaseVerdict.Outcome? {
    while let line = console.ask("as ruled (r), otherwise (o), undecided (u), or an empty line to end:") {
      switch String(decoding: line, as: UTF8.self).lowercased() {
      case "r", "as ruled": return .asRuled
      case "o", "otherwise": return .otherwise
      case "u", "undecided": return .undecided
      default: console.note("expected r, o, u or an empty line.")
      }
    }
    return nil
  }
}
