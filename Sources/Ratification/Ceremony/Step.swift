internal import Charter

/// The steps of the ceremony, in their order (design.md, 4).
public enum Step: Int, Comparable, CaseIterable, Sendable {
  case problem, stance, redline, objection, decision, reason, attestation

  public static func < (one: Step, other: Step) -> Bool { one.rawValue < other.rawValue }
}

/// How a text came before the ratifier, which decides how much the ceremony asks.
public enum Occasion: Equatable, Sendable {
  /// An amendment of a charter in force.
  case amendment
  /// The adoption of a draft, over the whole text.
  case adoption
  /// The adoption of a text that is known to be ratified elsewhere, by one decision for the whole.
  ///
  /// That a front matter cites an origin makes no copy of it.
  case copy
  /// Only white space or typographic quotes differ: no stance, no objection.
  case editorial

  init(from base: Document?, to result: Document, copyOf source: RatifiedText?) {
    if let base {
      self = isEditorial(from: base, to: result) ? .editorial : .amendment
    } else if let source, result.isCopy(of: source.text, inForceBy: source.record) {
      self = .copy
    } else {
      self = .adoption
    }
  }

  /// Whether the ceremony takes that step.
  public func includes(_ step: Step) -> Bool {
    switch (self, step) {
    case (.editorial, .stance), (.editorial, .objection): false
    case (.copy, .objection): false
    default: true
    }
  }
}
