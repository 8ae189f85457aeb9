import Charter
import Desk
import History
import Ledger
import Prose
import Ratification

func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

/// A history made up for tests: records whose signatures are hollow, and what the adapters make of them.
struct SampleHistory {
  /// What one amendment does, and who is behind it.
  struct Amendment {
    let title: String
    let proposer: Proposer
    /// Whether a person edited what had been proposed.
    var isEdited = false
    var reason = "It names who answers for this."
    let text: String
  }

  let records: [Record]
  let patches: [Patch]
  let documents: [Document]
  let rows: [AmendmentRow]

  var head: Int { records.count }

  init(_ amendments: [Amendment]) throws {
    var (records, patches, documents, rows) = ([Record](), [Patch](), [Document](), [AmendmentRow]())
    var old = Bytes()
    for (index, amendment) in amendments.enumerated() {
      let document = try Document(utf8(amendment.text))
      let patch = Patch(
        from: old, to: document.bytes, oldName: utf8(index == 0 ? "/dev/null" : "charter.md"),
        newName: utf8("charter.md"))
      let touched =
        documents.last.map { changes(from: $0, to: document).map(\.id) } ?? document.provisions.map(\.id)
      let record = try SampleHistory.record(amendment, index + 1, patch, old, document, records.last, touched)
      rows.append(AmendmentRow(record, patch, provisions: touched))
      records.append(record)
      patches.append(patch)
      documents.append(document)
      old = document.bytes
    }
    (self.records, self.patches, self.documents, self.rows) = (records, patches, documents, rows)
  }

  private static func record(
    _ amendment: Amendment, _ number: Int, _ patch: Patch, _ old: Bytes, _ document: Document,
    _ last: Record?,
    _ touched: [String]
  ) throws -> Record {
    let day = 86_400 * number
    let proposed = Timestamp(seconds: 1_795_255_200 + day) ?? .earliest
    let statement = try Statement(
      Statement.Content(
        number: number, title: utf8(amendment.title), proposer: amendment.proposer, proposed: proposed,
        parent: last?.digest, before: Digest(of: old), after: Digest(of: document.bytes),
        problem: utf8("Nobody knows whom it binds."),
        proposedChange: amendment.isEdited
          ? utf8("--- charter.md\n+++ charter.md\n@@ -1 +1 @@\n-a\n+b\n") : [],
        change: patch.bytes))
    let date = Timestamp(seconds: proposed.seconds + 3600) ?? .latest
    let entries =
      [
        Entry(.vote, utf8("ratify")), Entry(date: date),
        Section.Stance(.before, words: utf8("One name.")).entry,
      ]
      + (number == 3
        ? [
          Section.Objection(id: utf8("O1"), by: utf8("counsel built-in"), words: utf8("It may be slow."))
            .entry,
          Section.Answer(utf8("O1"), .overruled, words: utf8("Slow is better than silent.")).entry,
        ] : [])
      + touched.map { Section.Decision(utf8($0), amendment.isEdited ? .adoptedEdited : .adopted).entry }
      + [Section.Reason(cites: [utf8(touched.last ?? "preamble")], words: utf8(amendment.reason)).entry]
    let armour = utf8("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n")
    return try Record(
      statement: statement, sections: [try Section(name: utf8("ana"), entries: entries, signature: armour)])
  }

  /// What the adapters answer when an amendment is asked for.
  func detail(_ number: Int, _ comparison: Comparison = .thisAmendment, knowsOrigins: Bool = true)
    -> AmendmentDetail
  {
    var blame = Blame()
    for (index, patch) in patches.prefix(number).enumerated() { blame.apply(patch, by: index + 1) }
    let origins = knowsOrigins ? blame.origins : nil
    switch comparison {
    case .thisAmendment:
      let first = max(2, number - AmendmentDetail.earlierChanges)
      return AmendmentDetail(
        record: records[number - 1], base: number > 1 ? documents[number - 2] : nil,
        document: documents[number - 1], earlier: Array(patches[(first - 1)..<max(first - 1, number - 1)]),
        origins: origins)
    case .sinceAdoption:
      return AmendmentDetail(
        record: records[number - 1], base: documents[0], document: documents[number - 1],
        comparison: .sinceAdoption, origins: origins)
    }
  }

  /// The charter as it is open at the desk.
  func charter(path: String = "charter") -> OpenCharter {
    let last = records[head - 1]
    return OpenCharter(
      path: path, document: documents[head - 1],
      head: Head(
        number: head, record: last.digest, text: last.statement.after,
        newestVote: last.sections.compactMap(\.date).max() ?? .earliest),
      handEdit: nil, proposals: [], declined: [])
  }
}

extension SampleHistory {
  static let front = """
    ---
    title: "Co-improvement charter"
    kind: constitution
    format: 1
    goal: "Models and people find each other's errors."
    ratifiers:
      - name: ana
        key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    ratification:
      threshold: 1
      cooling-off: 0h
    review: standard
    ---

    """

  /// Four amendments after the adoption: by a model, by a model and edited, by a person, by the critic.
  static func small() throws -> SampleHistory {
    func text(_ oversight: String, _ records: String, _ end: String = "") -> String {
      front + """
        # Co-improvement charter

        What each owes the other.

        ## Human oversight {#human-oversight}
        \(oversight)

        ## Records {#records}
        \(records)

        """ + end
    }
    let first =
      "The operator reviews escalations.\nA refusal of that human stands for a day and is written down."
    let named =
      "The operator names one human for every escalation.\nA refusal of that human stands for a day and is written down."
    let lasting =
      "The operator names one human for every escalation.\nA refusal of that human stands until it is answered and is written down."
    let kept = "Every refusal is kept."
    return try SampleHistory([
      Amendment(title: "Adopt the charter", proposer: .human(utf8("ana")), text: text(first, kept)),
      Amendment(
        title: "Name a human for every escalation", proposer: .model(utf8("openai/gpt-5")),
        text: text(named, kept)),
      Amendment(
        title: "Let refusals last", proposer: .model(utf8("openai/gpt-5")), isEdited: true,
        text: text(lasting, kept)),
      Amendment(
        title: "Keep the reasons too", proposer: .human(utf8("ana")),
        text: text(lasting, "Every refusal is kept with its reason.\nRecords are open to all.")),
      Amendment(
        title: "Learn from drills", proposer: .builtIn,
        text: text(
          lasting, "Every refusal is kept with its reason.",
          "\n## Drills {#drills}\nFlaws are seeded, and found ones are counted.\n")),
    ])
  }
}
