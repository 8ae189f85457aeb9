internal import Charter
import Prose

/// Flaws in who looks, at what, and what follows.
extension Flaw {
  static let allowOnTimeout = Flaw(
    "allow-on-timeout", "Silence now allows",
    "Nobody has to say yes any more; whoever wants it through has only to wait until nobody answers.",
    gate: { gate, passage in
      guard let field = gate.field("on-timeout"), field.value == "deny" else { return nil }
      return passage.replacingValue(onLine: field.line, with: "allow")
    }
  ) { sentence in
    let isAboutSilence =
      !sentence.places(of: ["silence", "unanswered", "nobody", "lapses", "passes"]).isEmpty
      || sentence.first(of: silence) != nil
    guard isAboutSilence else { return nil }
    for (index, token) in sentence.tokens.enumerated() where !token.isQuoted && index > 0 {
      if let opposite = opposites[token.word] { return sentence.replacing(index, with: opposite) }
    }
    return nil
  }

  private static let silence = PhraseTable(
    "not answer, no answer, not answered, not reply, no reply, without a ruling, without an answer")

  private static let opposites: [Word: String] = [
    "denied": "allowed", "refused": "allowed", "declined": "accepted", "rejected": "accepted",
    "lapses": "takes effect", "rests": "goes on", "waits": "goes on", "stops": "goes on",
  ]

  static let escalationToNobody = Flaw(
    "escalation-to-nobody", "The escalation reaches nobody",
    "An escalation that names no person is a message that no person has to answer.",
    gate: { gate, passage in
      guard let field = gate.field("escalates-to"), !field.value.isEmpty else { return nil }
      return passage.replacingValue(onLine: field.line, with: "shared mailbox")
    }
  ) { sentence in
    for index in sentence.tokens.indices {
      let token = sentence.tokens[index]
      guard token.has(.escalates) || token.stem == "escalation", !token.isQuoted else { continue }
      for place in (index + 1)..<max(index + 2, min(index + 6, sentence.tokens.count)) {
        guard sentence.says("to", at: place), place + 1 < sentence.tokens.count else { continue }
        return sentence.removing(place..<sentence.endOfNounPhrase(from: place + 1))
      }
    }
    return nil
  }

  static let selfReview = Flaw(
    "self-review", "Whoever proposes now reviews",
    "A review by the one who wants it through is no second look, however careful.",
    gate: { gate, passage in
      guard let reviewer = gate.field("reviewer"), let proposer = gate.field("proposer"),
        !proposer.value.isEmpty
      else { return nil }
      return passage.replacingValue(onLine: reviewer.line, with: proposer.value)
    }
  ) { sentence in
    if let part = sentence.first(of: PhraseTable("no part")) {
      return sentence.replacing(part.lowerBound, with: "a")
    }
    for index in sentence.places(of: ["another"]) {
      guard let next = sentence.token(index + 1), !next.opensClause,
        next.has([.person, .author]) || next.stem == "maker"
      else { continue }
      return sentence.replacing(index, with: "the same")
    }
    return nil
  }

  static let evidenceRemoved = Flaw(
    "evidence-removed", "The reviewer sees less",
    "Without that evidence the reviewer has to believe the one who asks.",
    gate: { gate, passage in
      guard let field = gate.field("evidence") else { return nil }
      guard let comma = field.value.firstIndex(of: ",") else { return passage.removingLine(field.line) }
      return passage.replacingValue(onLine: field.line, with: String(field.value[..<comma]))
    }
  ) { sentence in
    guard sentence.duties.count == 1, let verb = sentence.duties.first?.verb,
      sentence.places(of: ["see", "sees", "read", "reads", "shows", "holds"]).contains(verb)
    else { return nil }
    let end = sentence.tokens.indices.first { index in
      index > verb + 1 && (sentence.tokens[index].opensClause || sentence.tokens[index].word == "and")
    }
    guard let end, sentence.token(end + 1)?.has(.third) != true,
      !sentence.tokens[end...].contains(where: { $0.has([.modal, .subordinator, .relative]) })
    else { return nil }
    return sentence.removing(end..<sentence.tokens.count)
  }

  static let recordNotKept = Flaw(
    "record-not-kept", "The record is gone",
    "What nobody writes down cannot be checked, learnt from or appealed against.",
    gate: { gate, passage in gate.field("record").flatMap { passage.removingLine($0.line) } }
  ) { sentence in
    for index in sentence.places(of: ["and"]) where index > 2 {
      let verb = sentence.says("must", at: index + 1) ? index + 2 : index + 1
      guard let token = sentence.token(verb), recording.contains(token.word) else { continue }
      guard !sentence.tokens[verb...].contains(where: { $0.stands(.afterSemicolon) }) else { continue }
      return sentence.removing(index..<sentence.tokens.count)
    }
    return nil
  }

  private static let recording: Set<Word> = [
    "write", "writes", "record", "records", "log", "logs", "publish", "publishes", "file", "files", "note",
    "notes", "document", "documents",
  ]

  static let refusalRemoved = Flaw(
    "refusal-removed", "The right to refuse is gone",
    "A review that can't end in a refusal is a notice."
  ) { sentence in
    for index in sentence.places(of: ["refuse", "veto", "reject"]) {
      guard sentence.token(index - 1)?.word == "can" || sentence.token(index - 1)?.word == "may" else {
        continue
      }
      return sentence.replacing(index, with: "question")
    }
    return nil
  }

  static let refusalLapses = Flaw(
    "refusal-lapses", "A refusal now runs out",
    "Whoever was refused has only to wait and ask again."
  ) { sentence in
    guard sentence.tokens.prefix(6).contains(where: { $0.has(.refusal) }), sentence.hasStop,
      let until = sentence.places(of: ["until", "till"]).first, until > 0
    else { return nil }
    return sentence.replacing(until..<sentence.tokens.count, with: "for a day")
  }
}
