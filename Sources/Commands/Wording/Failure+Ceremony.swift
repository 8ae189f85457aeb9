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

  init(_ fault: RestatingFault) {
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
