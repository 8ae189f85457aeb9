import Adapters
import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

@Suite struct CheckpointedHistoryTests {
  private func open(_ history: LongHistory) -> CheckpointedHistory<String> {
    CheckpointedHistory(of: CharterFolder(history.path)) { record, patch, provisions in
      "\(record.statement.number) \(patch.hunks.count) \(provisions.joined(separator: ","))"
    }
  }

  @Test("a row for each amendment, with the provisions that it touches")
  func rows() async throws {
    let long = try LongHistory(30)
    let rows = try await open(long).allRows()
    #expect(rows.count == 30)
    #expect(rows[0].hasPrefix("1 1 governance,long,part-0,"))
    #expect(rows[1] == "2 1 part-2" && rows[12] == "13 1 part-1")
  }

  @Test("any amendment's texts, origins and earlier changes are those of a replay, in any order")
  func passages() async throws {
    let long = try LongHistory(530)
    let history = open(long)
    _ = try await history.allRows()
    var origins: [[Int]] = []
    var blame = Blame()
    for (index, patch) in long.patches.enumerated() {
      blame.apply(patch, by: index + 1)
      origins.append(blame.origins)
    }
    let jumps = [530, 1, 2, 256, 257, 255, 512, 513, 400, 399, 398, 397, 384, 385, 17, 16, 300, 301, 302]
    for number in jumps {
      let passage = try await history.passage(number, earlier: 3)
      #expect(passage.record.statement.number == number)
      #expect(passage.before?.bytes == (number > 1 ? long.texts[number - 2] : nil))
      #expect(passage.after.bytes == long.texts[number - 1])
      #expect(passage.origins == origins[number - 1])
      #expect(passage.earlier == Array(long.patches[max(1, number - 4)..<max(1, number - 1)]))
    }
  }

  @Test("the last amendments are there before the history was read, in any order, without origins")
  func last() async throws {
    let long = try LongHistory(14)
    // Reading the history would stop at this record.
    try long.damage(3) { $0[0] = UInt8(ascii: "x") }
    let history = open(long)
    for number in [14, 13, 12, 8, 11, 14, 7] {
      let passage = try await history.passage(number, earlier: 2)
      #expect(passage.before?.bytes == long.texts[number - 2])
      #expect(passage.after.bytes == long.texts[number - 1])
      #expect(passage.origins == nil && passage.earlier.count == 2)
    }
    #expect(try await history.allRows().count == 2)
    let fault = await history.fault
    guard case .verification(let broken)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(broken.number == 3)
  }

  @Test("a number that no amendment has is refused", arguments: [0, 5, -1])
  func noSuchAmendment(number: Int) async throws {
    let long = try LongHistory(4)
    let history = open(long)
    await #expect(throws: FolderFault.noSuchAmendment(number, last: 4)) { try await history.passage(number) }
  }

  @Test("a record that is not what its name says is named, in reading as in jumping")
  func damage() async throws {
    let long = try LongHistory(12)
    let history = open(long)
    _ = try await history.allRows()
    try long.damage(7) { $0[$0.count / 2] ^= 1 }
    await #expect(throws: FolderFault.self) { try await history.passage(9) }
    let fresh = open(long)
    #expect(try await fresh.allRows().count == 6)
    guard case .verification(let fault)? = await fresh.fault else {
      Issue.record("the damaged record was read")
      return
    }
    #expect(fault.number == 7)
  }

  @Test("what was enacted meanwhile is read on, and asked for by number")
  func readingOn() async throws {
    let long = try LongHistory(6)
    let history = open(long)
    #expect(try await history.allRows().count == 6)
    try long.amend()
    #expect(try await history.passage(7).after.bytes == long.texts[6])
    #expect(try await history.allRows().count == 7)
  }

  @Test("asked for by many at once, the history is read once, and everyone gets all of it")
  func together() async throws {
    let long = try LongHistory(40)
    let history = open(long)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<12 {
        group.addTask {
          index.isMultiple(of: 2)
            ? try await history.allRows().count
            : try await history.passage(20 + index).record.statement.number - index + 20
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(counts == [40])
  }
}
