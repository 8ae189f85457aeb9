import Testing

@Suite struct NameTests {
  /// Names that two targets still give to different things; it only gets shorter.
  private static let shared: Set<String> = ["Remark", "Script", "Search"]

  @Test("a name of a type at the top of a file stands for one thing in the whole house")
  func uniqueness() throws {
    var places: [String: Set<String>] = [:]
    // A declaration at the first column is no member, and a private one is its file's.
    let declaration =
      /(?m)^(?:@\w+(?:\([^)\n]*\))? +)*(?:(?:public|package|internal|final|indirect) +)*(?:struct|enum|class|actor|protocol|typealias) +(\w+)/
    for file in try Tree.sources.get() {
      for match in file.code.text.matches(of: declaration) {
        places[String(match.1), default: []].insert(file.path)
      }
    }
    #expect(places.count > 300)
    let shared = places.filter { $0.value.count > 1 }
    for (name, files) in shared where !NameTests.shared.contains(name) {
      Issue.record("\(name) is declared in \(files.sorted().joined(separator: " and "))")
    }
    for name in NameTests.shared where shared[name] == nil {
      Issue.record("\(name) stands for one thing by now: take it off the list")
    }
  }
}
