import Acts
import Charter
import Ledger
import Ratification

extension Failure {
  init(_ fault: BallotFault) {
    switch fault {
    case .closedGate(let step):
      self.init(.busy, "nothing was ratified: the step \(step) is open", "Take it, then attest again.")
    case .adoptsSomethingElse:
      self.init(
        .busy, "nothing was ratified: you adopt something else than the proposal",
        "What you adopt is a proposal of its own; review that one.")
    case .notAttested:
      self.init(.busy, "nothing was ratified: the phrase was not typed", "Type it, then it is signed.")
    case .bytesChanged:
      self.init(
        .busy, "nothing was ratified: the proposal's bytes are not those that were shown",
        "Look at the docket and begin again.")
    case .tooEarly(let earliest):
      self.init(.busy, "nothing was ratified: a vote counts from \(earliest) on", "Come back then.")
    case .unsigned:
      self.init(.notPermitted, "nothing was ratified: the key signed nothing", "Check the key.")
    case .section(let fault):
      self.init(.badData, file: "your section", Words(fault))
    }
  }

  init(_ fault: ActFault) {
    switch fault {
    case .nobody(.adopting): self.init(.notPermitted, "Adopting needs your name and key")
    case .nobody(.copying): self.init(.notPermitted, "Making it yours needs your name and key")
    case .nobody(.healing): self.init(.notPermitted, "Healing needs your name and key")
    case .namesOthers(let name, let key):
      self.init(
        .notPermitted, "The draft's front matter names other ratifiers",
        "Press e and name yourself: \(name), \(key)")
    case .notRatifierOfKept:
      self.init(.notPermitted, "You are not a ratifier of the history that is to stay")
    case .notAlone(let needed):
      self.init(
        .notPermitted, "It takes \(needed) ratifiers, so it is not yours alone to decline",
        "It stays on the docket.")
    case .unreadable(let fault):
      self.init(fault, folder: nil)
      words.advice =
        (words.advice.map { "\($0) " } ?? "") + "The draft stays as it was, and what you wrote is kept."
    }
  }

  init(_ fault: AdoptedTextFault) {
    switch fault {
    case .operation(let fault): self.init(.badData, file: "the text that you adopt", Words(fault))
    case .entangled(let id):
      self.init(
        .badData, file: "the text that you adopt",
        "the change of \(quoted(id)) can't be taken without another that you turned down",
        "Adopt both, or edit the text.")
    case .motion(let fault): self.init(fault)
    }
  }
}
