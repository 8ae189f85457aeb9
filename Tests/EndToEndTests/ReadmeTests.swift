import Foundation
import Testing

@Suite struct ReadmeTests {
  @Test("the README's commands print what it says that they print, in an empty home")
  func transcript() throws {
    let readme = try String(contentsOf: Place.root.appending(path: "README.md"), encoding: .utf8)
    let steps = steps(in: readme)
    try #require(steps.count >= 6)
    try withPlace { place in
      // What somebody who has cloned the project has beside them.
      for name in ["constitutions", "docs"] {
        try FileManager.default.copyItem(at: Place.root.appending(path: name), to: place.url(name))
      }
      for step in steps {
        let outcome = try place.shell(step.command)
        let printed = outcome.errors + outcome.text
        // 1 is an answer: something was found.
        #expect(outcome.status <= 1, "\(step.command)\n\(printed)")
        #expect(matches(printed, step.expected), "\(step.command)\n\(printed)")
      }
    }
  }

  @Test("an ellipsis stands for anything on its line, and alone for any lines")
  func ellipsis() {
    #expect(matches("a 12 b\nc\nd\n", "a … b\n…\n"))
    #expect(matches("a\nb\nc\n", "…\nc\n"))
    #expect(!matches("a 12 c\n", "a … b\n"))
    #expect(!matches("a\nb\n", "a\n"))
  }
}

private struct Step {
  let command: String
  var expected: String
}

/// The commands of every `console` block, each with the lines below it.
private func steps(in page: String) -> [Step] {
  var steps: [Step] = []
  var isInside = false
  for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
    if line == "```console" {
      isInside = true
    } else if line == "```" {
      isInside = false
    } else if isInside, line.hasPrefix("$ ") {
      steps.append(Step(command: String(line.dropFirst(2)), expected: ""))
    } else if isInside, !steps.isEmpty {
      steps[steps.count - 1].expected += line + "\n"
    }
  }
  return steps
}

/// Whether `printed` is what was expected, in which `…` stands for anything.
private func matches(_ printed: String, _ expected: String) -> Bool {
  let lines = expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  let patterns = lines.map { line in
    if line == "…" { return "(?s:.*)" }
    let parts = line.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
    return parts.map(NSRegularExpression.escapedPattern).joined(separator: ".*") + "\\n"
  }
  return printed.range(of: "\\A\(patterns.joined())\\z", options: .regularExpression) != nil
}
