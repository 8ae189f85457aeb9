import Charter
import PlainJSON
import Prose
import Testing

@testable import Counsel

@Suite("Replies in either form, as they stream")
struct StrictStreamTests {
  private static let strict = strictReply(of: read(sampleReply.utf8))

  private func reader(_ bytes: some Sequence<UInt8>) -> AnswerReader {
    var reader = AnswerReader(nonce: .sample, mayBeStrict: true)
    reader.feed(Bytes(bytes))
    return reader
  }

  @Test("cut at every byte, a strict reply says the same, and its talk and its edits only grow")
  func cuts() {
    let whole = Reply(json: Self.strict, isComplete: true)
    for cut in Self.strict.indices {
      var first = reader(Self.strict[..<cut])
      #expect(whole.talk.starts(with: first.talk))
      first.feed(Bytes(Self.strict[cut...]))
      #expect(first.finish(isComplete: true) == whole)

      var broken = reader(Self.strict[..<cut])
      let reply = broken.finish(isComplete: false)
      #expect(!reply.isComplete && whole.edits.starts(with: reply.edits))
      #expect(whole.talk.starts(with: reply.talk) && reply.faults.allSatisfy { $0 == .incomplete })
    }
  }

  @Test("what is written of an edit shows as it comes")
  func growing() {
    let text = Self.strict
    let body = "The operator names"
    let place = text.firstRange(of: Bytes(body.utf8))?.upperBound ?? 0
    let open = reader(text[..<place]).open
    #expect(open?.words == "replace human-oversight")
    #expect(open?.body == Bytes("## Human oversight {#human-oversight}\n\(body)".utf8))
    #expect(reader(text).open == nil)
  }

  @Test("escapes of every kind show as what they stand for, over any cut")
  func escapes() {
    let text = Bytes(#"{"talk": "a\n\"b\" \\ \u00e9\ud83d\ude00\/", "edits": []}"#.utf8)
    for cut in text.indices {
      var reader = reader(text[..<cut])
      reader.feed(Bytes(text[cut...]))
      #expect(reader.talk == Bytes("a\n\"b\" \\ é😀/".utf8))
      #expect(reader.finish(isComplete: true).talk == reader.talk)
    }
  }

  @Test("a plain reply is read as one, whether or not the strict form was asked for")
  func plain() {
    for blanks in ["", "\n \n"] {
      let text = Bytes((blanks + sampleReply).utf8)
      for cut in text.indices {
        var reader = reader(text[..<cut])
        reader.feed(Bytes(text[cut...]))
        #expect(reader.finish(isComplete: true) == read(text))
      }
    }
    var reader = AnswerReader(nonce: .sample, mayBeStrict: true)
    reader.expectPlain()
    reader.feed(Bytes("{braces} are talk".utf8))
    #expect(reader.finish(isComplete: true).talk == Bytes("{braces} are talk".utf8))
  }

  @Test(
    "both forms refuse the same edits for the same reason",
    arguments: [
      ["op": "replace", "provision": "appeal", "body": "## Appeals {#appeals}\nNobody."],
      ["op": "replace", "provision": "appeals", "body": "## Appeals {#appeals}\nAnyone may appeal."],
      ["op": "replace", "provision": "appeals", "body": "## Appeals {#others}\nAnyone."],
      ["op": "replace", "provision": "appeals"], ["op": "replace", "body": "## A {#a}\nB."],
      ["op": "erase", "provision": "appeals"], ["provision": "appeals"],
      ["op": "retire", "provision": "appeals", "body": "Why."], ["op": "retire", "provision": "sample"],
      ["op": "move", "provision": "appeals"], ["op": "move", "provision": "appeals", "under": "appeals"],
      ["op": "move", "provision": "appeals", "under": "records", "after": "records"],
      ["op": "merge", "provision": "appeals", "body": "## Appeals {#appeals}\nA."],
      ["op": "split", "provision": "appeals", "body": "## Appeals {#appeals}\nOne."],
      ["op": "add", "provision": "a", "after": "records", "body": "## A {#a}\nB."],
      ["op": "add", "after": "records", "body": "## Records {#records}\nTwice."],
      ["op": "add-case", "provision": "records", "body": "id: night\nsituation: \"a\"\nruling: \"b\""],
      ["op": "add-case", "provision": "records", "body": "~~~\n# Out"],
      ["op": "retire", "provision": "appeals", "after": "records"],
      ["op": "retire", "provision": "appeals"],
      ["op": "replace", "provision": "appeals", "note": "fine", "body": "## Appeals {#appeals}\nAll may."],
    ])
  func sameFaults(edit: [String: String]) throws {
    let attributes = edit.filter { $0.key != "body" }.sorted { $0.key < $1.key }
    let body = edit["body"].map { $0 + "\n" } ?? ""
    let tag = "edit-\(Nonce.sample.text)"
    let plain = read(
      "<\(tag) \(attributes.map { "\($0)=\"\($1)\"" }.joined(separator: " "))>\n\(body)</\(tag)>\n".utf8)
    let members = edit.sorted { $0.key < $1.key }.map { JSON.Member($0, .string($1)) }
    let object = JSON.object([
      JSON.Member("talk", .string("")), JSON.Member("edits", .array([.object(members)])),
    ])
    let strict = Reply(json: object.line, isComplete: true)
    let (left, right) = (try drafted(plain), try drafted(strict))
    #expect(left.result == right.result && left.kept == right.kept)
    #expect(left.refused.map(\.fault.words) == right.refused.map(\.fault.words))
  }

  private func drafted(_ reply: Reply) throws -> DraftedText {
    var draft = DraftedText(base: try sampleDocument())
    draft.take(reply)
    return draft
  }

  @Test("of 10,000 mutated strict replies none loses or bends an edit in silence")
  func mutations() {
    var random = SplitMix64(seed: 20_261_121)
    var refusals = 0
    for round in 0..<10_000 {
      var text = Self.strict
      for _ in 0...Int.random(in: 0..<3, using: &random) { mutate(&text, &random) }
      guard text.first == UInt8(ascii: "{") else { continue }
      var reader = reader(text)
      let shown = reader.talk
      let reply = reader.finish(isComplete: true)
      guard reply.faults.isEmpty else {
        refusals += 1
        continue
      }
      // What passes is JSON of the form, each of whose edits is one, and whose talk is what was shown.
      let value = try? JSON(text)
      #expect(value?["edits"]?.items?.count == reply.edits.count, "round \(round)")
      #expect(value?["talk"]?.string == reply.talk, "round \(round)")
      #expect(!isUTF8(text) || shown == reply.talk, "round \(round)")
      let bodies = value?["edits"]?.items?.compactMap { $0["body"]?.string } ?? []
      for edit in reply.edits where !edit.operation.body.isEmpty {
        #expect(bodies.contains { $0 == edit.operation.body || $0 + [.lineFeed] == edit.operation.body })
      }
    }
    #expect(refusals > 3000)
  }

  private func isUTF8(_ text: Bytes) -> Bool { String(validating: text, as: UTF8.self) != nil }

  private func mutate(_ text: inout Bytes, _ random: inout SplitMix64) {
    guard let offset = text.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text.remove(at: offset)
    case 1: text.insert(Bytes("{}[]\",:\\nu0".utf8).randomElement(using: &random) ?? 0, at: offset)
    case 2: text[offset] = UInt8.random(in: 0...255, using: &random)
    case 3: text[offset] ^= 0x20
    case 4: text.removeSubrange(offset..<min(text.count, offset + 12))
    default: text.insert(contentsOf: text[offset...].prefix(30), at: offset)
    }
  }
}
