import Charter
import Prose

/// Random texts and changes of them, each from a seed.
struct Drafter {
  var random: SplitMix64
  private var serial = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func words() -> String {
    let all = [
      "human", "pause", "report", "reviewer", "must", "may", "deadline", "appeal", "notice", "record",
    ]
    return (0..<(2 + random.below(5))).map { _ in random.pick(all) }.joined(separator: " ")
  }

  mutating func provision(level: Int? = nil) -> String {
    serial += 1
    let marks = String(repeating: "#", count: level ?? 1 + random.below(3))
    let id = random.below(3) == 0 ? " {#id-\(serial)}" : ""
    return "\(marks) Heading \(serial)\(id)\n\(words()).\n"
  }

  mutating func base() -> String {
    var text = charter("")
    if random.below(3) == 0 { text += "Said before.\n\n" }
    for index in 0..<(3 + random.below(7)) {
      if index > 0 { text += String(repeating: "\n", count: random.below(8) == 0 ? 2 : 1) }
      text += provision(level: index == 0 ? 1 : nil)
    }
    return text
  }

  /// One random operation, or none where it can't be made.
  mutating func change(_ text: Document, withMoves: Bool) -> Document {
    let headings = text.provisions.filter { $0.heading != nil }
    let target = random.pick(headings)
    let kind = random.below(withMoves ? 8 : 6)
    switch kind {
    case 0, 1:
      return (try? text.applying(.add(utf8(provision()), .after(target.id)))) ?? text
    case 2, 3:
      let first = text.text(of: target).split(separator: .lineFeed).first ?? []
      return (try? text.applying(.replace(target.id, Bytes(first) + utf8("\n\(words()) now.\n")))) ?? text
    case 4, 5:
      return headings.count > 2 ? (try? text.applying(.retire(target.id))) ?? text : text
    default:
      return (try? text.applying(.move(target.id, .after(random.pick(headings).id)))) ?? text
    }
  }
}
