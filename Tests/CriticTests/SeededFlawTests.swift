import Charter
import Prose
import Testing

@testable import Critic

/// The flaws that a drill seeds, put into whole charters: the critic must object to each.
@Suite struct SeededFlawTests {
  struct Flaw: Sendable {
    let name: String
    /// The line with the flaw in it, or nil where the line has no place for it.
    let seed: @Sendable (String) -> String?
  }

  static let flaws: [Flaw] = [
    Flaw(name: "must → may") { replacing(" must ", with: " may ", in: $0, unless: " must not ") },
    Flaw(name: "must not → must") { replacing(" must not ", with: " must ", in: $0) },
    Flaw(name: "an exception that swallows the rule") { line in
      guard line.hasSuffix("."), line.contains(" must ") else { return nil }
      return line.dropLast() + ", unless circumstances require otherwise."
    },
    Flaw(name: "allow on timeout") { replacing("on-timeout: deny", with: "on-timeout: allow", in: $0) },
    Flaw(name: "escalation to nobody") { $0.hasPrefix("escalates-to: ") ? "escalates-to: \"\"" : nil },
    Flaw(name: "reviewer = proposer") { $0.hasPrefix("reviewer: ") ? "reviewer: coding agent" : nil },
    Flaw(name: "a widened scope") {
      replacing(" may ", with: " may, for any purpose, ", in: $0, unless: " that may ")
    },
  ]

  @Test("a seeded flaw is met with an objection, nine times in ten", arguments: flaws.indices)
  func objects(row: Int) {
    let flaw = SeededFlawTests.flaws[row]
    var seeded = 0
    var missed: [String] = []
    for name in WholeCharterTests.names {
      let lines = Corpus.read("whole/\(name).md").split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      let old = Document(markdown: lines.joined(separator: "\n"))
      for (index, line) in lines.enumerated() {
        guard !line.hasPrefix("#"), let changed = flaw.seed(line) else { continue }
        var copy = lines
        copy[index] = changed
        seeded += 1
        if BuiltInCritic().objection(from: old, to: Document(markdown: copy.joined(separator: "\n"))) == nil {
          missed.append(changed)
        }
      }
    }
    #expect(seeded > 0)
    #expect(missed.count * 10 <= seeded, "\(flaw.name): \(missed)")
  }

  @Test("a change that only moves or mends text is met with no objection")
  func acceptsMends() throws {
    for name in WholeCharterTests.names {
      let old = Document(markdown: Corpus.read("whole/\(name).md"))
      let reversed = Bytes(old.provisions.reversed().map { old.text(of: $0) + [.lineFeed] }.joined())
      #expect(BuiltInCritic().objection(from: old, to: Document(markdown: reversed)) == nil)
      let gates = Set(try old.gates().map(\.provision))
      for provision in old.provisions where !gates.contains(provision.id) {
        let found = BuiltInCritic().findings(in: old).filter {
          $0.provision == provision.id && $0.rule.text == "weak-modal"
        }
        let mended = try #require(old.applying(found.flatMap { $0.mend?.edits ?? [] }))
        #expect(BuiltInCritic().objection(from: old, to: mended) == nil)
      }
    }
  }

  private static func replacing(_ old: String, with new: String, in line: String, unless other: String? = nil)
    -> String?
  {
    guard line.contains(old), other.map({ !line.contains($0) }) ?? true else { return nil }
    return line.replacingFirst(old, with: new)
  }
}
