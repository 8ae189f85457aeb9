import Testing

/// Something that code does without.
struct Forbidden: CustomTestStringConvertible {
  let pattern: String
  let why: String

  init(_ pattern: String, _ why: String) { (self.pattern, self.why) = (pattern, why) }

  var testDescription: String { why }

  func matches(in text: some StringProtocol) throws -> [String] {
    String(text).matches(of: try Regex(pattern)).map { String($0.0) }
  }
}

@Suite struct WordTests {
  @Test(
    "a pure floor has no disk, no clock, no chance, no tasks, no state of its own and no trap",
    arguments: [
      Forbidden(#"\b(?:print|debugPrint|dump|exit)\("#, "it says nothing and ends nothing itself"),
      Forbidden(
        #"\b(?:Foundation\w*|Glibc(?!\.(?:pow|cbrt)\b)|FileManager|getenv|ProcessInfo)\b"#,
        "it asks no system"),
      Forbidden(#"\bDate\(|\b(?:Continuous|Suspending)Clock\b"#, "time is handed in"),
      Forbidden(#"\.(?:random|randomElement|shuffled|shuffle)\(|\bSystemRandom\w*"#, "chance is handed in"),
      Forbidden(#"\bTask\b\s*[{.(]|\b(?:async|await)\b"#, "it waits for nothing"),
      Forbidden(#"(?m)\bstatic var\b[^{\n]*$|@unchecked\b"#, "it shares no state"),
      Forbidden(
        #"\b(?:precondition|preconditionFailure|assert|assertionFailure)\("#,
        "bad data is an error, not a trap"),
    ])
  func pureFloors(word: Forbidden) throws {
    for target in house where target.isPure {
      for file in try Tree.sources.get() where file.target == target.name {
        let found = try word.matches(in: file.code.text)
        #expect(found.isEmpty, "\(file.path): \(word.why)")
      }
    }
  }

  @Test(
    "no floor has a way to trap or to get around the compiler",
    arguments: [
      Forbidden(#"\b(?:fatalError|preconditionFailure)\b"#, "a fault is an error with its place"),
      Forbidden(#"[\w)\]]!(?!=)"#, "nothing is forced"),
      Forbidden(#"\bnonisolated\(unsafe\)|\bunsafeBitCast\b|@preconcurrency\b"#, "the compiler checks it"),
      Forbidden(#"\bSIMD\d"#, "an async function's frame that holds a vector is written past its end"),
    ])
  func everyFloor(word: Forbidden) throws {
    for file in try Tree.sources.get() {
      let found = try word.matches(in: file.code.text)
      #expect(found.isEmpty, "\(file.path): \(word.why)")
    }
  }

  @Test("one place starts processes")
  func processes() throws {
    let word = try Regex(#"\b(?:posix_spawnp?|execv\w*|popen)\(|\bProcess\(\)"#)
    let files = try Tree.files("Sources", "swift", "c").filter { $0.text.contains(word) }
    #expect(files.map(\.path) == ["Sources/CChild/child.c"])
  }

  @Test("the right to ratify is named in Ratification and in one file of Commands")
  func ballot() throws {
    let files = try Tree.sources.get().filter {
      try Forbidden(#"\bBallot\b"#, "").matches(in: $0.code.text).isEmpty == false
    }
    let outside = files.filter { $0.target != "Ratification" }
    #expect(outside.map(\.target) == ["Commands"], "\(outside.map(\.path))")
  }

  @Test("what makes and shows a drill knows no statement, no motion, no ballot and no way to propose")
  func drills() throws {
    let files = try Tree.sources.get().filter {
      $0.path.hasPrefix("Sources/Critic/Drill/") || $0.path.hasPrefix("Sources/Desk/Drilling/")
    }
    #expect(files.count > 8)
    let word = Forbidden(
      #"\b(?:Statement|Motion|Ballot|Record|propose|restate|attest|accept|writeDraft)\b"#, "")
    for file in files { #expect(try word.matches(in: file.code.text).isEmpty, "\(file.path)") }
    // Nobody outside of Critic makes one, since its initialiser is not public.
    let item = try #require(files.first { $0.path.hasSuffix("/DrillItem.swift") })
    #expect(try Forbidden(#"public init\b"#, "").matches(in: item.code.text).isEmpty)
  }

  @Test("a stripped source keeps its code and loses comments and words in quotation marks")
  func stripping() {
    let code = SwiftCode(
      """
      let a = "print(\\(f("x}", b!)) \\" )" // fatalError
      /* try! */ let c = #"a " \\( "#
      """)
    #expect(code.text.contains("f(\"  \", b!)"))
    #expect(code.text.contains("let c = "))
    for word in ["print", "fatalError", "try", "x}"] { #expect(!code.text.contains(word)) }
  }
}
