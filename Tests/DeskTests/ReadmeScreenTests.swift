import Foundation
import Testing

@Test("the README's picture of the screen is the frame that the program draws")
func readmeScreen() throws {
  let tests = URL(filePath: #filePath).deletingLastPathComponent()
  let root = tests.deletingLastPathComponent().deletingLastPathComponent()
  let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  let frame = try String(contentsOf: tests.appending(path: "Frames/decision-80x24.txt"), encoding: .utf8)
  let parts = readme.components(separatedBy: "<!-- screen -->\n")
  let picture = try #require(
    parts.count == 2 ? parts[1].components(separatedBy: "<!-- /screen -->").first : nil)
  #expect(picture == "```\n\(frame)```\n", "it is another than Frames/decision-80x24.txt")
}
