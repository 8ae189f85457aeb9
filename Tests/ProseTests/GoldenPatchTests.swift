import Prose
import Testing

@Suite struct GoldenPatchTests {
  @Test(
    "The patches of golden records print as they stand and lead from nothing to each hash",
    arguments: ["one-ratifier", "three-ratifiers"])
  func golden(charter: String) throws {
    let folder = "RatificationTests/Golden/\(charter)"
    let records = Files.list("\(folder)/history")
    #expect(!records.isEmpty)
    var buffer = LineBuffer([])
    for record in records {
      let lines = String(decoding: try Files.read("\(folder)/history/\(record)"), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let opening = try #require(lines.firstIndex { $0.hasPrefix("```") && $0.hasSuffix("diff") })
      let fence = lines[opening].dropLast("diff".count)
      let closing = try #require(lines[opening...].firstIndex(of: fence))
      let text = Bytes(lines[(opening + 1)..<closing].map { $0 + "\n" }.joined().utf8)
      let patch = try Patch(parsing: text[...])
      #expect(patch.bytes == text)

      let before = buffer.bytes
      #expect(try patch.apply(to: before) == patchedText(&buffer, patch))
      #expect(try patch.reversed().apply(to: buffer.bytes) == before)
      #expect(lines.contains("after: sha256:\(Digest(of: buffer.bytes).hex)"))
    }
    #expect(buffer.bytes == (try Files.read("\(folder)/charter.md")))
  }

  private func patchedText(_ buffer: inout LineBuffer, _ patch: Patch) throws -> Bytes {
    try buffer.apply(patch)
    return buffer.bytes
  }
}
