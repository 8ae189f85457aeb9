public import Charter
public import Ledger
public import Prose

/// What a person has to do next so that a draft can be adopted.
public enum AdoptionStep: Equatable, Sendable {
  /// Its front matter names nobody: this text names them.
  case name(Bytes)
  /// Its front matter names others, so it is not theirs to adopt.
  case refuse
  /// These very bytes lie on the docket already.
  case review(Statement)
  /// They are to be stated, in place of the adoptions of earlier texts.
  case state(inPlaceOf: [Statement])
}

extension Document {
  /// - Parameter docket: What waits in the draft's charter.
  public func adoption(by identity: Identity, _ docket: [Statement]) -> AdoptionStep {
    if let named = naming(Governance.Ratifier(name: identity.name, key: identity.key)) {
      return .name(named)
    }
    guard identity.ratifies(self) else { return .refuse }
    let adoptions = docket.filter { $0.before == .ofNothing }
    let known = adoptions.first { $0.after == Digest(of: bytes) }
    return known.map { .review($0) } ?? .state(inPlaceOf: adoptions)
  }

  /// The motion that adopts the text, with what it was copied from.
  public func adoptionMotion(by name: String, title: Bytes, problem: Bytes) -> Motion {
    let origin = governance.origin.flatMap { origin in
      Digest(hex: origin.record.utf8.dropFirst("sha256:".utf8.count)).map {
        Statement.Origin(from: Bytes(origin.from.utf8), record: $0)
      }
    }
    return Motion(
      title: title, proposer: .human(Bytes(name.utf8)), problem: problem, result: bytes, origin: origin)
  }
}
