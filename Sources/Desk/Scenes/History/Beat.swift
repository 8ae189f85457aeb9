/// A moment in the replay of one amendment.
public enum Beat: Hashable, Sendable {
  /// The old text as it was, while what was said about it is told.
  case before
  /// The old text, with what goes marked.
  case marked
  /// What went leaves a gap, of which so many quarters are left, 3 to 0.
  case closing(quarters: Int)
  /// The new text, with what came marked.
  case entered
  /// Old and new in one, at rest.
  case redline

  /// The beat after this one in the same amendment.
  var next: Beat? {
    switch self {
    case .marked: .closing(quarters: 0)
    case .closing: .entered
    case .before, .entered, .redline: nil
    }
  }

  /// The beat before this one in the same amendment.
  var previous: Beat? {
    switch self {
    case .before, .marked: nil
    case .closing: .marked
    case .entered, .redline: .closing(quarters: 0)
    }
  }
}

/// A place in the history: an amendment, and a moment in its replay.
public struct ReplayPosition: Hashable, Sendable {
  /// From 1.
  public var amendment: Int
  public var beat: Beat

  public init(amendment: Int, beat: Beat) {
    (self.amendment, self.beat) = (amendment, beat)
  }
}

/// How long a beat lasts.
public struct ReplaySpeed: Equatable, Sendable {
  /// How often as fast as normal, in quarters.
  private(set) var quarters = 4

  /// Normal speed.
  public init() {}

  /// - Parameter times: How often as fast as normal: ¼, ½, 1 and so on, doubled each time, up to 16; nil for
  ///   others.
  public init?(times: Double) {
    let all = (0...6).map { 1 << $0 }
    guard let quarters = all.first(where: { Double($0) == times * 4 }) else { return nil }
    self.quarters = quarters
  }

  /// Milliseconds from one beat to the next.
  public var beat: Int { 4 * 900 / quarters }
  /// Milliseconds for each quarter of a gap that closes.
  public var quarter: Int { min(70, beat / 6) }

  var name: String {
    switch quarters {
    case 1: "¼×"
    case 2: "½×"
    default: "\(quarters / 4)×"
    }
  }

  mutating func change(faster: Bool) { quarters = faster ? min(64, quarters * 2) : max(1, quarters / 2) }
}
