import Charter
import Ledger
import Prose
@_spi(Ballot) import Ratification

/// A review with what it is about, and the steps that tests take in it.
struct Story {
  static let base = charter(sampleBody)
  /// Replaces one provision, adds one, and removes one.
  static let result = base.replacing("A human decides.", with: "A named human decides within the hour.")
    .replacing("## Appeal\nWhoever is refused may appeal.\n", with: "## Record\nEvery decision is written.\n")
  static let own = utf8("Someone with a name has to be called, not a rota.")
  static let why = utf8("A name can be held to account, which a rota never was.")
  private static let second: UInt64 = 1_000_000_000

  var review: Review
  let author: Author

  /// An amendment of the base, or with no base the adoption of it.
  init(
    _ occasion: Occasion = .amendment, to result: String = Story.result, isOwnText: Bool = false,
    sawTextBefore: Bool = false
  ) throws {
    var author = Author()
    let isFounding = occasion == .adoption || occasion == .copy
    let source = try RatifiedText(document(result), inForceBy: .ofNothing)
    let copy = source.text.copied(
      for: source.text.governance.ratifiers[0],
      origin: Governance.Origin(from: "elsewhere", record: "sha256:\(Digest.ofNothing.hex)"))
    let result = occasion == .copy ? String(decoding: copy, as: UTF8.self) : result
    if !isFounding { try author.enact(Story.base, by: "ana") }
    self.author = author
    let motion = Motion(
      title: utf8("Name a human"), proposer: .model(utf8("example")),
      problem: utf8("Nobody answers at night."), rationale: utf8("A name can be called."),
      result: utf8(result))
    let statement = try motion.statement(after: author.head, base: author.text, proposed: author.clock)
    review = Review(
      of: statement, by: "ana", base: isFounding ? nil : try document(Story.base),
      result: try document(result), copyOf: occasion == .copy ? source : nil, isOwnText: isOwnText,
      sawTextBefore: sawTextBefore)
  }

  var ids: [String] { review.changes.map(\.id) }

  /// Two rows of ten words for each change.
  var coverage: [String: Coverage] {
    Dictionary(uniqueKeysWithValues: ids.map { ($0, Coverage(changed: [3, 4], words: 10)) })
  }

  /// Takes every step before `step`.
  mutating func go(to step: Step) throws {
    for earlier in Step.allCases where earlier < step && review.occasion.includes(earlier) {
      switch earlier {
      case .problem: review.readProblem()
      case .stance: if !review.isOwnText { try review.take(stance: Story.own) }
      case .redline:
        try review.showRedline(coverage)
        for id in ids { review.show(0..<9, of: id, for: 5 * Story.second) }
      case .objection:
        try review.object([utf8("An hour is too long.")], by: .builtIn)
        try review.answer("O1", .overruled, words: utf8("Shorter can't be kept."))
      case .decision: for id in ids { try review.decide(id, .adopt) }
      case .reason: try review.take(reason: Story.why, earlier: [])
      case .attestation: break
      }
    }
  }

  /// The phrase typed as it should be.
  static func attested(_ phrase: String) -> Attestation {
    var attestation = Attestation(phrase: phrase, shownAt: 0)
    var time = Attestation.armingDelay
    for scalar in phrase.unicodeScalars {
      time += second / 10
      _ = attestation.type(scalar, at: time)
    }
    _ = attestation.submit(at: time + second)
    return attestation
  }
}

/// What an act is refused with, if it is.
func refusal(_ act: () throws(Refusal) -> Void) -> Refusal? {
  do throws(Refusal) {
    try act()
    return nil
  } catch { return error }
}
