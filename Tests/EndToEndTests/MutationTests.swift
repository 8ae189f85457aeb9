import Foundation
import Ledger
import Prose
import TestSupport
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

  @Test(
    "a key that only ssh-keygen knows is left to it, and where it is missing nothing is called good or bad")
  func foreignKey() throws {
    try withPlace { place in
      guard try place.shell("ssh-keygen -q -t rsa -b 2048 -N '' -C '' -f key").status == 0 else { return }
      let key = try place.text("key.pub").split(separator: " ").prefix(2).joined(separator: " ")
        .replacing("\n", with: "")
      let sample = Sample()
      var adoption = sample.amendments[0]
      adoption.result = sample.text([(sample.ben.publicKey, key)])
      adoption.votes[1].sign = { message in
        try place.run(
          "/usr/bin/ssh-keygen", ["-Y", "sign", "-q", "-n", "ratify-v1@assent", "-f", place.url("key").path],
          input: message
        ).output
      }
      var author = Author(place, "c")
      try author.enact(adoption)
      let verified = try place.assent("verify", "c")
      #expect(verified.status == 0, "\(verified.errors)")
      #expect(try place.script("c").status == 0)
      let without = try place.assent("verify", "c", variables: ["PATH": place.url("home").path])
      #expect(without.status == 69)
      #expect(without.errors.hasPrefix("assent: expected ssh-keygen on the PATH"), "\(without.errors)")

      let sign = try #require(adoption.votes[1].sign)
      adoption.votes[1].sign = { try sign($0 + [.lineFeed]) }
      var forger = Author(place, "forged")
      try forger.enact(adoption)
      let forged = try place.assent("verify", "forged")
      #expect(forged.status == 65 && forged.errors.contains("ssh-keygen refused it"), "\(forged.errors)")
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
