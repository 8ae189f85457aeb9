/// What an amendment needs to come into force, by the rules of the text in force before it.
public struct Requirement: Equatable, Sendable {
  /// The strictest threshold and the longest cooling-off of all rules that the amendment touches.
  public let rule: Governance.Rule
  /// How many ratifiers must ratify.
  public let needed: Int
  /// The entrenched provisions that the amendment changes, adds to, moves or removes.
  public let entrenched: [String]
  /// Whether the rules of amendment themselves change, which takes the strictest rule anywhere.
  public let touchesGovernance: Bool

  /// The rules of `base` for the change from `base` to `result`.
  ///
  /// - Parameter isHealing: Whether it heals a fork, which takes back what was ratified: that needs the
  ///   strictest rule of all, so that no fork undoes with few votes what took many.
  /// - Complexity: That of ``Document/entrenchedProvisions(touchedBy:)``.
  public init(from base: Document, to result: Document, isHealing: Bool = false) {
    let governance = base.governance
    entrenched = base.entrenchedProvisions(touchedBy: result)
    touchesGovernance = !base.text(ofLines: base.provisions[0].lines)
      .elementsEqual(result.text(ofLines: result.provisions[0].lines))
    var rule = touchesGovernance || isHealing ? governance.strictestRule : governance.rule
    for item in governance.entrenched where entrenched.contains(item.provision) {
      rule = governance.stricter(rule, item.rule)
    }
    self.rule = rule
    needed = rule.threshold.needed(of: governance.ratifiers.count)
  }

  /// The requirement of a founding record, which is judged by its own text.
  public init(founding text: Document) {
    rule = text.governance.rule
    needed = rule.threshold.needed(of: text.governance.ratifiers.count)
    entrenched = []
    touchesGovernance = false
  }
}
