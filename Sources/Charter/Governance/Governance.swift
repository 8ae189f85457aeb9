internal import Prose

/// The front matter of a charter: who ratifies, and what it takes.
public struct Governance: Equatable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case constitution
    case procedure
  }

  /// How much a ceremony asks for; a charter can ask for more than the program's floor, never for less.
  public enum Review: String, Sendable, CaseIterable {
    case standard
    case strict
  }

  /// A person who may ratify, by name and SSH public key.
  public struct Ratifier: Equatable, Sendable {
    /// `[a-z0-9][a-z0-9-]*`.
    public let name: String
    /// A type, a space and base64, as in an `authorized_keys` file.
    public let key: String

    public init(name: String, key: String) {
      (self.name, self.key) = (name, key)
    }
  }

  /// What an amendment of one sort needs.
  public struct Rule: Equatable, Sendable {
    public var threshold: Threshold
    /// Whole hours from proposal to the first ratification.
    public var coolingOff: Int

    public init(threshold: Threshold, coolingOff: Int) {
      (self.threshold, self.coolingOff) = (threshold, coolingOff)
    }
  }

  /// A provision with rules of its own.
  public struct Entrenchment: Equatable, Sendable {
    /// An explicit id; the rule covers the heading's whole subtree.
    public let provision: String
    public let rule: Rule
  }

  /// Where a copied text comes from.
  public struct Origin: Equatable, Sendable {
    /// A path or a name.
    public let from: String
    /// The SHA-256 of the record that the copied text came into force by, as `sha256:…`.
    public let record: String

    public init(from: String, record: String) {
      (self.from, self.record) = (from, record)
    }
  }

  public var title: String
  public var kind: Kind
  /// The person's goal in one sentence.
  public var goal: String
  public var ratifiers: [Ratifier]
  public var rule: Rule
  public var entrenched: [Entrenchment]
  public var review: Review
  public var origin: Origin?

  public init(
    title: String, kind: Kind, goal: String, ratifiers: [Ratifier], rule: Rule,
    entrenched: [Entrenchment] = [], review: Review = .standard, origin: Origin? = nil
  ) {
    self.title = title
    self.kind = kind
    self.goal = goal
    self.ratifiers = ratifiers
    self.rule = rule
    self.entrenched = entrenched
    self.review = review
    self.origin = origin
  }

  /// How a goal begins that tells its author what to write.
  public static let unwrittenGoal = "Say in one sentence"

  /// Whether the goal is still to be written.
  public var isGoalUnwritten: Bool { goal.hasPrefix(Governance.unwrittenGoal) }

  public func ratifier(named name: String) -> Ratifier? { ratifiers.first { $0.name == name } }

  /// The strictest threshold and the longest cooling-off found anywhere, which an amendment of the
  /// front matter needs, so that no rule can be loosened first and broken next.
  public var strictestRule: Rule { entrenched.reduce(rule) { stricter($0, $1.rule) } }

  /// The stricter of two rules in each respect, for this charter's ratifiers.
  public func stricter(_ one: Rule, _ other: Rule) -> Rule {
    let count = ratifiers.count
    return Rule(
      threshold: other.threshold.needed(of: count) > one.threshold.needed(of: count)
        ? other.threshold : one.threshold,
      coolingOff: max(one.coolingOff, other.coolingOff))
  }

  /// Whether `name` can name a ratifier.
  public static func isValid(name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "-") else { return false }
    return name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Whether `key` is exactly a type, a space and base64: no options, no comment, no certificate.
  public static func isValid(key: some StringProtocol) -> Bool {
    let parts = key.utf8.split(separator: .space, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count >= 40, parts[1].count % 4 == 0 else { return false }
    let type = String(decoding: parts[0], as: UTF8.self)
    guard !type.contains("cert"),
      type.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-@.".utf8.contains($0) }),
      !type.isEmpty
    else { return false }
    let body = parts[1].prefix { $0.isASCIILetterOrDigit || "+/".utf8.contains($0) }
    return parts[1].dropFirst(body.count).allSatisfy { $0 == UInt8(ascii: "=") }
      && parts[1].count - body.count <= 2
  }
}
