import Desk
import Foundation
import Testing

@Test("the README's table of keys is the one that the program uses")
func readmeKeys() throws {
  let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  let parts = readme.components(separatedBy: "<!-- keys -->\n")
  let table = try #require(parts.count == 2 ? parts[1].components(separatedBy: "<!-- /keys -->").first : nil)
  #expect(table == Keymap.standard.markdown, "between the marks belongs:\n\(Keymap.standard.markdown)")
}
