internal import Charter
internal import Counsel
internal import Prose

extension DeskScreen {
  /// Counsel's findings in the whole text, into the talk.
  mutating func critique() {
    say("What is wrong with this text?", .person)
    let findings = BuiltInCounsel().findings(in: document)
    guard !findings.isEmpty else {
      say("I find nothing that my rules object to. That does not make the text good.", .counsel)
      return
    }
    let shown = findings.prefix(12).map {
      "line \($0.line) [\($0.provision)] \($0.rule): \($0.advice)\n  “\($0.excerpt)”"
    }
    let rest = findings.count > 12 ? "\n… and \(findings.count - 12) more: assent lint \(charter.path)" : ""
    say(shown.joined(separator: "\n") + rest, .counsel)
    talkScroll = 0
  }

  /// What the built-in critic can say to a remark: the findings for the provision that it mentions.
  mutating func answer(_ words: String) {
    let mentioned = document.provisions.first { words.contains("[\($0.id)]") } ?? focus
    guard let provision = mentioned else { return }
    let findings = BuiltInCounsel().findings(in: document).filter { $0.provision == provision.id }
    guard !findings.isEmpty else {
      say(
        "I am a set of rules and can't talk about that. In “\(provision.name)” my rules find nothing. Press p to "
          + "propose a change in your own words, or e to edit the text.", .counsel)
      return
    }
    let list = findings.map { "line \($0.line) \($0.rule): \($0.advice)" }.joined(separator: "\n")
    say(
      "I am a set of rules and can't talk about that. In “\(provision.name)” they find:\n\(list)\nPress p and I propose what I can mend.",
      .counsel)
  }
}
