internal import Ledger
internal import Prose
internal import Ratification

extension Review {
  /// What counsel said of the idea, as named texts; a panel that is struck is still shown, and said to be.
  var opinionWords: [(name: String, words: Bytes, isCaution: Bool)] {
    var texts: [(name: String, words: Bytes, isCaution: Bool)] = []
    // Ids count anew in each panel.
    var verdicts: [Bytes: Bytes] = [:]
    for entry in opinions {
      if let framing = Section.Framing(entry) {
        let by = String(decoding: framing.by, as: UTF8.self)
        let verb = framing.flips ? "flips" : "holds"
        texts.append(
          ("The verdict of \(by) on the idea \(verb) in other lights", framing.words ?? [], framing.flips))
      } else if let panel = Section.Panel(entry) {
        verdicts = [:]
        let left = isPanelStruck ? ", left out of the record" : ""
        texts.append(("A panel on the idea: \(panel.outcome.words)\(left)", panel.idea, false))
      } else if let told = Section.Told(entry) {
        texts.append(("What you told it that you would want", told.words, false))
      } else if let verdict = Section.Verdict(entry) {
        verdicts[verdict.id] = verdict.by
        let by = String(decoding: verdict.by, as: UTF8.self)
        let round = verdict.round == .informed ? ", knowing your stance" : ""
        texts.append(
          ("\(by)\(round): \(verdict.outcome.words)", verdict.words ?? Bytes("No reason.".utf8), false))
      } else if let rebuttal = Section.Rebuttal(entry) {
        let name = String(decoding: verdicts[rebuttal.verdict] ?? rebuttal.verdict, as: UTF8.self)
        let by = String(decoding: rebuttal.by, as: UTF8.self)
        texts.append(("\(by), against \(name)", rebuttal.words ?? Bytes("Nothing.".utf8), false))
      }
    }
    return texts
  }
}

extension Section.Panel.Outcome {
  fileprivate var words: String {
    switch self {
    case .agrees: "they agree"
    case .differs: "they differ"
    case .open: "fewer than two judged"
    }
  }
}

extension Section.Verdict.Outcome {
  fileprivate var words: String {
    switch self {
    case .goOn: "go on"
    case .changeIt: "change it"
    case .drawingBoard: "back to the drawing board"
    case .none: "no verdict"
    }
  }
}
