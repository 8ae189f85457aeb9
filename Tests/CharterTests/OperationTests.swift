import Charter
import Prose
import Testing

private func text(_ document: Document) -> String {
  String(String(decoding: document.bytes, as: UTF8.self).dropFirst(frontMatter.count))
}

@Suite struct OperationTests {
  private let small = "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n\n# C {#c}\ngamma\n"

  @Test(
    "an operation changes its provision and leaves the other bytes alone",
    arguments: [
      (
        Operation.replace("b", Bytes("## B {#b}\nBETA\n\n\n".utf8)),
        "\n# A {#a}\nalpha\n\n## B {#b}\nBETA\n\n# C {#c}\ngamma\n"
      ),
      (
        .add(Bytes("## D\ndelta".utf8), .under("a")),
        "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n\n## D\ndelta\n\n# C {#c}\ngamma\n"
      ),
      (
        .add(Bytes("# D\ndelta".utf8), .after("c")),
        "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n\n# C {#c}\ngamma\n\n# D\ndelta\n"
      ),
      (.retire("b"), "\n# A {#a}\nalpha\n\n# C {#c}\ngamma\n"),
      (.retire("c"), "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n"),
      (.move("b", .after("c")), "\n# A {#a}\nalpha\n\n# C {#c}\ngamma\n\n## B {#b}\nbeta\n"),
      (.move("c", .after("governance")), "\n# C {#c}\ngamma\n\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n"),
      (
        .split("c", Bytes("# C {#c}\ngam\n\n# C2\nma\n".utf8)),
        "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n\n# C {#c}\ngam\n\n# C2\nma\n"
      ),
      (.merge("c", with: "b", Bytes("# C {#c}\nboth\n".utf8)), "\n# A {#a}\nalpha\n\n# C {#c}\nboth\n"),
      (.merge("b", with: "c", Bytes("## B {#b}\nboth\n".utf8)), "\n# A {#a}\nalpha\n\n## B {#b}\nboth\n"),
      (
        .addCase("b", Bytes("id: x\nsituation: y\nruling: z\n".utf8)),
        "\n# A {#a}\nalpha\n\n## B {#b}\nbeta\n\n~~~case\nid: x\nsituation: y\nruling: z\n~~~\n\n# C {#c}\ngamma\n"
      ),
    ])
  func changes(operation: Operation, expected: String) throws {
    #expect(text(try document(small).applying(operation)) == expected)
  }

  @Test(
    "an operation that does not fit is refused by name",
    arguments: [
      (Operation.replace("bb", Bytes("# B\n".utf8)), OperationFault.unknownProvision("bb", nearest: "b")),
      (.replace("wholly-else", Bytes("# B\n".utf8)), .unknownProvision("wholly-else", nearest: nil)),
      (.replace("b", Bytes("## B {#b}\nbeta\n".utf8)), .unchanged("b")),
      (.replace("b", Bytes(" \n\n".utf8)), .emptyBody),
      (.replace("b", Bytes("no heading\n".utf8)), .headings(found: 0, expected: "one heading")),
      (.replace("b", Bytes("## B {#b}\n## D\n".utf8)), .headings(found: 2, expected: "one heading")),
      (.replace("b", Bytes("## B {#d}\nx\n".utf8)), .changedID("b", to: "d")),
      (.replace("b", Bytes("## B\nx\n".utf8)), .changedID("b", to: nil)),
      (.retire("a"), .hasSubprovisions("a", ["b"])),
      (.retire("governance"), .notASection("governance")),
      (.move("a", .after("b")), .placedInItself("a")),
      (.split("b", Bytes("## B {#b}\nx\n".utf8)), .headings(found: 1, expected: "two headings or more")),
      (.add(Bytes("# D {#c}\n".utf8), .after("a")), .result(.repeatedID("c", line: 27))),
    ])
  func refused(operation: Operation, fault: OperationFault) throws {
    let document = try document(small)
    #expect(throws: fault) { try document.applying(operation) }
  }

  @Test("changes name what was added, removed, replaced and moved")
  func changes() throws {
    let old = try document(small)
    let new = try document("\n# C {#c}\ngamma\n\n# A {#a}\nALPHA\n\n# D {#d}\nnew\n")
    let found = Charter.changes(from: old, to: new)
    #expect(found.map(\.id) == ["c", "a", "d", "b"])
    #expect(found.map(\.kind) == [.moved, .replaced, .added, .removed])
    #expect(Charter.changes(from: old, to: old).isEmpty)
  }
}
