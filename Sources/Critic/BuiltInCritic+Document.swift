public import Charter
public import Prose

extension BuiltInCritic {
  /// Everything that the rules find in a text.
  public func findings(in document: Document) -> [Finding] { findings(in: DraftText(document)) }

  /// The strongest objection to a change and a case that would go wrong; nil where the rules find none.
  ///
  /// Where more than one provision changes, it begins with the one that it is about.
  public func objection(from base: Document?, to result: Document) -> Bytes? {
    let before = base.map { DraftText($0) } ?? DraftText([])
    guard let objection = objection(from: before, to: DraftText(result)) else { return nil }
    let changed = base.map { changes(from: $0, to: result).count } ?? result.provisions.count
    let provision = (result.provision(objection.provision) ?? base?.provision(objection.provision))?.name
    let place = changed > 1 ? provision.map { "In “\($0)”: " } ?? "" : ""
    return Bytes("\(place)\(objection.text)\n\(objection.counterCase)".utf8)
  }

  /// A proposal that mends what the rules find in one provision; nil where they can mend nothing.
  public func proposal(for provision: Provision, in document: Document) -> Proposal? {
    let draft = DraftText(document)
    let findings = findings(in: draft).filter { $0.provision == provision.id && $0.mend != nil }
    guard let worst = findings.max(by: { $0.level < $1.level }) else { return nil }
    return proposal(mending: worst, in: draft)
  }
}

extension DraftText {
  /// A charter's text as the critic reads it; the front matter is not prose and stays out.
  public init(_ document: Document) {
    let gates = (try? document.gates()) ?? []
    let cases = (try? document.cases()) ?? []
    self.init(
      document.provisions.filter { $0.id != Provision.governanceID }.map { provision in
        Passage(
          provision: provision.id, heading: provision.heading?.name ?? "",
          lines: provision.lines.map { DraftLine(number: $0 + 1, text: Bytes(document.line($0))) },
          gate: gates.first { $0.provision == provision.id },
          cases: cases.filter { $0.provision == provision.id }.map(\.id))
      })
  }
}
