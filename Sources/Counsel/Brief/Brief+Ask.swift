internal import Charter
internal import Prose
internal import Wire

extension Brief {
  /// The brief as it is handed to a counsel, with what the built-in one reads in place of the words.
  public func ask(_ request: BriefRequest, _ material: BriefMaterial) -> Ask {
    var subject = Ask.Subject(
      request.purpose, document: material.document, provision: material.focus,
      nonce: request.takesEdits ? nonce.text : "")
    if case .objection(let result) = request {
      (subject.base, subject.document) = (material.document, result)
    }
    return Ask(
      Chat(
        system: rules, turns: [Chat.Turn(.person, content)], schema: schema, strictSystem: strictRules),
      about: subject)
  }
}

extension BriefRequest {
  var purpose: Ask.Purpose {
    switch self {
    case .talk, .mending: .talk
    case .soundOut: .sound
    case .proposal, .tradeOff: .propose
    case .critique: .critique
    case .objection, .rebuttal: .object
    case .decide: .decide
    }
  }
}
