import Ledger
import Prose
import TestSupport

extension Mutation {
  static let ofRecords: [Mutation] = [
    Mutation("a name that is none", "expected a name such as") { amendment, _ in
      amendment.name = { $0.replacing("-", with: "_") }
    },
    Mutation("another title in the name", "after its title") { amendment, _ in
      amendment.name = { $0.replacing("which", with: "what") }
    },
    Mutation("a byte that is another than what the name says", "SHA-256 begins as its name says") {
      amendment, _ in
      let fake = Digest(of: [1]).short
      amendment.name = { "\($0.prefix($0.count - 11))\(fake).md" }
    },
    Mutation("another number", "expected the number that the file's name has, found 4") { amendment, _ in
      amendment.content = { $0.number = 4 }
    },
    Mutation("another parent", "expected the parent") { amendment, _ in
      amendment.content = { $0.parent = Digest(of: [1]) }
    },
    Mutation("no parent", "found none") { amendment, _ in amendment.content = { $0.parent = nil } },
    Mutation("another text before", "expected `before`") { amendment, _ in
      amendment.content = { $0.before = Digest(of: [1]) }
    },
    Mutation("a change two lines off", "to apply exactly") { amendment, sample in
      // The same lines stand two lines higher, so `patch` would find them by itself.
      amendment.content = {
        $0.change = Bytes(String(decoding: $0.change, as: UTF8.self).replacingHunkStart(by: -2).utf8)
      }
    },
    Mutation("a change whose context differs", "to apply exactly") { amendment, _ in
      amendment.content = {
        $0.change = Bytes(
          String(decoding: $0.change, as: UTF8.self).replacing(
            " The reviewer sees the request.", with: " It sees."
          )
          .utf8)
      }
    },
    Mutation("a change from another file", "expected `--- charter.md` in line 1") { amendment, _ in
      amendment.content = { $0.change = replace("--- charter.md", "--- other.md", in: $0.change) }
    },
    Mutation("a change to another file", "expected `+++ charter.md` in line 2") { amendment, _ in
      amendment.content = { $0.change = replace("+++ charter.md", "+++ ../charter.md", in: $0.change) }
    },
    Mutation("a change from nothing", "found `/dev/null`") { amendment, _ in
      amendment.content = { $0.change = replace("--- charter.md", "--- /dev/null", in: $0.change) }
    },
    Mutation("another text after", "expected its change to make the text") { amendment, _ in
      amendment.content = { $0.after = Digest(of: [1]) }
    },
    Mutation("a vote with nobody's key", "found one by another key") { amendment, sample in
      amendment.votes[1].key = sample.mallory
    },
    Mutation("a vote with another ratifier's key", "found one by another key") { amendment, sample in
      amendment.votes[1].key = sample.cy
    },
    Mutation("a vote of nobody", "found one of `mallory`") { amendment, sample in
      amendment.votes.append(sample.vote("mallory", "2026-03-02T00:00:00Z"))
    },
    Mutation("a ratifier that the amendment itself brings in", "found one of `mallory`") {
      amendment, sample in
      let text = String(decoding: amendment.result, as: UTF8.self)
      amendment.result = Bytes(
        text.replacing(
          "ratification:", with: "  - name: mallory\n    key: \"\(sample.mallory.publicKey)\"\nratification:"
        ).utf8)
      amendment.votes = ["ana", "ben", "cy", "mallory"].map { sample.vote($0, "2026-03-09T00:00:00Z") }
    },
    Mutation("a signature for another purpose", "made for `file`") { amendment, _ in
      amendment.votes[0].namespace = Bytes("file".utf8)
    },
    Mutation("a section changed after it was signed", "found one over other bytes") { amendment, _ in
      amendment.bytes = { replace("at night too", "at noon too", in: $0) }
    },
    Mutation("a statement changed after it was signed", "found one over other bytes") { amendment, _ in
      amendment.bytes = { replace("Something is wrong.", "Everything is wrong.", in: $0) }
    },
    Mutation("a line that the printer would not print", "expected") { amendment, _ in
      amendment.bytes = { replace("## Problem\n", "## Problem \n", in: $0) }
    },
    Mutation("too few votes", "expected 2 ratifications, found 1", script: false) { amendment, _ in
      amendment.votes.removeLast()
    },
    Mutation("a dissent in place of a vote", "expected 2 ratifications, found 1", script: false) {
      amendment, _ in
      amendment.votes[1].isRatifying = false
    },
    Mutation("a vote before the cooling-off is over", "cooling-off of 1 h", script: false) { amendment, _ in
      amendment.votes[1].date = "2026-03-01T00:59:59Z"
    },
    Mutation("a vote before the last one of the record before", "the last one before it", script: false) {
      amendment, _ in
      amendment.proposed = "2026-01-01T00:00:00Z"
      amendment.votes[0].date = "2026-02-01T23:59:59Z"
    },
    Mutation("an entrenched provision with too few votes", "expected 3 ratifications, found 2", script: false)
    {
      amendment, sample in
      amendment.result = sample.text(Sample.second + [("one human", "two humans")])
      amendment.votes = ["ana", "ben"].map { sample.vote($0, "2026-03-05T00:00:00Z") }
    },
    Mutation("an entrenched provision too early", "cooling-off of 72 h", script: false) { amendment, sample in
      amendment.result = sample.text(Sample.second + [("one human", "two humans")])
      amendment.votes = ["ana", "ben", "cy"].map { sample.vote($0, "2026-03-03T23:59:59Z") }
    },
    Mutation("what stands under an entrenched heading", "expected 3 ratifications, found 2", script: false) {
      amendment, sample in
      amendment.result = sample.text(Sample.second + [("is woken", "is not woken")])
      amendment.votes = ["ana", "ben"].map { sample.vote($0, "2026-03-05T00:00:00Z") }
    },
    Mutation("an entrenched heading that loses its id", "expected 3 ratifications, found 2", script: false) {
      amendment, sample in
      amendment.result = sample.text(Sample.second + [(" {#oversight}", "")])
      amendment.votes = ["ana", "ben"].map { sample.vote($0, "2026-03-05T00:00:00Z") }
    },
    Mutation("the rules of amendment with too few votes", "expected 3 ratifications, found 2", script: false)
    {
      amendment, sample in
      amendment.result = sample.text(Sample.second + [("threshold: 2/3", "threshold: 1")])
      amendment.votes = ["ana", "ben"].map { sample.vote($0, "2026-03-05T00:00:00Z") }
    },
  ]
}

private func replace(_ old: String, _ new: String, in bytes: Bytes) -> Bytes {
  Bytes(String(decoding: bytes, as: UTF8.self).replacing(old, with: new, maxReplacements: 1).utf8)
}

extension String {
  /// A diff of one hunk whose line numbers are moved.
  fileprivate func replacingHunkStart(by shift: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("@@ -") else { return String(line) }
      let parts = line.split(separator: " ").map { part -> String in
        guard let sign = part.first, "-+".contains(sign) else { return String(part) }
        let numbers = part.dropFirst().split(separator: ",")
        let start = (numbers.first.flatMap { Int($0) } ?? 0) + shift
        return "\(sign)\(([String(start)] + numbers.dropFirst().map(String.init)).joined(separator: ","))"
      }
      return parts.joined(separator: " ")
    }.joined(separator: "\n")
  }
}
