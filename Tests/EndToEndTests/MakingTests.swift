import Foundation
import Prose
import TestSupport
import Testing

/// Making charters: new ones, imported ones, copies.
@Suite struct MakingTests {
  @Test("a new charter begins with the starter of its kind", arguments: ["constitution", "procedure"])
  func starter(kind: String) throws {
    try withPlace { place in
      let made = try place.assent("new", "My \"first\" text", "--kind", kind, "--in", "sub")
      #expect(made.status == 0, "\(made.errors)")
      let text = try place.text("sub/my-first-text/charter.md")
      let starter = try String(
        contentsOf: Place.root.appending(path: "Tests/Plays/starters/\(kind).md"), encoding: .utf8)
      let filled = starter.replacing("title: \"@TITLE@\"", with: "title: \"My \\\"first\\\" text\"")
        .replacing("@TITLE@", with: "My \"first\" text")
        .replacing("  - name: @NAME@\n    key: \"@KEY@\"\n", with: "")
      #expect(text == filled)
      #expect(try place.text("sub/my-first-text/.gitattributes") == "* -text\n")
      let status = try place.assent("status", "sub/my-first-text")
      #expect(status.status == 0)
      #expect(
        status.text.contains("a draft, not adopted yet") && status.text.contains("kind          \(kind)"))
    }
  }

  @Test("the ratifier of a new charter is the user of the settings")
  func ratifier() throws {
    try withPlace { place in
      let key = Signer().publicKey
      try place.write("name: ana\nkey: \"\(key)\"\n", to: "home/.config/assent/config.yaml")
      #expect(try place.assent("new", "T").errors.isEmpty)
      #expect(try place.text("t/charter.md").contains("  - name: ana\n    key: \"\(key)\"\n"))
    }
  }

  @Test("a copy has the text in force and cites the record, under the user's own name")
  func copy() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let key = Signer().publicKey
      try place.write("name: ana\nkey: \"\(key)\"\n", to: "home/.config/assent/config.yaml")
      #expect(try place.assent("new", "Mine", "--from", "c").status == 0)
      let text = try place.text("mine/charter.md")
      #expect(text.contains("origin:\n  from: \"c\"\n  record: sha256:123f3b108d4ddf44"))
      #expect(text.contains("name: ana") && !text.contains("member-2"))
      let body = { (text: String) in text.range(of: "\n# Sample").map { String(text[$0.lowerBound...]) } }
      #expect(body(text) == body(try place.text("c/charter.md")))
      #expect(try place.assent("status", "mine").status == 0)
      // What does not verify is not copied.
      var bad = try place.read("c/charter.md")
      bad[bad.count - 2] ^= 1
      try place.write(bad, to: "c/charter.md")
      #expect(try place.assent("new", "Again", "--from", "c").status == 65)
      #expect(!FileManager.default.fileExists(atPath: place.url("again").path))
    }
  }

  @Test("an import converts what it says, and leaves every other byte")
  func conversions() throws {
    try withPlace { place in
      let source: Bytes = [0xEF, 0xBB, 0xBF] + Bytes("# Größe\r\n\r\ne\u{301} and é\r\nlast  ".utf8)
      try place.write(source, to: "text.md")
      let made = try place.assent("import", "text.md", "--goal", "One goal.")
      #expect(made.status == 0, "\(made.errors)")
      for words in ["byte order mark", "converted 3 line ends", "added a line feed", "added a front matter"] {
        #expect(made.text.contains(words), "\(made.text)")
      }
      let text = try place.text("gr-e/charter.md")
      #expect(text.contains("title: \"Größe\"") && text.contains("goal: \"One goal.\""))
      let body = Bytes("---\n\n# Größe\n\ne\u{301} and é\nlast  \n".utf8)
      #expect(Bytes(text.utf8).suffix(body.count).elementsEqual(body))
    }
  }

  @Test("ids are added only when asked for, and to headings of every form")
  func ids() throws {
    try withPlace { place in
      let source = "# One ##\n\nTwo\n---\n\n## Three {a=b}\n\n## Four {#own}\n\n## 監督\n\n## One\n"
      try place.write(source, to: "text.md")
      #expect(try place.assent("import", "text.md", "--name", "Plain").status == 0)
      #expect(try place.text("plain/charter.md").hasSuffix(source))
      let made = try place.assent("import", "text.md", "--name", "With", "--add-ids")
      #expect(made.text.contains("gave 5 headings an id"), "\(made.text)")
      let expected =
        "# One {#one}\n\nTwo {#two}\n---\n\n## Three {#three a=b}\n\n## Four {#own}\n\n## 監督 {#section-1}\n\n## One {#one-1}\n"
      #expect(try place.text("with/charter.md").hasSuffix(expected))
    }
  }

  @Test("a small front matter is completed, a charter's own is kept")
  func frontMatter() throws {
    try withPlace { place in
      try place.write("---\ntitle: 'A title'\nkind: procedure\n---\n\n# Heading\n", to: "a.md")
      #expect(try place.assent("import", "a.md").text.contains("completed its front matter"))
      let text = try place.text("a-title/charter.md")
      #expect(
        text.hasPrefix("---\ntitle: \"A title\"\nkind: procedure\n") && text.hasSuffix("---\n\n# Heading\n"))
      try place.copyGolden("one-ratifier", to: "c")
      let kept = try place.assent("import", "c/charter.md")
      #expect(kept.status == 0, "\(kept.errors)")
      #expect(try place.read("sample-charter/charter.md") == place.read("c/charter.md"))
    }
  }

  @Test("the goal that a starter or an import asks for is found by lint")
  func placeholder() throws {
    try withPlace { place in
      #expect(try place.assent("import", "-", input: Bytes("# T\n".utf8)).status == 0)
      let lint = try place.assent("lint", "t")
      #expect(lint.status == 1)
      #expect(lint.text.contains("t/charter.md:5:1: warning: Write the goal"), "\(lint.text)")
    }
  }
}
