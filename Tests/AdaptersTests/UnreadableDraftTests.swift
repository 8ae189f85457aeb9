import Adapters
import Prose
import Testing

struct UnreadableDraftTests {
  @Test("A draft that could not be read again is refused with its place, and nothing is written")
  func refused() async throws {
    let scratch = try Scratch()
    let text = try Disk().read("\(Golden.path)/one-ratifier/charter.md")
    let folder = try CharterFolder.create(at: "\(scratch.path)/charter", text: text, disk: Disk())
    let before = scratch.files
    let broken = text.replacing(utf8("kind: "), with: utf8("kind:: "))
    guard case .charter(let file, _)? = await fault({ try await folder.writeDraft(broken) }) else {
      Issue.record("It is written.")
      return
    }
    #expect(file == "\(scratch.path)/charter/charter.md" && scratch.files == before)
  }
}
