import Charter
import Prose
import Testing

@testable import Counsel

@Suite("Replies in the plain form")
struct ReplyReaderTests {
  private static let tag = "edit-\(Nonce.sample.text)"

  @Test("every operation is read, the talk beside it, and nothing of one stands in the other")
  func everything() throws {
    let reply = read(sampleReply.utf8)
    #expect(reply.faults.isEmpty)
    #expect(
      String(decoding: reply.talk, as: UTF8.self)
        == "Escalations reach nobody. I would name one human.\n\nAnd a duty to answer:\nThat is all.\n")
    #expect(reply.edits.map(\.operation.provision).count == 7)
    #expect(
      reply.edits[0]
        == Reply.Edit(
          .replace(
            "human-oversight",
            Bytes(
              "## Human oversight {#human-oversight}\nThe operator names one human for every escalation.\n"
                .utf8)
          ), note: "name one human"))
    #expect(reply.edits[2].operation == .move("appeals", .after("human-oversight")))
    #expect(reply.edits[6].operation == .retire("appeals"))
    var draft = DraftedText(base: try sampleDocument())
    draft.take(reply)
    #expect(draft.refused.isEmpty)
    #expect(
      draft.result.provisions.map(\.id).suffix(4) == ["sample", "human-oversight", "records", "answers"])
  }

  @Test("cut at every byte, a reply says the same")
  func cuts() {
    let bytes = Bytes(sampleReply.utf8)
    let whole = read(bytes)
    for cut in bytes.indices {
      var reader = ReplyReader(nonce: .sample)
      reader.feed(bytes[..<cut])
      #expect(whole.talk.starts(with: reader.talk) || reader.open == nil)
      reader.feed(bytes[cut...])
      #expect(reader.finish(isComplete: true) == whole)
    }
  }

  @Test("an edit whose end has not come is no edit, wherever the reply ends")
  func truncation() {
    let bytes = Bytes(sampleReply.utf8)
    let whole = read(bytes)
    for end in bytes.indices {
      let reply = read(bytes[..<end], isComplete: false)
      #expect(!reply.isComplete)
      #expect(whole.edits.starts(with: reply.edits))
      #expect(reply.faults.allSatisfy { $0 == .incomplete || $0.isTag })
    }
  }

  @Test("talk shows at once; what may become a tag waits for the end of its line")
  func streaming() {
    var reader = ReplyReader(nonce: .sample)
    reader.feed("I would".utf8)
    #expect(reader.talk == Bytes("I would".utf8))
    reader.feed(" wait.\n<edit".utf8)
    #expect(reader.talk == Bytes("I would wait.\n".utf8))
    reader.feed("-\(Nonce.sample.text) op=\"retire\" provision=\"records\">\n".utf8)
    #expect(reader.open?.tag?.verb == .retire)
    #expect(reader.talk == Bytes("I would wait.\n".utf8))
  }

  @Test(
    "a line that is almost a tag is reported, and no edit comes of it",
    arguments: [
      "<\(tag) op=\"retire\" provision=\"records\" />", "<\(tag) op=retire provision=records>",
      "<\(tag) op='retire' provision='records'>", "<\(tag) op=\"retire\" provision=\"records\"> ",
      " <\(tag) op=\"retire\" provision=\"records\">", "> <\(tag) op=\"retire\" provision=\"records\">",
      "<\(tag) op=\"retire\" provision=\"records\">\r", "<\(tag)  op=\"retire\"\tprovision=\"records\">",
      "<\(tag) op=\"remove\" provision=\"records\">", "<\(tag) op=\"retire\">",
      "<\(tag) op=\"retire\" provision=\"\">", "<\(tag) provision=\"records\">",
      "<\(tag) op=\"retire\" provision=\"records\" after=\"appeals\">",
      "<\(tag) op=\"retire\" op=\"retire\" provision=\"records\">",
      "<\(tag) op=\"retire\" id=\"records\">", "<edit-00000000 op=\"retire\" provision=\"records\">",
      "<edit op=\"retire\" provision=\"records\">",
      "<EDIT-\(Nonce.sample.text) op=\"retire\" provision=\"records\">",
      "<\(tag)op=\"retire\" provision=\"records\">", "Then <\(tag) op=\"retire\" provision=\"records\">",
      "<\(tag) op=\"retire\" provision=\"records\" note=\"the \"old\" one\">",
    ])
  func nearTags(line: String) {
    let reply = read("\(line)\n</\(Self.tag)>\n".utf8)
    #expect(reply.edits.isEmpty)
    #expect(!reply.faults.isEmpty)
  }

  @Test(
    "an end that is almost one closes nothing silently",
    arguments: [
      " </\(tag)>", "</\(tag)> ", "</\(tag) >", "</edit-00000000>", "</edit>", "</\(tag)", "<\(tag)/>",
      "text</\(tag)>",
    ])
  func nearEnds(line: String) {
    let start = "<\(Self.tag) op=\"replace\" provision=\"records\">\n## Records {#records}\nNone.\n"
    let reply = read((start + "\(line)\n").utf8)
    #expect(reply.edits.isEmpty)
    #expect(!reply.faults.isEmpty)
  }

  @Test("an edit inside another refuses the first and keeps the second")
  func nested() {
    let text =
      "<\(Self.tag) op=\"replace\" provision=\"records\">\n## Records {#records}\n"
      + "<\(Self.tag) op=\"retire\" provision=\"appeals\">\n</\(Self.tag)>\n"
    let reply = read(text.utf8)
    #expect(reply.faults == [.unclosed(line: 3)])
    #expect(reply.edits.map(\.operation) == [.retire("appeals")])
  }

  @Test("tags of other exchanges inside a body are text")
  func foreignTags() {
    let body =
      "## Records {#records}\n</edit-00000000>\n<edit-11111111 op=\"retire\" provision=\"appeals\">\n"
    let reply = read("<\(Self.tag) op=\"replace\" provision=\"records\">\n\(body)</\(Self.tag)>".utf8)
    #expect(reply.faults.isEmpty)
    #expect(reply.edits.map(\.operation) == [.replace("records", Bytes(body.utf8))])
  }

  @Test("one fenced Markdown document is the whole text; a piece of it is refused")
  func wholeText() throws {
    let document = try sampleDocument()
    let body = sampleText.components(after: "---\n\n").replacing("may appeal", with: "must appeal")
    let reply = read("Here:\n````markdown\n\(body)````\n".utf8)
    #expect(reply.wholeText == Bytes(body.utf8))
    var draft = DraftedText(base: document)
    draft.take(reply)
    #expect(draft.refused.isEmpty)
    #expect(changes(from: document, to: draft.result).map(\.id) == ["appeals"])

    var other = DraftedText(base: document)
    other.take(read("```markdown\n## Appeals {#appeals}\nNobody may.\n```\n".utf8))
    #expect(other.refused.map(\.fault) == [.fragment(expected: "sample")])
    #expect(!other.isChanged)
    #expect(read("```markdown\na\n```\n```md\nb\n```\n".utf8).wholeText == nil)
    #expect(read("```markdown\na\n".utf8).wholeText == nil)
    #expect(read("```markdown\na\n```\n".utf8, isComplete: false).wholeText == nil)
  }
}

extension ReplyFault {
  fileprivate var isTag: Bool {
    switch self {
    case .tag, .looksLikeTag: true
    default: false
    }
  }
}

extension String {
  fileprivate func components(after mark: String) -> String {
    guard let range = firstRange(of: mark) else { return "" }
    return String(self[range.upperBound...])
  }
}
