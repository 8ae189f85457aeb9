internal import Prose
internal import Ratification

/// Says which gate is closed and how to open it.
func words(for refusal: Refusal, _ keymap: Keymap) -> String {
  func key(_ action: Action) -> String { keymap.keyName(of: action) }
  switch refusal {
  case .notYet(_, let first): return "First comes \(name(of: first)). \(key(.back)) goes back to it."
  case .stanceTooShort(let found, let needed):
    return "Say in \(needed) words or more what you would want here (\(found) so far)."
  case .stanceIsRead: return "The redline was shown, so the stance stays as it is. \(key(.next)) goes on."
  case .notSeen(let provision, let shown, let all):
    return
      "\(shown) of \(all) changed lines seen in \(provision). \(key(.nextProvision)) or \(key(.pageDown)) shows the rest."
  case .unknownProvision(let id):
    return "There is no provision \(id) in this proposal. Pick one with \(key(.down)) and \(key(.up))."
  case .unknownObjection(let id): return "There is no objection \(id). Answer one of those shown."
  case .notPredicted(let id): return "Say first how you expect \(id) to be decided under both texts."
  case .emptyWords: return "It needs a few words. Say them."
  case .undecided(let ids):
    let keys = [Action.adoptChange, .adoptEdited, .editInPlace, .reject, .sendBack].map(key)
    return "Still to be decided: \(ids.joined(separator: ", ")). Press \(keys.joined(separator: ", ")) or "
      + "\(key(.setAside))."
  case .nothingAdopted:
    return "Nothing is adopted, so there is nothing to give a reason for. \(key(.back)) goes back to decide."
  case .reason(let refusal): return words(for: refusal)
  case .blocked(let findings):
    let count = findings.count == 1 ? "a character" : "\(findings.count) characters"
    return "The text holds \(count) that hide or reorder text. Edit them away with \(key(.adoptEdited))."
  }
}

extension World {
  /// Says why the ceremony does not take something.
  mutating func refuse(_ refusal: Refusal) { refuse(words(for: refusal, keymap)) }
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
func purpose(of step: Step, _ occasion: Occasion, isDissent: Bool = false) -> String {
  switch step {
  case .reason where isDissent: "Say why you vote against it, in five words or more."
  case .attestation where isDissent:
    "Read what you vote against, then type the phrase. Your key signs."
  case .problem where occasion == .adoption || occasion == .copy:
    "What the text is for. The text itself comes later."
  case .problem:
    "What is wrong today, beside the text in force. The new text comes later."
  case .stance where occasion == .adoption || occasion == .copy:
    "Say what you want this text to do. It stands beside your vote."
  case .stance: "Say what you would want here, before the words of others can sway you."
  case .redline where occasion == .adoption || occasion == .copy:
    "Read every line. Decisions open when each was on the screen."
  case .redline: "Read every changed line. Decisions open when each was on the screen."
  case .objection: "The strongest thing to be said against it. Answer it, or overrule it."
  case .decision where occasion == .copy: "Adopt the copy as a whole, or reject it as a whole."
  case .decision: "Decide on each provision. Nothing is preselected."
  case .reason:
    "Say why, in five words or more. Cite L12, C:case or O1 if it rests on them."
  case .attestation: "Read what comes into force, then type the phrase. Your key signs."
  }
}

/// What a step wants, in at most 30 columns.
func shortPurpose(of step: Step) -> String {
  switch step {
  case .problem: "What is wrong today"
  case .stance: "What would you want here?"
  case .redline: "Read every change"
  case .objection: "Answer it, or overrule it"
  case .decision: "Decide on each"
  case .reason: "Say why, in your own words"
  case .attestation: "Type the phrase"
  }
}
