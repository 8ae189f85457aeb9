import Adapters
import Foundation
import History
import Ledger
import Prose
import Ratification
import Testing

@Suite struct HistoryReaderTests {
  /// A cache folder of its own.
  private struct Cache {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assent-\(UUID().uuidString)").path

    var cache: TextCache { cache(limit: 64 << 20) }

    func cache(limit: Int) -> TextCache {
      TextCache(
        places: Places { ["HOME": folder, "XDG_CACHE_HOME": folder][$0] }, disk: Disk(), limit: limit)
    }

    var names: Set<String> {
      Set((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/assent/texts")) ?? [])
    }

    func file(_ text: Bytes) -> URL { URL(filePath: "\(folder)/assent/texts/\(Digest(of: text).hex)") }
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
  }

  @Test("any text of the past is that of a replay, with an empty cache and with a full one")
  func texts() async throws {
    let (long, cache) = (try LongHistory(400), Cache())
    defer { cache.remove() }
    for number in [400, 399, 300, 129, 128, 127, 1, 0, 257, 256, 255, 390] {
      let history = try await HistoryReader(of: CharterFolder(long.path), cache: cache.cache)
      #expect(try await history.text(at: number).text == (number == 0 ? [] : long.texts[number - 1]))
    }
    #expect(try Bytes(Data(contentsOf: cache.file(long.texts[127]))) == long.texts[127])
    for number in [401, -1] {
      let history = try await HistoryReader(of: CharterFolder(long.path), cache: cache.cache)
      await #expect(throws: FolderFault.noSuchAmendment(number, last: 400)) {
        try await history.text(at: number)
      }
    }
  }

  @Test("a poisoned text in the cache is found, removed and made again")
  func poison() async throws {
    let (long, cache) = (try LongHistory(300), Cache())
    defer { cache.remove() }
    let history = try await HistoryReader(of: CharterFolder(long.path), cache: cache.cache)
    #expect(try await history.text(at: 130).text == long.texts[129])
    #expect(cache.cache.text(Digest(of: long.texts[127])) == long.texts[127])
    try Data(utf8("poison\n")).write(to: cache.file(long.texts[127]))
    #expect(cache.cache.text(Digest(of: long.texts[127])) == nil)
    try Data(utf8("poison\n")).write(to: cache.file(long.texts[127]))
    #expect(try await history.text(at: 131).text == long.texts[130])
    #expect(cache.cache.text(Digest(of: long.texts[127])) == long.texts[127])
  }

  @Test("beyond its limit the cache lets go of what was written first, and of nothing else")
  func limit() async throws {
    let cache = Cache()
    defer { cache.remove() }
    let texts = (0..<8).map { utf8(String(repeating: "\($0)", count: 99) + "\n") }
    let small = cache.cache(limit: 350)
    for (index, text) in texts.enumerated() {
      small.keep(text, Digest(of: text))
      let age = Date(timeIntervalSince1970: Double(1_000_000 - (index == 5 ? 900 : -index)))
      try FileManager.default.setAttributes([.modificationDate: age], ofItemAtPath: cache.file(text).path)
    }
    small.tidy()
    #expect(cache.names == Set([4, 6, 7].map { cache.file(texts[$0]).lastPathComponent }))
    small.tidy()
    #expect(cache.names.count == 3)
    #expect(small.text(Digest(of: texts[6])) == texts[6])
    #expect(small.text(Digest(of: texts[5])) == nil)
  }

  @Test("going through a long history tidies the cache")
  func tidied() async throws {
    let (long, cache) = (try LongHistory(400), Cache())
    defer { cache.remove() }
    let most = long.texts[383].count + 1
    let history = try await HistoryReader(of: CharterFolder(long.path), cache: cache.cache(limit: most))
    #expect(try await history.text(at: 399).text == long.texts[398])
    // It is near the head, from which it is undone.
    #expect(cache.names.isEmpty)
    #expect(try await history.text(at: 260).text == long.texts[259])
    #expect(cache.names == [cache.file(long.texts[255]).lastPathComponent])
  }

  @Test("what comes before a record that was damaged can still be read")
  func damage() async throws {
    let long = try LongHistory(20)
    try long.damage(12) { $0[0] = UInt8(ascii: "x") }
    let history = try await HistoryReader(of: CharterFolder(long.path))
    #expect(try await history.text(at: 20).text == long.texts[19])
    #expect(try await history.text(at: 13).text == long.texts[12])
    #expect(try await history.text(at: 11).text == long.texts[10])
    await #expect(throws: FolderFault.self) { try await history.text(at: 12) }
  }
}
