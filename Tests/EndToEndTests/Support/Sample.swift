import Foundation
import Ledger
import Prose
import TestSupport

/// A charter of four amendments under three ratifiers, made anew with fresh keys.
struct Sample: Sendable {
  let ana = Signer()
  let ben = Signer()
  let cy = Signer()
  /// Nobody's key.
  let mallory = Signer()

  var text: String {
    """
    ---
    title: "Sample"
    kind: constitution
    format: 1
    goal: "Samples that verify."
    ratifiers:
      - name: ana
        key: "\(ana.publicKey)"
      - name: ben
        key: "\(ben.publicKey)"
      - name: cy
        key: "\(cy.publicKey)"
    ratification:
      threshold: 2/3
      cooling-off: 1h
      entrenched:
        - provision: oversight
          threshold: all
          cooling-off: 72h
    review: standard
    ---

    # Sample

    ## Oversight {#oversight}
    The operator names one human.
    A refusal stands until it is answered.

    ### Nights
    The human is woken for an escalation.

    ## Evidence {#evidence}
    The reviewer sees the whole log.
    The reviewer sees the request.
    The reviewer sees the reason.
    The reviewer sees the result.
    The reviewer sees the cost.
    The reviewer sees the date.

    """
  }

  func vote(_ name: String, _ date: String) -> Vote {
    let key = ["ana": ana, "ben": ben, "cy": cy][name] ?? mallory
    return Vote(name: name, key: key, date: date)
  }

  /// The text with some of it replaced.
  func text(_ replacements: [(String, String)]) -> Bytes {
    Bytes(replacements.reduce(text) { $0.replacing($1.0, with: $1.1) }.utf8)
  }

  static let second = [("the whole log", "the whole log of the day")]
  static let third = second + [("the cost", "the cost of each")]
  static let fourth = third + [("the date", "the date and the hour")]

  /// The amendments in order; the third is the one that tests make wrong.
  var amendments: [Amendment] {
    [
      Amendment(
        title: "Adopt the charter", proposed: "2026-01-01T00:00:00Z", result: text([]),
        votes: [vote("ana", "2026-01-02T00:00:00Z"), vote("ben", "2026-01-02T00:00:00Z")]),
      Amendment(
        title: "Say which log", proposed: "2026-02-01T00:00:00Z", result: text(Sample.second),
        votes: [vote("ana", "2026-02-02T00:00:00Z"), vote("cy", "2026-02-02T00:00:00Z")]),
      Amendment(
        title: "Say which cost", proposed: "2026-03-01T00:00:00Z", result: text(Sample.third),
        votes: [vote("ana", "2026-03-02T00:00:00Z"), vote("ben", "2026-03-02T00:00:00Z")]),
      Amendment(
        title: "Say the hour", proposed: "2026-04-01T00:00:00Z", result: text(Sample.fourth),
        votes: [vote("ben", "2026-04-02T00:00:00Z"), vote("cy", "2026-04-02T00:00:00Z")]),
    ]
  }

  /// Writes the first `count` amendments, the third after `change`.
  @discardableResult
  func write(
    to folder: String, in place: Place, count: Int = 4,
    _ change: (inout Amendment, Sample) throws -> Void = { _, _ in }
  ) throws -> Author {
    var author = Author(place, folder)
    for (index, amendment) in amendments.prefix(count).enumerated() {
      var amendment = amendment
      if index == 2 { try change(&amendment, self) }
      try author.enact(amendment)
    }
    return author
  }
}
