import Foundation
import Ledger
import Prose
import Testing

func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

/// A record of a golden charter, as it lies on the disk.
struct GoldenRecord: CustomTestStringConvertible {
  let charter: String
  let name: String
  let bytes: Bytes

  var testDescription: String { "\(charter)/\(name)" }

  /// Every record of every golden charter, each charter's in the order of their numbers.
  static let all: [GoldenRecord] = {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "RatificationTests/Golden")
    let charters = (try? FileManager.default.contentsOfDirectory(atPath: golden.path)) ?? []
    return charters.sorted().flatMap { charter in
      let history = golden.appending(path: "\(charter)/history")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: history.path)) ?? []
      return names.sorted().compactMap { name in
        FileManager.default.contents(atPath: history.appending(path: name).path).map {
          GoldenRecord(charter: charter, name: name, bytes: Bytes($0))
        }
      }
    }
  }()

  static func of(_ charter: String) -> [GoldenRecord] { all.filter { $0.charter == charter } }
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension Statement.Content {
  /// A statement's content with every part present.
  static var sample: Statement.Content {
    Statement.Content(
      number: 2, title: utf8("Name a human"), proposer: .human(utf8("ana")),
      proposed: Timestamp(seconds: 1_795_255_200) ?? .earliest, parent: Digest(of: utf8("parent")),
      before: Digest(of: utf8("before")), after: Digest(of: utf8("after")),
      origin: Statement.Origin(from: utf8("../other"), record: Digest(of: utf8("origin"))),
      heals: [Digest(of: utf8("lost")), Digest(of: utf8("lost too"))],
      problem: utf8("It is wrong.\n\n  Twice."), rationale: utf8("## Ratification"),
      expectedEffect: utf8("Less wrong."), proposedChange: utf8("```\n"),
      change: utf8("--- charter.md\n+++ charter.md\n@@ -1 +1 @@\n-a \n+````\n"))
  }

  /// A copy with `change` made to it.
  func with(_ change: (inout Statement.Content) -> Void) -> Statement.Content {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Section {
  /// An armour around bytes that are no signature; a record's form does not look inside.
  static let hollowArmour = Bytes(
    "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n".utf8)

  static func sample(_ name: String) throws -> Section {
    try Section(
      name: utf8(name),
      entries: [
        Entry(.vote, utf8("ratify")), Entry(.date, utf8("2026-11-21T10:12:03Z")),
        Entry(.stance, utf8("before"), quoted: utf8("One human.\n\nNamed.")),
        Entry(key: utf8("unheard-of"), value: utf8("kept: as it is")),
      ], signature: hollowArmour)
  }
}

extension Bytes {
  /// A copy in which the first `old` is `new`; the same bytes where there is none.
  func replacing(_ old: String, with new: String) -> Bytes {
    guard let place = firstRange(of: utf8(old)) else { return self }
    return Bytes(self[..<place.lowerBound]) + utf8(new) + Bytes(self[place.upperBound...])
  }
}
