public import Critic
public import Ratification

/// What a drill needs: its texts, and what was answered before.
public struct DrillMaterial: Equatable, Sendable {
  public let path: String
  public let warmUp: WarmUp
  /// Empty where the charter is too small to make flaws from.
  public let items: [DrillItem]
  /// All that this person answered before this warm-up was taken up.
  public let record: DrillCount

  public init(path: String, warmUp: WarmUp, items: [DrillItem], record: DrillCount) {
    self.path = path
    self.warmUp = warmUp
    self.items = items
    self.record = record
  }
}

/// One answer of a drill, to be kept.
public struct DrillAnswer: Equatable, Sendable {
  public let warmUp: String
  /// From 1.
  public let place: Int
  public let count: Int
  /// The flaw's name, or `clean`.
  public let kind: String
  public let outcome: DrillOutcome
}
