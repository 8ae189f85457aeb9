import Testing

/// Acts are conducted once, below both front ends: without words, and without a vote.
@Suite struct ActTests {
  @Test("no plain command imports the screen; what shows its frames or keys stands with it")
  func plainCommands() throws {
    let plain = try Tree.sources.get().filter { $0.path.hasPrefix("Sources/Commands/Plain/") }
    #expect(plain.count > 40)
    for file in plain {
      #expect(file.code.text.firstMatch(of: /\bimport Desk\b/) == nil, "\(file.path) imports Desk")
    }
  }

  @Test("no act has words, and none names what a vote is cast with")
  func acts() throws {
    let acts = try Tree.sources.get().filter { $0.target == "Acts" }
    #expect(!acts.isEmpty)
    for file in acts {
      #expect(!hasWords(file), "\(file.path) has a text with a space in it: words stand in Commands")
      let vote = file.code.text.firstMatch(of: /\b(?:Ballot|Attestation|Key)\b/)
      #expect(vote == nil, "\(file.path) names \(vote?.0 ?? "")")
    }
  }

  @Test("what has words is found")
  func words() {
    for (source, isFound) in [
      (#"let a = "no words""#, true), (#"let a = "\(b) is"; let c = 1"#, true), (#"f("one", "two")"#, false),
      (#"let a = "one" // two words"#, false), (#"let a = """"# + "\n  two words\n" + #"  """"#, true),
    ] {
      #expect(
        hasWords(Tree.File(path: "Sources/Acts/A.swift", text: source, code: SwiftCode(source))) == isFound)
    }
  }

  /// Whether a text in quotation marks has a space between two other characters.
  private func hasWords(_ file: Tree.File) -> Bool {
    let (code, source) = (Array(file.code.text.utf8), Array(file.text.utf8))
    let marks = code.indices.filter { code[$0] == UInt8(ascii: "\"") }
    let space = UInt8(ascii: " ")
    return stride(from: 0, to: marks.count - 1, by: 2).contains { index in
      (marks[index]..<marks[index + 1]).contains { place in
        // What the reader hid is text; beside it a space is text too.
        source[place] == space
          && (code[place - 1] != source[place - 1] || code[place + 1] != source[place + 1])
      }
    }
  }
}
