import Charter
import Prose
import Testing

@testable import Counsel

@Suite("Replies that went wrong")
struct ReplyMutationTests {
  private static let name = "edit-\(Nonce.sample.text)"

  /// Two edits, so that many rounds take seconds.
  private static let short = Bytes(
    """
    Escalations reach nobody.
    <\(name) op="replace" provision="human-oversight" note="name one">
    ## Human oversight {#human-oversight}
    The operator names one.
    </\(name)>
    And:
    <\(name) op="move" provision="appeals" after="human-oversight">
    </\(name)>

    """.utf8)

  @Test("of 10,000 mutated replies none loses or bends an edit in silence")
  func noSilentNearMiss() {
    var random = SplitMix64(seed: 20_261_121)
    var refusals = 0
    for round in 0..<10_000 {
      var text = Self.short
      for _ in 0...Int.random(in: 0..<3, using: &random) { mutate(&text, &random) }
      let reply = read(text)
      if !reply.faults.isEmpty { refusals += 1 }
      check(reply, of: text, round)
      var reader = ReplyReader(nonce: .sample)
      let cut = Int.random(in: 0...text.count, using: &random)
      reader.feed(text[..<cut])
      reader.feed(text[cut...])
      #expect(reader.finish(isComplete: true) == reply, "round \(round)")
    }
    #expect(refusals > 3000)
  }

  /// What holds for every reply: without a fault, each line that names the tag begins or ends an edit, none of them
  /// is talk, and every edit stands in the reply as it was read.
  private func check(_ reply: Reply, of text: Bytes, _ round: Int) {
    let lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
    let naming = lines.filter { line in
      String(decoding: line, as: UTF8.self).lowercased().contains(Self.name)
    }
    if reply.faults.isEmpty {
      #expect(naming.count == 2 * reply.edits.count, "round \(round)")
      #expect(!String(decoding: reply.talk, as: UTF8.self).contains(" op=\""), "round \(round)")
    }
    for edit in reply.edits {
      // Where no body belongs, an empty line is none.
      let body = Bytes(">\n".utf8) + edit.operation.body + Bytes("</\(Self.name)>".utf8)
      #expect(edit.operation.body.isEmpty || text.holds(body), "round \(round)")
      let id = "\"\(edit.operation.provision)\""
      #expect(naming.contains { Bytes($0).holds(Bytes(id.utf8)) }, "round \(round)")
    }
  }

  private func mutate(_ text: inout Bytes, _ random: inout SplitMix64) {
    let tags = tagLines(of: text)
    // Half of the mutations go where they hurt.
    let isInTag = Bool.random(using: &random) && !tags.isEmpty
    let line = tags.randomElement(using: &random) ?? 0..<text.count
    let place = isInTag ? line : 0..<text.count
    guard let offset = place.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: text.remove(at: offset)
    case 1: text.insert(Bytes("<>\"/ =-`\n\te0".utf8).randomElement(using: &random) ?? 0, at: offset)
    case 2: text[offset] = UInt8.random(in: 0...255, using: &random)
    case 3: text[offset] ^= 0x20
    case 4: text.insert(contentsOf: text[line] + [.lineFeed], at: line.lowerBound)
    case 5: text.removeSubrange(line)
    case 6: text.removeSubrange(offset..<min(text.count, offset + 12))
    default: text.insert(contentsOf: text[line].prefix(20), at: offset)
    }
  }

  private func tagLines(of text: Bytes) -> [Range<Int>] {
    lineRanges(of: text).filter { Bytes(text[$0]).holds(Bytes(Self.name.utf8)) }
  }
}
