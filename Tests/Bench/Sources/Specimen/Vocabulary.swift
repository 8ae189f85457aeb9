/// The words that sentences of a charter are put together from.
enum Vocabulary {
  static let subjects = [
    "The operator", "The model", "A reviewer", "The reviewer on duty", "The duty engineer",
    "Whoever proposes",
    "The incident lead", "An auditor", "The deploying team", "Every ratifier", "The escalation desk",
    "A second reviewer", "The person who was overruled", "The owner of the evidence", "The release manager",
    "A reviewer who did not write the change", "The model’s operator", "The on-call lead",
    "The team that trained the model", "Anyone who holds a key",
  ]

  static let modals = ["must", "shall", "may", "should", "has to", "must not", "shall not", "may not"]

  static let actions = [
    "name one human for every escalation", "record the evidence that a refusal rests on",
    "pause the deployment until the report is read", "answer each objection in writing",
    "keep the record of what was turned down", "show the changed words before asking for a decision",
    "state what would count as an error", "report a near miss as if it had been an incident",
    "treat an unanswered question as a refusal", "hand the case to somebody who has not seen it yet",
    "publish the reason next to the rule", "read the cases that the rule decided wrongly",
    "ask for a stance before showing the proposal", "say which part of the answer is a guess",
    "test the rule against the three hardest cases", "refuse an instruction that hides its author",
    "restore the former text and say so", "notify those who relied on the earlier wording",
    "limit the number of items in one review", "measure how long each decision took",
    "keep the sandbox closed to outside systems", "rotate the reviewers of one queue",
    "write down what was known at the time", "escalate to a person with the power to stop",
    "compare the outcome with what was expected", "sign the decision with a key of their own",
    "leave the log untouched", "cite the case that led to the exception",
    "explain the ruling to whoever asked for it", "keep a copy where the model can’t write",
    "mark the text as drafted by a model", "set aside what can’t be decided on the evidence",
  ]

  /// `#` stands for a number.
  static let bounds = [
    "within # hours of the report", "for # days after the release", "before the next release",
    "unless two reviewers object in writing", "when the evidence is incomplete", "at least # times a week",
    "whenever a case turns on a single word", "before # items have waited", "even when nobody has complained",
    "as soon as the pause is lifted", "unless the façade of consent was the problem",
    "in no more than # minutes for each item", "when the same error is seen # times",
    "while the drill is running", "if the reviewer is also the proposer", "after # hours without an answer",
    "where the rule names no deadline", "on every change to the front matter", "for # weeks from adoption",
    "when the model’s report and the log disagree",
  ]

  static let purposes = [
    "", "", "", "so that a later reader can see why", "so that silence is never taken for consent",
    "and says which case it was about", "so that the decision can be undone", "and keeps both texts",
    "— an exception needs its own record", "and names who would notice if it failed",
    "so that “approved” means that somebody read it", "and waits for the answer",
    "so that no queue grows faster than it is read", "and counts what was missed",
    "so that the cost of stopping stays low", "and repeats it when the facts change",
  ]

  static let qualities = [
    "Night", "Delayed", "Contested", "Silent", "Repeated", "Partial", "External", "Urgent", "Shared",
    "Sealed",
    "Borrowed", "Unanswered", "Seeded", "Late", "Routine", "Hidden", "Split", "Second", "Standing", "Open",
    "Automated", "Remote", "Conditional", "Withdrawn",
  ]

  static let matters = [
    "escalations", "refusals", "reviews", "reports", "exceptions", "pauses", "audits", "deadlines",
    "objections",
    "appeals", "releases", "drills", "queues", "handovers", "evidence", "incidents", "sandboxes",
    "thresholds",
    "rulings", "records", "notices", "restorations", "delegations", "measurements", "conflicts of interest",
    "training runs", "evaluations", "interviews", "disclosures", "stop orders",
  ]

  static let chapters = [
    "Scope", "Duties of the model", "Duties of the operator", "Review", "Evidence", "Escalation", "Incidents",
    "Records", "Deployment", "Appeals",
  ]
}
