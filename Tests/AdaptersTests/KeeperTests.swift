import Adapters
import Prose
import Synchronization
import Testing

struct KeeperTests {
  private let drafts: Scratch
  private let keeper: Keeper<String, Bytes>

  init() throws {
    let drafts = try Scratch()
    self.drafts = drafts
    keeper = Keeper { words, name in try Disk().replace("\(drafts.path)/\(name)/words", words) }
    for name in ["a", "b", "c"] { try Disk().makeFolder("\(drafts.path)/\(name)") }
  }

  private func words(_ name: String) throws -> Bytes? {
    try Disk().readIfPresent("\(drafts.path)/\(name)/words")
  }

  @Test("What can't be written waits for the next write, and the others are written all the same")
  func waits() throws {
    try Disk().removeFolder("\(drafts.path)/b")
    for name in ["a", "b", "c"] { keeper.keep(utf8("words of \(name)"), at: name) }
    #expect(Set(keeper.write().keys) == ["b"])
    #expect(try words("a") == utf8("words of a") && words("c") == utf8("words of c"))
    // Only what failed waits: what lies there meanwhile is not written over.
    try Disk().replace("\(drafts.path)/a/words", utf8("other"))
    #expect(Set(keeper.write().keys) == ["b"])
    try Disk().makeFolder("\(drafts.path)/b")
    #expect(keeper.write().isEmpty)
    #expect(try words("a") == utf8("other") && words("b") == utf8("words of b"))
  }

  @Test("What came since a write that failed is what is written")
  func newest() throws {
    try Disk().removeFolder("\(drafts.path)/b")
    keeper.keep(utf8("old"), at: "b")
    #expect(Set(keeper.write().keys) == ["b"])
    keeper.keep(utf8("new"), at: "b")
    try Disk().makeFolder("\(drafts.path)/b")
    #expect(keeper.write().isEmpty)
    #expect(try words("b") == utf8("new"))
  }

  @Test("What came while a write was failing is not put aside for what failed")
  func meanwhile() throws {
    let written = Mutex<[String]>([])
    let later = Mutex<Keeper<String, String>?>(nil)
    let keeper = Keeper<String, String> { value, place in
      guard value == "new" else {
        later.withLock { $0 }?.keep("new", at: place)
        throw DiskFault(.write, place, .system(5))
      }
      written.withLock { $0.append(value) }
    }
    later.withLock { $0 = keeper }
    keeper.keep("old", at: "a")
    #expect(Set(keeper.write().keys) == ["a"])
    #expect(keeper.write().isEmpty)
    #expect(written.withLock { $0 } == ["new"])
    later.withLock { $0 = nil }
  }

  @Test("What is forgotten is not written any more")
  func forgets() throws {
    keeper.keep(utf8("words"), at: "a")
    var removed = 0
    keeper.forget("a") { removed += 1 }
    #expect(keeper.write().isEmpty)
    #expect(try words("a") == nil && removed == 1)
  }
}
