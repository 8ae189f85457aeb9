internal import Charter
internal import Counsel
internal import Prose

extension DeskScreen {
  /// Counsel's findings in the whole text, into the talk.
  mutating func critique() {
    let findings = BuiltInCounsel().findings(in: document)
    guard !findings.isEmpty else {
      say("I find nothing that my rules object to. That does not make the text good.", .counsel)
      return
    }
    let shown = findings.prefix(12).map {
      "line \($0.line) [\($0.provision)] \($0.rule): \($0.advice)\n  “\($0.excerpt)”"
    }
    let rest = findings.count > 12 ? "\n… and \(findings.count - 12) more: assent lint \(charter.path)" : ""
    say("In the whole text my rules find:\n" + shown.joined(separator: "\n") + rest, .counsel)
  }

  /// What the built-in critic can say to a remark: the findings for the provision that it mentions.
  mutating func answer(_ words: String, _ keymap: Keymap) {
    let mentioned = document.provisions.first { words.contains("[\($0.id)]") } ?? focus
    guard let provision = mentioned else { return }
    let findings = BuiltInCounsel().findings(in: document).filter { $0.provision == provision.id }
    guard !findings.isEmpty else {
      say(
        "I am a set of rules and can't talk about that. In “\(provision.name)” my rules find nothing. Press "
          + "\(keymap.keyName(of: .edit)) to edit the text; I will look for what speaks against it.", .counsel
      )
      return
    }
    let list = findings.map { "line \($0.line) \($0.rule): \($0.advice)" }.joined(separator: "\n")
    say(
      "I am a set of rules and can't talk about that. In “\(provision.name)” they find:\n\(list)\nPress "
        + "\(keymap.keyName(of: .propose)) and I propose what I can mend.", .counsel)
  }
}
