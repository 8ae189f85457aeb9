import Foundation
import Ledger
import Prose
import Testing

/// A way to make the third amendment of a good history wrong.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the message has to say of the rule.
  let words: String
  /// Whether the script, which checks neither thresholds nor dates, has to refuse it as well.
  let isFoundByScript: Bool
  let change: @Sendable (inout Amendment, Sample) throws -> Void

  init(
    _ name: String, _ words: String, script: Bool = true,
    _ change: @escaping @Sendable (inout Amendment, Sample) throws -> Void
  ) {
    (self.name, self.words, isFoundByScript, self.change) = (name, words, script, change)
  }

  var testDescription: String { name }
}

@Suite struct MutationTests {
  @Test("a history made from scratch is good to the program and to the script")
  func good() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let verified = try place.assent("verify", "c")
      #expect(verified.status == 0, "\(verified.errors)")
      #expect(verified.text.hasPrefix("c: good: 4 amendments"))
      let script = try place.script("c")
      #expect(script.status == 0, "\(script.errors)")
    }
  }

  @Test("a wrong record is refused with its name and its rule", arguments: Mutation.ofRecords)
  func records(mutation: Mutation) throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place, count: 3, mutation.change)
      let verified = try place.assent("verify", "c")
      #expect(verified.status == 65)
      #expect(verified.errors.hasPrefix("assent: c/history/0003"), "\(verified.errors)")
      #expect(verified.errors.contains(mutation.words), "\(verified.errors)")
      #expect(verified.output.isEmpty)
      let script = try place.script("c")
      #expect((script.status != 0) == mutation.isFoundByScript, "\(script.errors)")
      if mutation.isFoundByScript { #expect(script.errors.contains("c/history/0003"), "\(script.errors)") }
    }
  }

  @Test("what a mutation adds to keep the rule makes it good again")
  func kept() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place, count: 3) { amendment, sample in
        amendment.result = sample.text(Sample.second + [("one human", "two humans")])
        amendment.votes = ["ana", "ben", "cy"].map { sample.vote($0, "2026-03-04T00:00:00Z") }
      }
      let verified = try place.assent("verify", "c")
      #expect(verified.status == 0, "\(verified.errors)")
    }
  }
}

extension Place {
  /// Runs the shell script that verifies without the program.
  func script(_ charter: String) throws -> Outcome {
    try run("/bin/sh", [Place.root.appending(path: "docs/verify.sh").path, charter])
  }
}
