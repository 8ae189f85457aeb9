public import Charter
internal import Ledger
internal import Prose

/// Why the rules of amendment, as a text has them, can't be carried out or do not do what they seem to.
public enum Impasse: Hashable, Sendable {
  /// Nobody is named who could ratify, so nothing can be amended.
  case noRatifiers
  /// A ratifier whose key is no key, so that no vote of theirs can be good.
  case badKey(ratifier: String)
  /// More ratifiers are needed than are named with a good key: for a provision, or where there is none, for all.
  ///
  /// The rules themselves need the strictest of all, so they can't be amended either.
  case threshold(Threshold, of: Int, provision: String?)
  /// An entrenchment names an id that no heading has.
  case entrenchesNothing(String)
  /// An entrenchment names a heading's slug, which is no explicit id and covers nothing.
  case entrenchesSlug(String)
  /// A cooling-off of more than a year: for a provision, or where there is none, for all.
  case longCoolingOff(hours: Int, provision: String?)

  static let longestCoolingOff = 365 * 24
}

extension Document {
  /// Every rule of amendment that can't be carried out, in the order of the front matter.
  ///
  /// - Complexity: O(*ep*) in the entrenchments and the provisions.
  public var impasses: [Impasse] {
    let ratifiers = governance.ratifiers
    // That it does not parse is what is asked.
    let bad = ratifiers.filter { (try? SSHPublicKey(parsing: $0.key.utf8Bytes)) == nil }
    var impasses: [Impasse] = ratifiers.isEmpty ? [.noRatifiers] : bad.map { .badKey(ratifier: $0.name) }
    func check(_ rule: Governance.Rule, _ provision: String?) {
      if !ratifiers.isEmpty, rule.threshold.needed(of: ratifiers.count) > ratifiers.count - bad.count {
        impasses.append(.threshold(rule.threshold, of: ratifiers.count - bad.count, provision: provision))
      }
      if rule.coolingOff > Impasse.longestCoolingOff {
        impasses.append(.longCoolingOff(hours: rule.coolingOff, provision: provision))
      }
    }
    check(governance.rule, nil)
    for item in governance.entrenched {
      check(item.rule, item.provision)
      guard !provisions.contains(where: { $0.heading?.attributes.id == item.provision }) else { continue }
      let isSlug = provisions.contains { $0.id == item.provision && $0.heading != nil }
      impasses.append(isSlug ? .entrenchesSlug(item.provision) : .entrenchesNothing(item.provision))
    }
    return impasses
  }
}

extension Review {
  /// The impasses that the text in force does not have and that come with the change.
  public var newImpasses: [Impasse] {
    let known = Set(base?.impasses ?? [])
    return result.impasses.filter { !known.contains($0) }
  }
}
