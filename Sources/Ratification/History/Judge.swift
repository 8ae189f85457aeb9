public import Charter
public import Ledger
public import Prose

/// Verifies a history record by record (format.md, 7), carrying the text from one to the next.
///
/// What depends on the order (numbers, changes, hashes of texts, thresholds, dates) is judged at once. Checking
/// signatures is handed back as `Evidence`, so that it can run on other cores.
public struct Judge: Sendable {
  /// The text in force after the records so far; nil before the first.
  public private(set) var text: Document?
  public private(set) var head = Head.draft
  /// The hashes of the records that lost a fork which one of these healed.
  public private(set) var healed: Set<Digest> = []
  private var chain = Chain()
  private var digests = SuccessiveDigests()

  public init() {}

  /// Judges the next record.
  ///
  /// - Throws: `VerificationFault` with the rule that it breaks.
  /// - Complexity: O(*n*) in the bytes of the record and of the provisions that it touches, and a copy
  ///   of the text.
  public mutating func admit(_ bytes: Bytes, file: String) throws(VerificationFault) -> Evidence {
    try admit(FiledRecord(bytes, file: file))
  }

  /// The same of a record that was read before, perhaps on another core.
  public mutating func admit(_ filed: FiledRecord) throws(VerificationFault) -> Evidence {
    let (number, file) = (head.number + 1, filed.file)
    func fault(_ rule: VerificationFault.Rule) -> VerificationFault {
      VerificationFault(number: number, file: file, rule)
    }
    let content: FiledRecord.Content
    var next = chain
    do {
      try next.admit(filed.bond)
      content = try filed.content.get()
    } catch { throw fault(.file(error.rule)) }
    chain = next
    let (record, statement) = (content.record, content.record.statement)
    let patch: Patch
    do { patch = try content.change.get() } catch { throw fault(.change(error)) }
    let revised: Document
    do throws(CharterFault) {
      if let text { revised = try text.applying(patch) } else { revised = try founded(by: patch) }
    } catch {
      if case .patch(let error) = error { throw fault(.change(error)) }
      throw fault(.text(error))
    }
    let found = digests.digest(of: revised.bytes)
    guard found == statement.after else { throw fault(.after(expected: statement.after, found: found)) }
    let governance = (text ?? revised).governance
    let requirement =
      text.map { Requirement(from: $0, to: revised, isHealing: statement.isHealing) }
      ?? Requirement(founding: revised)
    let votes = try votes(on: record, in: file, by: governance, requirement, fault)
    head = Head(
      number: number, record: record.digest, text: statement.after,
      newestVote: record.newestRatification ?? head.newestVote)
    text = revised
    healed.formUnion(statement.heals)
    return Evidence(number: number, file: file, votes: votes)
  }

  private func founded(by patch: Patch) throws(CharterFault) -> Document {
    let bytes: Bytes
    do { bytes = try patch.apply(to: []) } catch { throw .patch(error) }
    return try Document(bytes)
  }

  /// Thresholds and dates; who voted with which key is evidence.
  private func votes(
    on record: Record, in file: String, by governance: Governance, _ requirement: Requirement,
    _ fault: (VerificationFault.Rule) -> VerificationFault
  ) throws(VerificationFault) -> [Evidence.Vote] {
    var votes: [Evidence.Vote] = []
    var ratified = 0
    let cooled = record.statement.end(ofCoolingOff: requirement.rule.coolingOff)
    for section in record.sections {
      let name = String(decoding: section.name, as: UTF8.self)
      guard let ratifier = governance.ratifier(named: name) else { throw fault(.notARatifier(name)) }
      guard let date = section.date, let signature = section.signature else {
        throw fault(.notARatifier(name))
      }
      if section.vote == .ratify {
        guard date >= head.newestVote else { throw fault(.dateOrder(name, earliest: head.newestVote)) }
        guard date >= cooled else {
          throw fault(.coolingOff(name, hours: requirement.rule.coolingOff, earliest: cooled))
        }
        ratified += 1
      }
      votes.append(
        Evidence.Vote(
          number: record.statement.number, file: file, name: name, key: ratifier.key,
          message: [record.statement.bytes, section.unsignedBytes],
          signature: signature))
    }
    guard ratified >= max(1, requirement.needed) else {
      throw fault(.threshold(needed: max(1, requirement.needed), found: ratified))
    }
    return votes
  }
}
