import Charter
import Prose
import Testing

@Suite struct GovernanceTests {
  @Test("a front matter prints to the bytes it was read from")
  func printsAsRead() throws {
    #expect(try document().governance.frontMatter == Bytes(frontMatter.utf8))
  }

  @Test(
    "a threshold needs that many of four ratifiers",
    arguments: [("1", 1), ("3", 3), ("9", 9), ("2/3", 3), ("1/2", 2), ("1/4", 1), ("1/1", 4), ("all", 4)])
  func needed(text: String, count: Int) throws {
    let threshold = try #require(Threshold(parsing: text))
    #expect(threshold.needed(of: 4) == count)
    #expect(threshold.text == text)
  }

  @Test(
    "what is no threshold is nil",
    arguments: ["0", "-1", "3/2", "0/3", "1/0", "01", "", "ALL", "1/2/3", "1.5", "1 "])
  func noThreshold(text: String) {
    #expect(Threshold(parsing: text) == nil)
  }

  @Test(
    "a front matter that breaks a rule is refused with the key and its line",
    arguments: [
      ("title: \"Sample\"", "", GovernanceFault.missing(key: "title", line: 2)),
      (
        "kind: constitution", "kind: law",
        .value(key: "kind", found: Bytes("law".utf8), expected: "constitution or procedure", line: 3)
      ),
      ("format: 1", "format: 2", .value(key: "format", found: Bytes("2".utf8), expected: "1", line: 4)),
      ("  threshold: 1", "  treshold: 1", .unknown(key: "treshold", line: 10)),
      (
        "  cooling-off: 0h", "  cooling-off: 3d",
        .value(
          key: "cooling-off", found: Bytes("3d".utf8), expected: "a number of hours such as 72h", line: 11)
      ),
      (
        "- name: chair", "- name: Chair",
        .value(key: "name", found: Bytes("Chair".utf8), expected: "[a-z0-9][a-z0-9-]*", line: 7)
      ),
      (
        "review: standard", "review: none",
        .value(key: "review", found: Bytes("none".utf8), expected: "standard or strict", line: 16)
      ),
    ])
  func refused(line: String, with replacement: String, fault: GovernanceFault) {
    let text =
      replacement.isEmpty
      ? frontMatter.replacing(line + "\n", with: "")
      : frontMatter.replacing(line, with: replacement, maxReplacements: 1)
    #expect(throws: CharterFault.frontMatter(fault)) { try Document(Bytes(text.utf8)) }
  }

  @Test(
    "a key is exactly a type, a space and base64",
    arguments: [
      (key, true), (key + " comment", false), ("ssh-ed25519  AAAA", false), ("", false),
      ("no-pty " + key, false),
      (key.replacing("ssh-ed25519", with: "ssh-ed25519-cert-v01@openssh.com"), false),
    ])
  func keys(text: String, isValid: Bool) {
    #expect(Governance.isValid(key: text) == isValid)
  }

  @Test("text without front matter, or with one that is not closed, is refused")
  func frontMatterIsNeeded() {
    #expect(throws: CharterFault.noFrontMatter) { try Document(Bytes("# A\n".utf8)) }
    #expect(throws: CharterFault.noFrontMatter) { try Document([]) }
    #expect(throws: CharterFault.unclosedFrontMatter) { try Document(Bytes("---\ntitle: x\n".utf8)) }
  }
}
