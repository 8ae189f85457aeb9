import Adapters
import Testing

struct LibraryTests {
  @Test("Charters are found in their folders, a broken one with its fault")
  func charters() async throws {
    let scratch = try Scratch()
    _ = try await Golden.copy("one-ratifier", records: 3, to: "\(scratch.path)/b")
    let text = try Disk().read("\(Golden.path)/one-ratifier/charter.md")
    _ = try CharterFolder.create(at: "\(scratch.path)/a", text: text, disk: Disk())
    try Disk().makeFolder("\(scratch.path)/c/history")
    try Disk().create("\(scratch.path)/c/charter.md", utf8("no charter\n"))
    try Disk().makeFolder("\(scratch.path)/d")
    let library = Library(disk: Disk())
    let found = await library.charters(in: [scratch.path, scratch.path, "\(scratch.path)/b", "/nowhere"])
    #expect(found.map(\.path) == ["a", "b", "c"].map { "\(scratch.path)/\($0)" })
    #expect(found.map(\.amendments) == [0, 3, 0])
    #expect(found.map { $0.last == nil } == [true, false, true])
    #expect(found.map(\.title) == ["Sample charter", "Sample charter", "c"])
    #expect(found.map { $0.fault == nil } == [true, true, false])
  }
}
