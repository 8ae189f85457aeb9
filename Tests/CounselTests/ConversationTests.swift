import Charter
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Counsel

@Suite("A conversation with counsel")
struct ConversationTests {
  private let model = CounselProfile(name: "fable", kind: .ollama, model: "fable-1")

  private func material() throws -> BriefMaterial {
    BriefMaterial(document: try sampleDocument(), isInForce: true, focus: "records")
  }

  private func begin(
    _ request: BriefRequest = .proposal(Bytes("Nobody answers.".utf8))
  ) throws -> Conversation {
    try Conversation(
      request, said: Bytes("Nobody answers.".utf8), try material(), with: model, seed: [1])
  }

  private func edit(_ attributes: String, in conversation: Conversation) -> String {
    let nonce = conversation.brief.nonce.text
    return "<edit-\(nonce) \(attributes)>\n</edit-\(nonce)>\n"
  }

  /// Hears a reply in two pieces, and its end.
  private func hear(
    _ text: String, _ conversation: inout Conversation, _ ending: StopReason = .complete
  ) -> Conversation.Step? {
    let bytes = Bytes(text.utf8)
    for piece in [bytes.prefix(bytes.count / 2), bytes.dropFirst(bytes.count / 2)] {
      #expect(conversation.hear(.text(Bytes(piece))) == nil)
    }
    return conversation.hear(.ended(ending))
  }

  @Test("an answer with an edit that can be made is over, and a motion")
  func whole() throws {
    var conversation = try begin()
    #expect(conversation.hear(.model(Bytes("fable-1-large".utf8))) == nil)
    let text = "Silence hides it.\n" + edit(#"op="retire" provision="appeals" note="less""#, in: conversation)
    #expect(hear(text, &conversation) == .over(.complete))
    #expect(conversation.shown == Bytes("Silence hides it.\n".utf8) && conversation.remainder == nil)
    let motion = try conversation.motion(on: try sampleDocument())
    #expect(motion.title == Bytes("less".utf8) && motion.problem == Bytes("Silence hides it.".utf8))
    #expect(motion.proposer == .model(Bytes("fable-1-large".utf8)))
    #expect(try Document(motion.result).provision("appeals") == nil)
    let asked = try #require(motion.asked).bytes
    #expect(asked == Bytes("as fable; kind ollama; model fable-1; form strict; tries 1".utf8))
  }

  @Test("what is refused is asked for again, on the text as drafted, with the reply to mend")
  func mending() throws {
    var conversation = try begin()
    let first =
      edit(#"op="retire" provision="appeals" note="less""#, in: conversation)
      + edit(#"op="retire" provision="record""#, in: conversation)
    #expect(hear(first, &conversation) == .mend)
    try conversation.mend(try material(), seed: [2])
    #expect(conversation.request.mended == Bytes(first.utf8) && conversation.ending == nil)
    #expect(conversation.ask.subject.document?.provision("appeals") == nil)
    #expect(conversation.answer.raw.isEmpty && conversation.ask.subject.provision == "records")
    let second = edit(#"op="retire" provision="records" note="more""#, in: conversation)
    #expect(hear(second, &conversation) == .over(.complete))
    let motion = try conversation.motion(on: try sampleDocument())
    let ids = try Document(motion.result).provisions.map(\.id)
    #expect(ids == ["governance", "sample", "human-oversight"])
    #expect(motion.title == Bytes("less".utf8) && conversation.draft.tries == 2)
  }

  @Test("the last answer is left to the person where its edits stay refused, after three tries")
  func tries() throws {
    var conversation = try begin()
    for number in 1...3 {
      let text = edit(#"op="retire" provision="record""#, in: conversation)
      #expect(hear(text, &conversation) == (number < 3 ? .mend : .over(.complete)))
      guard number < 3 else {
        #expect(conversation.remainder == .refused(Bytes(text.utf8)))
        return
      }
      try conversation.mend(try material(), seed: [UInt8(number)])
    }
  }

  @Test("the answer before is left to the person where the next one mends nothing of it")
  func unmended() throws {
    var conversation = try begin()
    let first = edit(#"op="retire" provision="record""#, in: conversation)
    #expect(hear(first, &conversation) == .mend)
    try conversation.mend(try material(), seed: [2])
    #expect(hear("I would rather not.\n", &conversation) == .over(.complete))
    #expect(conversation.remainder == .unmended(Bytes(first.utf8)))
  }

  @Test("a brief that does not fit leaves the conversation as it stood")
  func tooLong() throws {
    let small = CounselProfile(name: "small", kind: .ollama, window: 4_000)
    var conversation = try Conversation(.proposal([]), try material(), with: small, seed: [1])
    let text =
      edit(#"op="retire" provision="record""#, in: conversation) + String(repeating: "word ", count: 4_000)
    #expect(hear(text, &conversation) == .mend)
    let before = conversation
    let long = try material()
    #expect(throws: BriefFault.self) { try conversation.mend(long, seed: [2]) }
    #expect(conversation == before && conversation.remainder == .refused(Bytes(text.utf8)))
  }

  @Test("an answer that broke off is never asked to be mended, and what is whole of it is marked")
  func cut() throws {
    var conversation = try begin()
    let text =
      edit(#"op="retire" provision="appeals" note="less""#, in: conversation)
      + edit(#"op="retire" provision="record""#, in: conversation)
    #expect(hear(text, &conversation, .cut) == .over(.cut))
    #expect(
      try conversation.motion(on: try sampleDocument()).title == Bytes("Incomplete answer: less".utf8))
  }

  @Test("of an answer that was not given, nothing is drafted")
  func refusal() throws {
    var conversation = try begin()
    let refusal = StopReason.refusal(category: [], explanation: [])
    let text = edit(#"op="retire" provision="appeals""#, in: conversation)
    #expect(hear(text, &conversation, refusal) == .over(refusal))
    #expect(!conversation.draft.isChanged && conversation.remainder == nil)
  }

  @Test("where no edits are asked for, all of it is shown and nothing is drafted")
  func critique() throws {
    var conversation = try begin(.critique)
    let text = "Weak.\n" + edit(#"op="retire" provision="appeals""#, in: conversation)
    #expect(hear(text, &conversation) == .over(.complete))
    #expect(conversation.shown == Bytes(text.utf8) && !conversation.draft.isChanged)
  }

  @Test("what is said beside the answer is kept, and a wait ends with the first words")
  func facts() throws {
    var conversation = try begin(.critique)
    for event: CounselEvent in [
      .thinking([1, 2, 3]), .usage(Usage(replyTokens: 7)), .briefCut(sent: 9, read: 5),
      .waiting(milliseconds: 500, attempt: 1, .empty),
    ] { #expect(conversation.hear(event) == nil) }
    #expect(conversation.answer.wait?.attempt == 1 && conversation.answer.model == "fable-1")
    #expect(conversation.hear(.text([0x61])) == nil)
    #expect(conversation.answer.wait == nil && conversation.answer.thought == 3)
    #expect(conversation.answer.usage.replyTokens == 7 && conversation.answer.cut?.read == 5)
  }
}
