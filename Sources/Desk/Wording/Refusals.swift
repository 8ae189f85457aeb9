internal import Prose
internal import Ratification

/// Says which gate is closed and how to open it.
func words(for refusal: Refusal) -> String {
  switch refusal {
  case .notYet(_, let first): "First: \(name(of: first))."
  case .stanceTooShort(let found, let needed):
    "Say in \(needed) words or more what you would want here (\(found) so far)."
  case .stanceIsRead: "The redline was shown, so the stance can't change any more."
  case .notSeen(let provision, let shown, let all):
    "\(shown) of \(all) changed lines seen in \(provision). Scroll with j or Ctrl-D."
  case .unknownProvision(let id): "There is no provision \(id) in this proposal."
  case .unknownObjection(let id): "There is no objection \(id)."
  case .emptyWords: "It needs a few words."
  case .undecided(let ids):
    "Still to be decided: \(ids.joined(separator: ", ")). Press a, e, x, b or s."
  case .nothingAdopted: "Nothing is adopted, so there is nothing to give a reason for."
  case .reason(let refusal): words(for: refusal)
  case .blocked(let findings):
    "The text holds \(findings.count) character(s) that hide or reorder text. Edit them away with e."
  }
}

/// Says which rule a reason does not meet, and how to meet it.
func words(for refusal: ReasonRefusal) -> String {
  switch refusal {
  case .tooFewWords(let found, let needed):
    "A reason has \(needed) different words or more (\(found) so far). Say why, in your own words."
  case .tooFewCharacters(let found, let needed):
    "A reason has \(needed) characters or more (\(found) so far). Say why, in your own words."
  case .unknownCitation(let citation):
    "\(citation.text) is not there to cite. Cite a line of the new text (L12), a case (C:id) or an objection (O1)."
  case .repeatsProposal: "Most of this stands in the proposal itself. Say it in your own words."
  case .repeatsEarlier: "This was the reason of an earlier amendment. Say what decides this one."
  }
}

/// A step by its name.
func name(of step: Step) -> String {
  switch step {
  case .problem: "the problem"
  case .stance: "your stance"
  case .redline: "the redline"
  case .objection: "the objection"
  case .decision: "the decision"
  case .reason: "the reason"
  case .attestation: "the attestation"
  }
}

/// What a step wants, and why, in a line.
func purpose(of step: Step, _ occasion: Occasion) -> String {
  switch step {
  case .problem:
    "Read what is said to be wrong, beside the text in force. Nothing of the new text is shown yet."
  case .stance: "Say in a line or two what you would want here, before the words of others can sway you."
  case .redline: "Read every changed line. A decision opens when each of them was on the screen."
  case .objection: "The strongest thing to be said against it. Answer it, or overrule it by name."
  case .decision where occasion == .copy: "Adopt the copy as a whole with a, or leave it with x."
  case .decision: "Decide on each provision: a adopt, e or i edit, x reject, b send back, s set aside."
  case .reason:
    "Say why, in five words or more of your own. Cite L12, C:case or O1 where it rests on more than the provision."
  case .attestation: "Type the phrase, then Enter. Your key signs; from then on it is in force."
  }
}
