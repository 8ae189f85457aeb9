import Charter
import Ledger
import Prose
import Ratification
import Testing

struct PartialAdoptionPropertyTests {
  private func review(_ base: Document, _ result: Document) throws -> Review {
    let motion = Motion(title: utf8("Change"), proposer: .builtIn, result: result.bytes)
    var author = Author()
    try author.enact(String(decoding: base.bytes, as: UTF8.self), by: "ana")
    let statement = try motion.statement(after: author.head, base: base.bytes, proposed: author.clock)
    var review = Review(
      of: statement, by: "ana", base: base, result: result, isOwnText: true,
      sawTextBefore: false)
    review.readProblem()
    try review.showRedline(
      Dictionary(uniqueKeysWithValues: review.changes.map { ($0.id, Coverage(changed: [], words: 0)) }))
    try review.object([], by: .builtIn)
    return review
  }

  /// Takes a random part of random changes; nil where it is refused as entangled.
  private func adopt(seed: UInt64, withMoves: Bool) throws -> (Review, Document)?? {
    var drafter = Drafter(seed: seed)
    let base = try document(drafter.base())
    var result = base
    for _ in 0..<(1 + drafter.random.below(5)) { result = drafter.change(result, withMoves: withMoves) }
    guard result.bytes != base.bytes else { return .some(nil) }
    var review = try review(base, result)
    for change in review.changes {
      let isAdopted = drafter.random.below(2) == 0
      try review.decide(change.id, isAdopted ? .adopt : .setAside)
    }
    do throws(AdoptedTextFault) { return (review, try review.adoptedText()) } catch {
      guard case .entangled = error else {
        Issue.record("seed \(seed): \(error)")
        return nil
      }
      return nil
    }
  }

  @Test(
    "Of random additions, replacements and removals, those adopted are the ones that differ from the base")
  func parts() throws {
    var (taken, refused) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      guard let outcome = try adopt(seed: seed, withMoves: false) else {
        refused += 1
        continue
      }
      guard let (review, text) = outcome, let base = review.base else { continue }
      taken += 1
      let adopted = review.changes.filter { review.decisions[$0.id] == .adopt }
      let found = changes(from: base, to: text)
      #expect(Set(found.map(\.id)) == Set(adopted.map(\.id)), "seed \(seed)")
      #expect(
        Set(found.map { "\($0.id) \($0.kind)" }) == Set(adopted.map { "\($0.id) \($0.kind)" }), "seed \(seed)"
      )
      if adopted.isEmpty { #expect(text.bytes == base.bytes, "seed \(seed)") }
      if adopted.count == review.changes.count { #expect(text.bytes == review.result.bytes, "seed \(seed)") }
      for change in adopted {
        let proposed = change.new.map { review.result.text(of: $0) }
        #expect(text.provision(change.id).map { text.text(of: $0) } == proposed, "seed \(seed)")
      }
    }
    #expect(taken > 280)
    #expect(refused < 100)
  }

  @Test("With moves among them, every provision has the bytes of the text that it was taken from")
  func moves() throws {
    var (taken, refused) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      guard let outcome = try adopt(seed: seed, withMoves: true) else {
        refused += 1
        continue
      }
      guard let (review, text) = outcome, let base = review.base else { continue }
      taken += 1
      var expected = Dictionary(uniqueKeysWithValues: base.provisions.map { ($0.id, base.text(of: $0)) })
      for change in review.changes where review.decisions[change.id] == .adopt {
        expected[change.id] = change.new.map { review.result.text(of: $0) }
      }
      let found = Dictionary(uniqueKeysWithValues: text.provisions.map { ($0.id, text.text(of: $0)) })
      #expect(found == expected, "seed \(seed)")
      let isUntouched = !review.changes.isEmpty && review.decisions.values.allSatisfy { $0 == .setAside }
      if isUntouched { #expect(text.bytes == base.bytes, "seed \(seed)") }
    }
    #expect(taken > 240)
    #expect(refused < 140)
  }
}
