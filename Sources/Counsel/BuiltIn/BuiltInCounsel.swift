internal import Charter
public import Critic
public import Prose

/// The counsel that the program carries: the critic, which answers by rules.
public struct BuiltInCounsel: Sendable {
  private let critic: BuiltInCritic

  public init(critic: BuiltInCritic = BuiltInCritic()) { self.critic = critic }

  /// What the rules answer to an ask, in the plain form; never a claim to have read the words of a talk.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func reply(to ask: Ask) -> Bytes {
    guard ask.subject.purpose != .test else {
      return Bytes("I am \(BuiltInCritic.name), and I answer.\n".utf8)
    }
    guard let document = ask.subject.document else {
      return Bytes("I am a set of rules, and there is no text to read.\n".utf8)
    }
    let provision = ask.subject.provision.flatMap { document.provision($0) }
    let words =
      switch ask.subject.purpose {
      case .test: ""
      case .critique: criticism(of: document)
      case .talk: remark(on: provision, in: document)
      case .sound:
        "I am a set of rules and can't judge an idea before there is text. Ask a model, or write it down."
          + (provision.map { "\n\n\(findings(on: $0, in: document))" } ?? "")
      case .decide: "I am a set of rules and can't decide a case."
      case .propose: proposal(ask, document, provision)
      case .object:
        critic.objectionText(from: ask.subject.base, to: document).map { String(decoding: $0, as: UTF8.self) }
          ?? NothingFound.words
      }
    return Bytes(words.utf8)
  }

  private func criticism(of document: Document) -> String {
    let findings = critic.findings(in: document)
    let unread = document.blockFaults.map { "\($0.words)\n" }.joined()
    guard !findings.isEmpty else {
      return unread + "I find nothing that my rules object to. That does not make the text good."
    }
    let shown = findings.prefix(12).map {
      "line \($0.line) [\($0.provision)] \($0.rule): \($0.advice)\n  “\($0.excerpt)”"
    }
    let rest = findings.count > 12 ? "\n… and \(findings.count - 12) more, which `assent lint` lists." : ""
    return unread + "In the whole text my rules find:\n" + shown.joined(separator: "\n") + rest
  }

  private func remark(on provision: Provision?, in document: Document) -> String {
    guard let provision else { return "I am a set of rules and can't talk about that." }
    return "I am a set of rules and can't talk about that. \(findings(on: provision, in: document))"
  }

  private func findings(on provision: Provision, in document: Document) -> String {
    let findings = critic.findings(in: document).filter { $0.provision == provision.id }
    let faults = document.blockFaults.filter { provision.lines.contains($0.line - 1) }
    let unread = faults.map { "\($0.words)\n" }.joined()
    guard !findings.isEmpty else { return "\(unread)In “\(provision.name)” my rules find nothing." }
    let list = findings.map { "line \($0.line) \($0.rule): \($0.advice)" }.joined(separator: "\n")
    return "\(unread)In “\(provision.name)” my rules find:\n\(list)"
  }

  private func proposal(_ ask: Ask, _ document: Document, _ provision: Provision?) -> String {
    guard let provision, let proposal = critic.proposal(for: provision, in: document) else {
      let place = provision.map { "In “\($0.name)” my" } ?? "My"
      return
        "\(place) rules find nothing that they can mend. What you write yourself I read for what speaks against it."
    }
    // A value of a tag has no quotation mark.
    let title = String(proposal.title.map { $0 == "\"" ? "'" : $0 })
    let tag = "edit-\(ask.subject.nonce)"
    return
      "\(proposal.problem)\n<\(tag) op=\"replace\" provision=\"\(proposal.provision)\" note=\"\(title)\">\n"
      + String(decoding: proposal.text, as: UTF8.self)
      + "</\(tag)>\n\(proposal.rationale)\n\n\(Reply.effectMark) \(proposal.expectedEffect)\n"
  }
}
