import Charter
import Foundation
import Ledger
import Prose
import Ratification
import TestSupport

func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }

func document(_ text: String) throws -> Document { try Document(utf8(text)) }

func moment(_ text: String) -> Timestamp { Timestamp(parsing: utf8(text)) ?? .earliest }

/// The number of the first line with these words, from 1.
func line(of words: String, in text: String) -> Int {
  1 + (text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(words) } ?? -1)
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in 0..<bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
}

/// The text of a charter under some rules.
func charter(
  ratifiers: [String] = ["ana"], threshold: String = "1", coolingOff: Int = 0,
  entrenched: [(String, threshold: String, coolingOff: Int)] = [], _ body: String
) -> String {
  var lines = [
    "---", "title: \"Sample\"", "kind: constitution", "format: 1", "goal: \"Samples that verify.\"",
    "ratifiers:",
  ]
  for name in ratifiers { lines += ["  - name: \(name)", "    key: \"\(Signer.of(name).publicKey)\""] }
  lines += ["ratification:", "  threshold: \(threshold)", "  cooling-off: \(coolingOff)h"]
  if !entrenched.isEmpty { lines.append("  entrenched:") }
  for (id, threshold, coolingOff) in entrenched {
    lines += [
      "    - provision: \(id)", "      threshold: \(threshold)", "      cooling-off: \(coolingOff)h",
    ]
  }
  return (lines + ["---", "", body]).joined(separator: "\n")
}

let sampleBody = """
  # Rules

  ## Oversight {#oversight}
  A human decides.

  ### Exceptions
  None.

  ## Evidence
  Evidence is shown.

  ~~~case
  id: night
  situation: "Nobody answers."
  ruling: "It stays refused."
  ~~~

  ## Appeal
  Whoever is refused may appeal.

  """
