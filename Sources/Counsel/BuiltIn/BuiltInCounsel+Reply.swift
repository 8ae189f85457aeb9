internal import Charter
public import Prose

extension BuiltInCounsel {
  /// What the rules answer to an ask, in the plain form; never a claim to have read the words of a talk.
  public func reply(to ask: Ask) -> Bytes {
    let words =
      switch ask.subject.purpose {
      case .test: "I am \(Critic.name), and I answer.\n"
      case .talk, .critique: findings(ask.subject)
      case .propose: proposal(ask.subject)
      case .object: objection(ask.subject)
      case .sound: sounding(ask)
      case .decide: "I am a set of rules and can't decide a case. Decide it by hand, or ask a model.\n"
      }
    return Bytes(words.utf8)
  }

  private func findings(_ subject: Ask.Subject) -> String {
    guard let document = subject.document else {
      return "I am a set of rules, and there is no text to read.\n"
    }
    let all = findings(in: document).filter { $0.level > .note }
    let found = subject.provision.map { id in all.filter { $0.provision == id } } ?? all
    guard !found.isEmpty else {
      return "My rules find nothing to object to. That does not make the text good.\n"
    }
    return "My rules find:\n"
      + found.map { "- line \($0.line) [\($0.provision)] \($0.rule): \($0.advice) “\($0.excerpt)”\n" }
      .joined()
  }

  private func proposal(_ subject: Ask.Subject) -> String {
    let mend = subject.document.flatMap { document in
      subject.provision.flatMap { document.provision($0) }.flatMap { proposal(for: $0, in: document) }
    }
    guard let mend else { return "My rules find nothing there that they can mend.\n" }
    let tag = "edit-\(subject.nonce)"
    let note = String(mend.title.map { $0 == "\"" ? "'" : $0 })
    return "\(mend.problem)\n\n\(mend.rationale)\n\n"
      + "<\(tag) op=\"replace\" provision=\"\(mend.provision)\" note=\"\(note)\">\n"
      + "\(String(decoding: mend.text, as: UTF8.self))</\(tag)>\n"
  }

  private func objection(_ subject: Ask.Subject) -> String {
    let words = subject.document.flatMap { objection(from: subject.base, to: $0) }
    return words.map { String(decoding: $0, as: UTF8.self) + "\n" } ?? "none found\n"
  }

  /// The rules read the idea as if it were a provision.
  private func sounding(_ ask: Ask) -> String {
    let lines = lines(of: ask.turns.last?.text ?? [])
    let draft = DraftText([
      Passage(
        provision: "idea", heading: "Idea",
        lines: lines.enumerated().map { DraftLine(number: $0 + 1, text: $1) })
    ])
    let found = Critic().findings(in: draft).filter { $0.level > .note }
    guard !found.isEmpty else {
      return "I am a set of rules: I can't weigh an idea. In its words they find nothing.\n"
    }
    return "I am a set of rules: I can't weigh an idea. In its words they find:\n"
      + found.map { "- \($0.rule): \($0.advice) “\($0.excerpt)”\n" }.joined()
  }

  private func lines(of text: Bytes) -> [Bytes] { lineRanges(of: text).map { Bytes(text[$0]) } }
}
