import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// Charters that stories are told about.
enum Sample {
  static let path = "charters/night-desk"
  static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
  static let ana = Identity(name: "ana", key: key)

  static func bytes(_ text: String) -> Bytes { Bytes(text.utf8) }

  static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A text with front matter, of which `ana` is the ratifier.
  static func text(title: String = "Oversight of the night desk", _ body: String = body) -> String {
    """
    ---
    title: "\(title)"
    kind: procedure
    format: 1
    goal: "Nothing leaves the hospital at night without a person who looked at it."
    ratifiers:
      - name: ana
        key: "\(key)"
    ratification:
      threshold: 1
      cooling-off: 0h
    ---

    \(body)
    """
  }

  static let body = """
    # Oversight of the night desk

    This procedure binds the triage assistant and everyone on the night shift.

    ## Refusals {#refusals}
    The duty officer can refuse any act.
    A refusal stands for a day.
    Whoever was refused may ask the head of operations, who answers in writing.

    ## Escalation {#escalation}
    The assistant should escalate promptly where it is appropriate.
    An escalation that nobody answers is taken as allowed.

    ## Evidence {#evidence}
    The reviewer sees the act, its reason and what it would change.
    The duty officer must write the ruling and its reason into the register.

    ## 夜勤の交代 {#handover}
    交代のとき、担当者は未決の案件をすべて口頭で引き継ぎ、名前を登録簿に書く。
    The register is in Japanese and English.

    """

  /// The same text after the proposal that most stories are about.
  static let betterBody = body.replacing(
    "A refusal stands for a day.", with: "A refusal stands until it is answered in writing.")

  /// The same text after one that the built-in critic objects to.
  static let weakerBody = body.replacing("officer must write", with: "officer may write")

  static func document(_ body: String = body) throws -> Document { try Document(bytes(text(body))) }

  static func date(_ seconds: Int = 1_790_000_000) throws -> Timestamp {
    try #require(Timestamp(seconds: seconds))
  }

  static func head(_ document: Document, number: Int = 7) throws -> Head {
    number == 0
      ? .draft
      : Head(
        number: number, record: Digest(of: bytes("record \(number)")), text: Digest(of: document.bytes),
        newestVote: try date())
  }

  /// A proposal that turns the sample into `newBody`.
  static func card(
    _ newBody: String = betterBody, title: String = "Let a refusal stand until it is answered",
    by proposer: Proposer = .model(bytes("sonnet")), isDraft: Bool = false, lacks: [Standing.Lack] = []
  ) throws -> Card {
    let base = try document()
    let result = try document(newBody)
    let motion = Motion(
      title: bytes(title), proposer: proposer,
      problem: bytes("Whoever asks again after a day gets a new reviewer, so a refusal is worth one night."),
      rationale: bytes("Time alone is no answer to an objection."),
      expectedEffect: bytes("Fewer requests are repeated on the next morning."), result: result.bytes)
    let statement = try motion.statement(
      after: try head(base, number: isDraft ? 0 : 7), base: base.bytes, proposed: try date())
    return Card(statement: statement, result: result, lacks: lacks, mayBeRead: isDraft)
  }

  /// A charter with amendment 7 in force.
  static func charter(_ cards: [Card] = [], declined: [Declined] = []) throws -> OpenCharter {
    let document = try document()
    return OpenCharter(
      path: path, document: document, head: try head(document), handEdit: nil, proposals: cards,
      declined: declined)
  }

  static func draft(_ cards: [Card] = [], body: String = body) throws -> OpenCharter {
    let document = try document(body)
    return OpenCharter(
      path: path, document: document, head: .draft, handEdit: nil, proposals: cards, declined: [])
  }

  /// The adoption of a text, as it lies on the docket.
  static func adoption(_ body: String = body, origin: Statement.Origin? = nil) throws -> Card {
    let document = try document(body)
    let motion = Motion(
      title: bytes("Adopt the charter"), proposer: .human(bytes("ana")),
      problem: bytes("Nothing is in force yet."), result: document.bytes, origin: origin)
    let statement = try motion.statement(after: .draft, base: [], proposed: try date())
    return Card(statement: statement, result: document, lacks: [], mayBeRead: true)
  }

  /// The adoption of a copy of a text that is in force elsewhere.
  static func copy(of source: RatifiedText) throws -> Card {
    let origin = Governance.Origin(from: "co-improvement", record: "sha256:\(source.record.hex)")
    let text = source.text.copied(for: Governance.Ratifier(name: "ana", key: key), origin: origin)
    let document = try Document(text)
    let motion = Motion(
      title: bytes("Adopt the charter"), proposer: .human(bytes("ana")),
      problem: bytes("Nothing is in force yet."), result: text,
      origin: Statement.Origin(from: bytes(origin.from), record: source.record))
    let statement = try motion.statement(after: .draft, base: [], proposed: try date())
    return Card(statement: statement, result: document, lacks: [], mayBeRead: true)
  }

  /// What a review of a card needs.
  static func material(
    _ card: Card, base: Document?, copyOf source: RatifiedText? = nil, isOwnText: Bool = false,
    sawTextBefore: Bool = false, draft: Section? = nil, earlier: [Bytes] = [], repeats: Declined? = nil,
    accepted: [Digest: Timestamp] = [:]
  ) throws -> ReviewMaterial {
    var review = Review(
      of: card.statement, by: "ana", base: base, result: try #require(card.result), copyOf: source,
      isOwnText: isOwnText, sawTextBefore: sawTextBefore)
    review.carry(accepted)
    return ReviewMaterial(
      path: path, review: review, earlierReasons: earlier, draft: draft, repeats: repeats)
  }

  static func declined(_ card: Card, why: String = "It says nothing about who answers.") throws -> Declined {
    try Declined(card.statement, by: bytes("ana"), on: try date(), outcome: .declined, why: bytes(why))
  }

  static let library = [
    LibraryRow(
      path: "constitutions/co-improvement", title: "Charter of co-improvement", kind: "constitution",
      amendments: 12, open: 0, last: Timestamp(seconds: 1_780_000_000), fault: nil),
    LibraryRow(
      path: path, title: "Oversight of the night desk", kind: "procedure", amendments: 7, open: 1,
      last: Timestamp(seconds: 1_790_000_000), fault: nil),
    LibraryRow(
      path: "charters/long",
      title: "A constitution with a title that is longer than any terminal of forty columns can show",
      kind: "constitution", amendments: 0, open: 0, last: nil, fault: nil),
    LibraryRow(
      path: "charters/broken", title: "broken", kind: "constitution", amendments: 3, open: 0, last: nil,
      fault: "charters/broken/history/0002-x.0a1b2c3d.md:14: the record's hash differs from its name."),
  ]
}
