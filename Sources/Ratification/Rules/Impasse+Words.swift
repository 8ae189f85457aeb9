internal import Charter

/// What can't be carried out, and what to do.
public func words(for impasse: Impasse) -> String {
  switch impasse {
  case .noRatifiers: "Nobody is named who ratifies, so nothing can be adopted or amended. Name somebody."
  case .badKey(let name):
    "The key of \(name) is none, so no vote of theirs is good. Copy the first two words of the .pub file."
  case .threshold(let threshold, let count, nil):
    "\(threshold.text) of \(count) ratifiers can never be reached, so nothing could be amended again. "
      + "Lower the threshold, or name more ratifiers."
  case .threshold(let threshold, let count, let provision?):
    "\(threshold.text) of \(count) ratifiers can never be reached for \(provision), so neither it nor these "
      + "rules could be amended again. Lower the threshold, or name more ratifiers."
  case .entrenchesNothing(let id):
    "No heading has the explicit id \(id), so nothing is entrenched by it. Write {#\(id)} behind a heading."
  case .entrenchesSlug(let id):
    "\(id) is only a heading's slug, so nothing is entrenched by it. Write {#\(id)} behind the heading."
  case .longCoolingOff(let hours, let provision):
    "A cooling-off of \(hours) hours\(provision.map { " for \($0)" } ?? "") is more than a year, in which "
      + "nothing can be mended."
  }
}

/// What to do about a goal that is a starter's.
public let wordsForUnwrittenGoal = "Write the goal; it goes before every reviewer."
