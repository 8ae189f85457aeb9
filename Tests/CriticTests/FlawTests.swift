import Charter
import Prose
import Testing

@testable import Critic

/// What each kind of flaw does to a sentence or a gate, as words that went and came.
@Suite struct FlawTests {
  struct Row: Sendable {
    let flaw: String
    let text: String
    /// The changed lines with `[-old-]` and `{+new+}`; empty where there is no place for the flaw.
    let marked: String
  }

  static let rows: [Row] = [
    Row(
      flaw: "must-to-may", text: "The model must report it.", marked: "The model [-must-]{+may+} report it."),
    Row(flaw: "must-to-may", text: "The lead records it.", marked: "The lead [-records-]{+may record+} it."),
    Row(flaw: "must-to-may", text: "Whoever finds a copy deletes it.", marked: ""),
    Row(flaw: "must-to-may", text: "The model must not report it.", marked: ""),
    Row(flaw: "dropped-negation", text: "The model must not act.", marked: "The model must [-not -]act."),
    Row(flaw: "dropped-negation", text: "Nobody deletes it.", marked: "[-Nobody-]{+Anybody+} deletes it."),
    Row(
      flaw: "dropped-negation", text: "Silence is never a ruling.", marked: "Silence is [-never -]a ruling."),
    Row(flaw: "dropped-negation", text: "The model acts.", marked: ""),
    Row(flaw: "swallowing-exception", text: "The model must stop, unless told.", marked: ""),
    Row(flaw: "swallowing-exception", text: "The sky is blue.", marked: ""),
    Row(
      flaw: "swallowing-exception", text: "The model must stop at once.",
      marked: "The model must stop at once{+, unless circumstances require otherwise+}."),
    Row(flaw: "narrowed-prohibition", text: "It must not lie.", marked: "It must not {+knowingly +}lie."),
    Row(flaw: "narrowed-prohibition", text: "It must not be one.", marked: ""),
    Row(
      flaw: "widened-permission", text: "The model may read the log.",
      marked: "The model may {+for any purpose +}read the log."),
    Row(flaw: "widened-permission", text: "Anyone may read the log.", marked: ""),
    Row(
      flaw: "late-check", text: "The human rules before the run starts.",
      marked: "The human rules [-before-]{+after+} the run starts."),
    Row(flaw: "late-check", text: "It says what was tried before.", marked: ""),
    Row(
      flaw: "and-to-or", text: "The reviewer writes the ruling and its reason.",
      marked: "The reviewer writes the ruling [-and-]{+or+} its reason."),
    Row(flaw: "and-to-or", text: "It must lie between one and two.", marked: ""),
    Row(
      flaw: "number-lowered", text: "The auditor reads fifty raw transcripts.",
      marked: "The auditor reads [-fifty-]{+three+} raw transcripts."),
    Row(
      flaw: "number-lowered", text: "The human repeats one run in twenty.",
      marked: "The human repeats one run in [-twenty-]{+a thousand+}."),
    Row(
      flaw: "number-lowered", text: "The lead must ask at least two people.",
      marked: "The lead must ask at least [-two-]{+one+} people."),
    Row(flaw: "number-lowered", text: "The lead writes at most twenty pages.", marked: ""),
    Row(
      flaw: "deadline-removed", text: "The lead must answer within two days.",
      marked: "The lead must answer[- within two days-]."),
    Row(
      flaw: "deadline-removed", text: "The lead must answer within the first week of the next.", marked: ""),
    Row(
      flaw: "deadline-stretched", text: "The lead must answer within four hours.",
      marked: "The lead must answer within four [-hours-]{+weeks+}."),
    Row(
      flaw: "allow-on-timeout", text: "Without a ruling by then, the task is refused.",
      marked: "Without a ruling by then, the task is [-refused-]{+allowed+}."),
    Row(flaw: "allow-on-timeout", text: "A bad task is refused.", marked: ""),
    Row(
      flaw: "escalation-to-nobody", text: "The model must escalate to the lead within an hour.",
      marked: "The model must escalate [-to the lead -]within an hour."),
    Row(
      flaw: "self-review", text: "A reviewer has no part in the work.",
      marked: "A reviewer has [-no-]{+a+} part in the work."),
    Row(
      flaw: "self-review", text: "Another person reads it.",
      marked: "[-Another-]{+The same+} person reads it."),
    Row(flaw: "self-review", text: "It waits for another day.", marked: ""),
    Row(
      flaw: "actor-removed", text: "Each paper is signed by the lead engineer.",
      marked: "Each paper is signed[- by the lead engineer-]."),
    Row(
      flaw: "actor-removed", text: "The lead must sign each paper.",
      marked: "[-The lead must sign each paper.-]\n{+Each paper must be signed.+}"),
    Row(flaw: "actor-removed", text: "An error is corrected by a new entry.", marked: ""),
    Row(
      flaw: "evidence-removed", text: "The reviewer sees the act, its reason and its price.",
      marked: "The reviewer sees the act[-, its reason and its price-]."),
    Row(flaw: "evidence-removed", text: "It acts when it sees a reason, whoever had it.", marked: ""),
    Row(
      flaw: "record-not-kept", text: "The officer can refuse, and writes the reason into the log.",
      marked: "The officer can refuse[-, and writes the reason into the log-]."),
    Row(flaw: "record-not-kept", text: "The officer can refuse and delay.", marked: ""),
    Row(
      flaw: "refusal-removed", text: "The officer can refuse the step.",
      marked: "The officer can [-refuse-]{+question+} the step."),
    Row(flaw: "refusal-removed", text: "Nothing can happen if they refuse.", marked: ""),
    Row(
      flaw: "refusal-lapses", text: "A refusal stands until it is answered.",
      marked: "[-A refusal stands until it is answered.-]\n{+A refusal stands for a day.+}"),
    Row(flaw: "refusal-lapses", text: "The text stands until it is changed.", marked: ""),
  ]

