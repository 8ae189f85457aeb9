import Adapters
import Charter
import Foundation
import History
import Ledger
import Prose
import Ratification
import Testing

struct HeadMemoryTests {
  private let scratch: Scratch
  private let memory: HeadMemory
  private var path: String { "\(scratch.path)/charter" }

  init() throws {
    scratch = try Scratch()
    memory = HeadMemory(places: scratch.places, disk: Disk())
  }

  private func rule(_ folder: CharterFolder) async -> VerificationFault.Rule? {
    guard case .verification(let found) = await fault({ try await folder.verify(remembering: memory) }) else {
      return nil
    }
    return found.rule
  }

  @Test(
    "A history that grows is remembered, and one cut short is noticed, down to nothing at all",
    arguments: [
      3, 1, 0,
    ])
  func shortened(left: Int) async throws {
    #expect(await rule(try await Golden.copy("one-ratifier", records: 2, to: path)) == nil)
    try FileManager.default.removeItem(atPath: path)
    #expect(await rule(try await Golden.copy("one-ratifier", records: 5, to: path)) == nil)
    try FileManager.default.removeItem(atPath: path)
    if left == 0 {
      let text = try Disk().read("\(Golden.path)/one-ratifier/charter.md")
      let folder = try CharterFolder.create(at: path, text: text, disk: Disk())
      #expect(await rule(folder) == .shortened(seen: 5))
    } else {
      #expect(
        await rule(try await Golden.copy("one-ratifier", records: left, to: path)) == .shortened(seen: 5))
    }
    // It is not forgotten by having been said.
    #expect(await rule(CharterFolder(path)) == .shortened(seen: 5))
  }

  @Test("Where the last records are missing, that is said, and not that the text was edited")
  func shortenedWithText() async throws {
    #expect(await rule(try await Golden.copy("one-ratifier", records: 5, to: path)) == nil)
    let text = try Disk().read("\(path)/charter.md")
    try FileManager.default.removeItem(atPath: path)
    let folder = try await Golden.copy("one-ratifier", records: 2, to: path)
    try Disk().replace("\(path)/charter.md", text)
    let found = await fault { try await folder.verify(remembering: memory) }
    #expect(found?.amendment == 3)
    guard case .verification(let broken)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(broken.rule == .shortened(seen: 5))
  }

  @Test("A copy elsewhere is known by its first record")
  func copy() async throws {
    #expect(await rule(try await Golden.copy("one-ratifier", records: 5, to: path)) == nil)
    let elsewhere = "\(scratch.path)/elsewhere"
    #expect(
      await rule(try await Golden.copy("one-ratifier", records: 4, to: elsewhere)) == .shortened(seen: 5))
  }

  @Test("Another history at the same place is another one")
  func replaced() async throws {
    #expect(await rule(try await Golden.copy("one-ratifier", records: 5, to: path)) == nil)
    try FileManager.default.removeItem(atPath: path)
    let other = try await Golden.copy("three-ratifiers", records: 6, to: path)
    #expect(await rule(other) == .replaced(number: 5))
  }

  @Test("A memory that can't be read or written is no fault of the charter's")
  func unwritable() async throws {
    let folder = try await Golden.copy("one-ratifier", records: 3, to: path)
    let broken = HeadMemory(places: scratch.places, disk: Disk { _ in EACCES })
    #expect(await fault { try await folder.verify(remembering: broken) } == nil)
    guard case .memory(let place, let cause?)? = broken.fault(of: try await folder.snapshot()) else {
      Issue.record("It is not said.")
      return
    }
    #expect(place.contains("/heads/") && cause.cause == .system(EACCES))
    _ = try await folder.verify(remembering: memory)
    #expect(memory.fault(of: try await folder.snapshot()) == nil)
    for (name, _) in scratch.files where name.contains("/heads/") {
      try Disk().replace("\(scratch.path)/\(name)", utf8("nonsense\n"))
    }
    let damaged = scratch.files
    #expect(await rule(folder) == nil)
    // It goes on being said, since it is not written over.
    #expect(scratch.files == damaged)
    guard case .memory(let file, nil)? = memory.fault(of: try await folder.snapshot()) else {
      Issue.record("It is not said.")
      return
    }
    #expect(try Disk().read(file) == utf8("nonsense\n"))
    for name in damaged.keys where name.contains("/heads/") { try Disk().remove("\(scratch.path)/\(name)") }
    #expect(await rule(folder) == nil)
    #expect(memory.fault(of: try await folder.snapshot()) == nil)
    #expect(scratch.files != damaged)
  }
}
