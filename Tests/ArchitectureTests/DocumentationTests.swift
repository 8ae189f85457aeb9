import Testing

@Suite struct DocumentationTests {
  @Test("the page on the architecture names every target")
  func targets() throws {
    let page = try Tree.file("docs/architecture.md").text
    for target in house { #expect(page.contains("`\(target.name)`"), "\(target.name)") }
  }

  @Test("every package and every C library has its page in docs/decisions")
  func dependencies() throws {
    let manifest = try Tree.file("Package.swift").text
    let pages = try Tree.files("docs/decisions", "md").map(\.text).joined()
    let packages = manifest.matches(of: /url: "[^"]*\/([\w-]+)"/).map(\.1)
    let libraries =
      manifest.matches(of: /pkgConfig: "([\w.-]+)"/).map(\.1)
      + manifest.matches(of: /linkedLibrary\("(?::lib)?([\w-]+)(?:\.a)?"\)/).map { "lib\($0.1)" }
    #expect(packages.count >= 1 && libraries.count >= 5)
    for name in packages + libraries { #expect(pages.contains("`\(name)`"), "\(name)") }
  }

  @Test("decisions are numbered without gaps and say what was refused and what would prove them wrong")
  func decisions() throws {
    let pages = try Tree.files("docs/decisions", "md").filter { !$0.path.hasSuffix("README.md") }
    for (index, page) in pages.enumerated() {
      let number = String(index + 1)
      let prefix = "docs/decisions/" + String(repeating: "0", count: 4 - number.count) + number + "-"
      #expect(page.path.hasPrefix(prefix), "\(page.path)")
      for heading in [
        "Context", "Decision", "Consequences", "Refused", "How we would know that we were wrong",
      ] {
        #expect(page.lines.contains("## \(heading)"), "\(page.path) has no section \(heading)")
      }
    }
  }
}