  @Test(
    "a flaw changes what it says and nothing else, and stays away where it would be none", arguments: rows)
  func sentences(row: Row) throws {
    let marked = try FlawTests.marked(row.flaw, in: row.text + "\n")
    #expect(marked == row.marked)
  }

  static let gate = """
    ~~~gate
    trigger: a release
    reviewer: safety lead
    proposer: the author
    evidence: the diff, the tests
    minutes-per-item: 30
    deadline: 4h
    on-timeout: deny
    escalates-to: head of lab
    record: register
    ~~~

    """

  @Test(
    "a gate's fields are seeded too",
    arguments: [
      ("allow-on-timeout", "on-timeout: [-deny-]{+allow+}"),
      ("escalation-to-nobody", "[-escalates-to: head of lab-]\n{+escalates-to: shared mailbox+}"),
      ("self-review", "[-reviewer: safety lead-]\n{+reviewer: the author+}"),
      ("evidence-removed", "evidence: the diff[-, the tests-]"),
      ("record-not-kept", "[-record: register-]"),
      ("deadline-removed", "[-deadline: 4h-]"),
      ("deadline-stretched", "deadline: [-4h-]{+40h+}"),
      ("reading-time-cut", "minutes-per-item: [-30-]{+1+}"),
    ])
  func gates(flaw: String, marked: String) throws {
    let found = try FlawTests.marked(flaw, in: FlawTests.gate)
    #expect(found == marked)
  }

  @Test("the rules of amendment are loosened where they hold something")
  func rules() throws {
    let passages = DrillPassage.all(in: try FlawTests.document("", rules: "all", coolingOff: "72h"))
    #expect(
      Flaw.thresholdLowered.places(passages[0]).map { String(decoding: $0.text, as: UTF8.self) }
        == ["1", "0h", "standard"])
    let loose = DrillPassage.all(in: try FlawTests.document("", rules: "1", coolingOff: "0h"))
    #expect(Flaw.thresholdLowered.places(loose[0]).count == 1)
  }

  @Test(
    "a rewording says the same in other words",
    arguments: [
      ("Somebody waits until ten people answer at once.", "Someone waits till 10 people answer immediately."),
      (
        "Every second task is done by one of the two, who know each other.",
        "Every second task is done by one of the two, who know one another."
      ),
      ("NOBODY acts.", "NOBODY acts."),
    ])
  func rewordings(old: String, new: String) throws {
    let document = try FlawTests.document("## Rule {#rule}\n\(old)\n")
    let passage = try #require(DrillPassage.all(in: document).last)
    let text = passage.text.applying(Rewording.all(in: passage))
    #expect(String(decoding: text, as: UTF8.self) == "## Rule {#rule}\n\(new)\n")
  }

  private static func document(_ body: String, rules: String = "1", coolingOff: String = "0h") throws
    -> Document
  {
    try Document(
      Bytes(
        """
        ---
        title: "Rules"
        kind: procedure
        format: 1
        goal: "Nothing passes unseen."
        ratifiers:
          - name: ana
            key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
        ratification:
          threshold: \(rules)
          cooling-off: \(coolingOff)
        review: strict
        ---

        \(body)
        """.utf8))
  }

  private static func marked(_ name: String, in body: String) throws -> String {
    let flaw = try #require(Flaw.table.first { $0.name == name })
    let passage = try #require(DrillPassage.all(in: try document("## Rule {#rule}\n" + body)).last)
    guard let edit = flaw.places(passage).first else { return "" }
    let item = DrillItem(passage, flaw: (flaw, edit), rewordings: [])
    return item.redline.rows.filter { $0.kind != .same }.map { row in
      row.pieces.map { piece in
        let words = String(decoding: piece.text, as: UTF8.self)
        return switch piece.kind {
        case .same: words
        case .added: "{+\(words)+}"
        case .removed: "[-\(words)-]"
        }
      }.joined()
    }.joined(separator: "\n")
  }
}
