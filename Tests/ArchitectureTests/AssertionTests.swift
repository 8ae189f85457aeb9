import Testing

@Suite struct AssertionTests {
  @Test("every test can fail: it expects something, or calls what does")
  func assertions() throws {
    let files = try Tree.files("Tests", "swift")
    let targets = Dictionary(grouping: files, by: \.target)
    for (_, files) in targets {
      let functions = files.flatMap { Function.all(in: $0) }
      var asserting = Set(functions.filter(\.asserts).map(\.name))
      // A helper asserts when what it calls does; a few rounds reach the deepest.
      for _ in 0..<3 { asserting.formUnion(functions.filter { $0.calls(asserting) }.map(\.name)) }
      for test in functions where test.isTest {
        #expect(test.asserts || test.calls(asserting), "\(test.path): \(test.name) expects nothing")
      }
    }
  }

  @Test("no test expects what is always so, and none is switched off")
  func emptyAssertions() throws {
    let word = Forbidden(#"#expect\((?:Bool\()?true\)|\.disabled\(|\bwithKnownIssue\b"#, "")
    for file in try Tree.files("Tests", "swift") {
      #expect(try word.matches(in: file.code.text).isEmpty, "\(file.path)")
    }
  }
}

/// A function of a test target.
private struct Function {
  let path: String
  let name: String
  let isTest: Bool
  let body: String

  var asserts: Bool { body.contains(/#expect\b|#require\b|\bIssue\.record\b|\bconfirmation\(/) }

  func calls(_ names: Set<String>) -> Bool {
    body.matches(of: /\b(\w+)\s*[({]/).contains { names.contains(String($0.1)) }
  }

  static func all(in file: Tree.File) -> [Function] {
    let code = file.code
    var start = code.text.startIndex
    return code.text.matches(of: /\bfunc (\w+)/).map { match in
      // The attribute stands between the function before it and this one.
      let isTest = code.text[start..<match.range.lowerBound].contains("@Test")
      start = match.range.upperBound
      return Function(
        path: file.path, name: String(match.1), isTest: isTest,
        body: String(code.block(after: match.range.upperBound)))
    }
  }
}
