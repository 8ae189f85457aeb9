import Charter
import Counsel
import Prose

extension Brief {
  /// The brief as it is sent, with what the built-in critic reads in its place.
  func asking(_ request: BriefRequest, _ material: BriefMaterial) -> Ask {
    var subject = Ask.Subject(
      .talk, document: material.document, provision: material.focus,
      nonce: request.takesEdits ? nonce.text : "")
    switch request {
    case .talk, .mending: subject.purpose = .talk
    case .soundOut: subject.purpose = .sound
    case .proposal: subject.purpose = .propose
    case .critique: subject.purpose = .critique
    case .objection(let result):
      (subject.purpose, subject.base, subject.document) = (.object, material.document, result)
    }
    return Ask(system: rules, turns: [Ask.Turn(.person, content)], subject: subject)
  }
}
