import PlainYAML
import Prose
import Testing

private func parsed(_ text: String, _ dialect: Dialect = .charter) throws -> Node {
  try PlainYAML.parse(Bytes(text.utf8), dialect: dialect)
}

@Suite struct PlainYAMLTests {
  @Test("block maps, lists and scalars keep their order and lines")
  func keepsOrderAndLines() throws {
    let node = try parsed("title: \"A: \\\"b\\\"\"\nlist:\n  - name: x\n    key: y z\n  - name: w\n")
    #expect(node["title"]?.string == "A: \"b\"")
    #expect(node["list"]?.items?.count == 2)
    #expect(node["list"]?.items?.first?["key"]?.string == "y z")
    #expect(node["list"]?.items?.last?.line == 5)
    #expect(node.entries?.map(\.name) == ["title", "list"])
  }

  @Test("an empty text is an empty mapping", arguments: ["", "\n", "# only a comment\n"])
  func emptyIsMapping(text: String) throws {
    #expect(try parsed(text) == Node(value: .mapping([]), line: 1))
  }

  @Test(
    "what a charter may not use is refused by name, with its line",
    arguments: [
      ("a: &x 1\n", YAMLFault.Problem.anchor, 1),
      ("a: 1\nb: *x\n", .alias, 2),
      ("a: !!int 1\n", .tag, 1),
      ("a: [1, 2]\n", .flowCollection, 1),
      ("a: 1\nb: {c: d}\n", .flowCollection, 2),
      ("a: 'x'\n", .singleQuotes, 1),
      ("a: |\n  x\n  y\n", .multilineScalar, 1),
      ("a: x\n  y\n", .multilineScalar, 1),
      ("a: \"x\n  y\"\n", .multilineScalar, 1),
      ("a: 1\na: 2\n", .duplicateKey(Bytes("a".utf8)), 2),
      ("- a\n--- \n- b\n", .severalDocuments, 2),
      ("? [a]\n: b\n", .flowCollection, 1),
      (String(repeating: "- ", count: 40) + "x\n", .tooDeep, 1),
    ])
  func refuses(text: String, problem: YAMLFault.Problem, line: Int) throws {
    let fault = #expect(throws: YAMLFault.self) { try parsed(text) }
    #expect(fault?.problem == problem)
    #expect(fault?.line == line)
  }

  @Test(
    "broken syntax names the line", arguments: [("a: \"x\n", 2), ("a: 1\n\tb: 2\n", 2), ("a: b: c\n", 1)])
  func namesTheLine(text: String, line: Int) throws {
    let fault = #expect(throws: YAMLFault.self) { try parsed(text) }
    #expect(fault?.line == line)
  }

  @Test("settings may use single quotes, flow collections and a leading marker")
  func settingsAreWider() throws {
    let node = try parsed("---\na: 'x'\nb: {c: [d]}\n", .settings)
    #expect(node["a"]?.string == "x")
    #expect(node["b"]?["c"]?.items?.first?.string == "d")
  }

  @Test("every prefix of a text parses or is refused, and never traps")
  func prefixes() {
    let text = Bytes("a: \"b\"\nlist:\n  - x: [1, {y: *z}]\n    k: !t 'v'\n".utf8)
    for end in text.indices {
      let node = try? PlainYAML.parse(Bytes(text[..<end]), dialect: .settings)
      #expect(node == nil || node?.line ?? 0 >= 1)
    }
  }
}
