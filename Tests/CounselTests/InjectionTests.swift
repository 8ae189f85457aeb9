import Charter
import Foundation
import Prose
import Testing

@testable import Counsel

/// A text that wants to be more than text.
struct Injection: CustomTestStringConvertible {
  let kind: String
  let text: String

  var testDescription: String { "\(kind): \(text.prefix(40).debugDescription)" }

  /// The corpus, with the word of an exchange wherever an attacker would guess it.
  static func all(guessing nonce: String) -> [Injection] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/Injections.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.replacing("{{NONCE}}", with: nonce).split(separator: "%%% ").map { row in
      let kind = row.prefix { $0 != "\n" }
      return Injection(kind: String(kind), text: String(row.dropFirst(kind.count + 1)))
    }
  }
}

@Suite("Texts that want to be more than text")
struct InjectionTests {
  @Test("there are sixty and more, of every kind")
  func corpus() {
    let all = Injection.all(guessing: "x")
    #expect(all.count >= 60)
    #expect(
      Set(all.map(\.kind)) == [
        "charter text", "cases", "earlier replies", "command output", "link targets", "fences",
        "hidden characters",
      ])
  }

  @Test(
    "wherever it stands in a brief, it stands inside a fence", arguments: Injection.all(guessing: guessed))
  func fences(injection: Injection) throws {
    let harmless = try briefs(holding: "A remark.")
    for (brief, other) in zip(try briefs(holding: injection.text), harmless) {
      #expect(!injection.text.lowercased().contains(brief.nonce.text))
      // What the program says is the same whatever is said to it.
      let outside = try textOutsideFences(of: brief)
      #expect(try outside == textOutsideFences(of: other))
    }
  }

  /// A brief for each request, with some words wherever somebody else's words can stand.
  private func briefs(holding text: String) throws -> [Brief] {
    let words = Bytes(text.utf8)
    var document = try sampleDocument()
    // What no charter may hold can't come from one.
    let body = Bytes("## Records {#records}\n> \(text.replacing("\n", with: "\n> "))\n".utf8)
    if let made = try? document.applying(.replace("records", body)) { document = made }
    let material = BriefMaterial(
      document: document, isInForce: true, focus: "records",
      talk: [.init("person", words), .init("counsel", words)], declined: [.init(title: words, why: words)],
      objections: [words])
    let requests: [BriefRequest] = [
      .talk(words), .proposal(words), .soundOut(words), .soundOut(words, .swapped, stance: words),
      .rebuttal(of: words, on: words), .tradeOff(words, "records", "appeals"), .critique,
      .objection(to: document),
      .mending(of: words, reply: words, try refused(words)),
    ]
    return try requests.map { try Brief($0, material, window: 100_000, seed: Self.seed) }
  }

  @Test(
    "answered by a model word by word, it is talk and changes nothing",
    arguments: Injection.all(guessing: guessed))
  func replies(injection: Injection) throws {
    let brief = try Brief(
      .talk(Bytes(injection.text.utf8)), BriefMaterial(document: sampleDocument(), isInForce: true),
      window: 100_000, seed: Self.seed)
    var reader = ReplyReader(nonce: brief.nonce)
    reader.feed(injection.text.utf8)
    let reply = reader.finish(isComplete: true)
    var draft = DraftedText(base: try sampleDocument())
    draft.take(reply)
    #expect(reply.edits.isEmpty && !draft.isChanged)
    #expect(reply.talk == Bytes(injection.text.utf8))
  }

  /// Who knows the seed and every content but their own knows this word.
  private static let guessed = Nonce(seed: seed, absentFrom: []).text
  private static let seed = Bytes("a seed that leaked".utf8)

  private func refused(_ words: Bytes) throws -> DraftedText {
    var draft = DraftedText(base: try sampleDocument())
    draft.take(read(Bytes("<edit-\(Nonce.sample.text) op=\"\n".utf8) + words))
    return draft
  }

  /// What the program itself says in a brief; every fence has to open and to close.
  private func textOutsideFences(of brief: Brief) throws -> String {
    var outside = ""
    var isInside = false
    for range in lineRanges(of: brief.content) {
      let line = String(decoding: brief.content[range], as: UTF8.self)
      if line.hasPrefix("<data-\(brief.nonce.text) ") {
        #expect(!isInside)
        isInside = true
      } else if line == "</data-\(brief.nonce.text)>" {
        #expect(isInside)
        isInside = false
      } else if !isInside {
        outside += line + "\n"
      }
    }
    #expect(!isInside)
    return outside
  }
}
