public import Charter
public import Ledger
public import Prose

extension BriefMaterial {
  /// What a brief on a charter is made of, at the desk and on the command line.
  ///
  /// - Parameters:
  ///   - talk: What was said at the desk; a command asks one question and has none.
  ///   - objections: What counsel objected at the desk, as `ObjectionMemory` keeps it.
  public init(
    of document: Document, isInForce: Bool, focus: String?, talk: [Remark] = [], declined: [Ledger.Declined],
    objections: Bytes
  ) {
    self.init(
      document: document, isInForce: isInForce, focus: focus, talk: talk,
      declined: declined.map { BriefMaterial.Declined(title: $0.statement.title, why: $0.why) },
      objections: ObjectionMemory.objections(from: objections, on: document))
  }
}
