import Testing

@Suite struct SizeTests {
  @Test("a source file has at most 300 lines", arguments: ["Sources", "Tests"])
  func lines(folder: String) throws {
    let files = try Tree.files(folder, "swift", "c", "h")
    #expect(!files.isEmpty)
    for file in files {
      let count = file.lines.count - 1
      #expect(count <= 300, "\(file.path) has \(count) lines: cut it along a noun of the glossary")
    }
  }

  @Test("Sources holds sources, and nothing that was built")
  func builtFiles() {
    for path in Tree.paths("Sources") where !path.contains("/.") {
      #expect([".swift", ".c", ".h", ".modulemap", "README.md"].contains { path.hasSuffix($0) }, "\(path)")
    }
  }

  @Test("each target says in at most 20 lines what it is, where to start reading, and its law")
  func readmes() throws {
    for target in house {
      let page = try Tree.file("Sources/\(target.name)/README.md")
      #expect(page.lines.count - 1 <= 20 && page.lines[0] == "# \(target.name)", "\(page.path)")
      for word in ["**Start** with", "**Law:**"] { #expect(page.text.contains(word), "\(page.path)") }
      // What it says to start with is there.
      for name in page.text.matches(of: /`([\w+]+(?:\/[\w+]+)*\.(?:swift|h|c|modulemap))`/).map(\.1) {
        #expect(
          Tree.paths("Sources/\(target.name)").contains("Sources/\(target.name)/\(name)"),
          "\(page.path): \(name)")
      }
    }
  }

  @Test(
    "no file names a folder of one machine", arguments: ["Sources", "Tests", "docs", "constitutions", ".ci"])
  func machinePaths(folder: String) throws {
    // Ana lives in the examples, and nowhere else.
    let path = Forbidden(
      #"/home/(?!ana\b)[a-z]|/(?:root|Users|work|private)/[a-z]"#, "a path of one machine")
    for file in try Tree.files(folder, "swift", "c", "h", "md", "sh", "py", "yaml") {
      #expect(try path.matches(in: file.text).isEmpty, "\(file.path) names \(path.why)")
    }
  }
}
