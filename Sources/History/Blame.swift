public import Ledger
public import Prose

/// Which amendment brought each line of the text in; whoever moves a line does not.
///
/// Law: after the same patches as a text, it has an origin for each of its lines.
public struct Blame: Equatable, Sendable {
  /// For each line of the text, the number of the amendment that it is from.
  public private(set) var origins: [Int] = []

  public init() {}

  /// Takes the next amendment's change, which has to apply exactly to the text so far.
  ///
  /// - Complexity: O(*n*) in the lines from the first change on.
  public mutating func apply(_ patch: Patch, by number: Int) {
    let moved = patch.movedLines.compactMapValues { origins.indices.contains($0) ? origins[$0] : nil }
    // From the last hunk to the first, so that the lines above keep their places.
    for hunk in patch.hunks.reversed() {
      let start = hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1
      guard start >= 0, start + hunk.oldCount <= origins.count else { continue }
      var old = start
      var fresh: [Int] = []
      for line in hunk.lines {
        switch line.kind {
        case .added: fresh.append(number)
        case .removed: old += 1
        case .context:
          fresh.append(origins[old])
          old += 1
        }
      }
      origins.replaceSubrange(start..<start + hunk.oldCount, with: fresh)
    }
    for (line, origin) in moved where line < origins.count { origins[line] = origin }
  }
}

/// Who wrote what an amendment brought in.
public enum Authorship: Character, Sendable {
  case human = "H"
  /// A model, a command or the built-in critic.
  case machine = "M"
  /// A machine's proposal that a person edited before it came into force.
  case both = "B"

  public init(of statement: Statement) {
    switch statement.proposer {
    case .human: self = .human
    case .model, .command, .builtIn: self = statement.proposedChange.isEmpty ? .machine : .both
    }
  }
}
