public import Prose

extension Document {
  /// The text as a new draft of somebody else's: the body byte for byte, under a front matter that names
  /// them as the one ratifier and cites where the text comes from.
  ///
  /// A threshold that one person can't meet becomes `all`.
  public func copied(for ratifier: Governance.Ratifier?, origin: Governance.Origin?, title: String? = nil)
    -> Bytes
  {
    var governance = governance
    governance.ratifiers = ratifier.map { [$0] } ?? []
    governance.origin = origin
    if let title { governance.title = title }
    governance.rule.threshold = governance.rule.threshold.reachable(by: 1)
    governance.entrenched = governance.entrenched.map {
      Governance.Entrenchment(
        provision: $0.provision,
        rule: Governance.Rule(threshold: $0.rule.threshold.reachable(by: 1), coolingOff: $0.rule.coolingOff))
    }
    let body = provisions[0].lines.upperBound..<lineCount
    return governance.frontMatter + text(ofLines: body)
  }

  /// Whether copying `source` for one ratifier makes this text: the same bytes but for who ratifies, what
  /// one person can meet, the title, and the origin that it cites.
  ///
  /// - Complexity: O(*n*) in the bytes of both.
  public func isCopy(of source: Document, inForceBy record: Digest) -> Bool {
    guard governance.ratifiers.count == 1, let ratifier = governance.ratifiers.first,
      let origin = governance.origin, origin.record == "sha256:\(record.hex)"
    else { return false }
    return bytes == source.copied(for: ratifier, origin: origin, title: governance.title)
  }

  /// The text with a ratifier named, where its front matter names none; nil where it does.
  public func naming(_ ratifier: Governance.Ratifier) -> Bytes? {
    guard governance.ratifiers.isEmpty,
      let line = provisions[0].lines.first(where: { self.line($0).trimmed.elementsEqual("ratifiers:".utf8) })
    else { return nil }
    let named = Bytes("ratifiers:\n  - name: \(ratifier.name)\n    key: \"\(ratifier.key)\"\n".utf8)
    return Bytes(text(ofLines: 0..<line)) + named + text(ofLines: (line + 1)..<lineCount)
  }
}

extension Threshold {
  fileprivate func reachable(by count: Int) -> Threshold { needed(of: count) > count ? .all : self }
}
