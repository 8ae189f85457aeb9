import Charter
import Prose

@testable import Counsel

/// A text with the provisions that the replies of these tests are about.
let sampleText = """
  ---
  title: "Sample"
  kind: procedure
  format: 1
  goal: "Nothing passes unseen."
  ratifiers:
  ratification:
    threshold: 1
    cooling-off: 0h
  ---

  # Sample {#sample}

  What this is about.

  ## Human oversight {#human-oversight}
  The operator reviews escalations.

  ~~~case
  id: night
  situation: "It is night."
  ruling: "Wait."
  ~~~

  ## Records {#records}
  Every decision is recorded.

  ## Appeals {#appeals}
  Anyone may appeal.

  """

func sampleDocument() throws -> Document { try Document(Bytes(sampleText.utf8)) }

extension Nonce {
  static var sample: Nonce { Nonce(seed: [], absentFrom: []) }
}

/// A reply with every operation, in the plain form.
let sampleReply = """
  Escalations reach nobody. I would name one human.

  <edit-\(Nonce.sample.text) op="replace" provision="human-oversight" note="name one human">
  ## Human oversight {#human-oversight}
  The operator names one human for every escalation.
  </edit-\(Nonce.sample.text)>
  And a duty to answer:
  <edit-\(Nonce.sample.text) op="add" after="records" note="silence is no consent">
  ## Answers {#answers}
  A refusal stands until it is answered.
  </edit-\(Nonce.sample.text)>
  <edit-\(Nonce.sample.text) op="move" provision="appeals" after="human-oversight">
  </edit-\(Nonce.sample.text)>
  <edit-\(Nonce.sample.text) op="add-case" provision="records" note="a case">
  id: lost
  situation: "A record is lost."
  ruling: "The decision is taken again."
  </edit-\(Nonce.sample.text)>
  <edit-\(Nonce.sample.text) op="split" provision="records" note="two duties">
  ## Records {#records}
  Every decision is recorded.

  ## Keeping {#keeping}
  Records are kept for ten years.
  </edit-\(Nonce.sample.text)>
  <edit-\(Nonce.sample.text) op="merge" provision="records" with="keeping" note="on reflection">
  ## Records {#records}
  Every decision is recorded and kept for ten years.
  </edit-\(Nonce.sample.text)>
  <edit-\(Nonce.sample.text) op="retire" provision="appeals" note="answers do this">
  </edit-\(Nonce.sample.text)>
  That is all.

  """

func read(_ text: some Sequence<UInt8>, isComplete: Bool = true) -> Reply {
  var reader = ReplyReader(nonce: .sample)
  reader.feed(text)
  return reader.finish(isComplete: isComplete)
}

extension Charter.Operation {
  /// The text that it brings, if any.
  var body: Bytes {
    switch self {
    case .add(let body, _), .replace(_, let body), .split(_, let body), .merge(_, _, let body),
      .addCase(_, let body):
      body
    case .retire, .move: []
    }
  }
}

/// The same reply in the strict encoding.
func strictReply(of reply: Reply) -> Bytes {
  func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    return
      "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
  }
  let edits = reply.edits.map { edit in
    var after: String?
    var with: String?
    var id: String? = edit.operation.provision
    switch edit.operation {
    case .add(_, .after(let place)): (after, id) = (place, nil)
    case .move(_, .after(let place)): after = place
    case .merge(_, let other, _): with = other
    default: break
    }
    let verb = edit.operation.name == "add a case to" ? "add-case" : edit.operation.name
    let body = edit.operation.body.isEmpty ? nil : String(decoding: edit.operation.body, as: UTF8.self)
    return
      "{\"op\": \"\(verb)\", \"provision\": \(quoted(id)), \"after\": \(quoted(after)), \"under\": null, "
      + "\"with\": \(quoted(with)), \"note\": \(quoted(edit.note)), \"body\": \(quoted(body))}"
  }
  let talk = quoted(String(decoding: reply.talk, as: UTF8.self))
  return Bytes("{\"talk\": \(talk), \"edits\": [\(edits.joined(separator: ", "))]}".utf8)
}
