import Foundation
import History
import Ledger
import Prose
import Ratification
import Synchronization
import Testing

@testable import Adapters

@Suite struct RecordFilesTests {
  private func files(_ long: LongHistory, _ disk: Disk = Disk()) -> RecordFiles {
    RecordFiles(history: "\(long.path)/history", disk: disk)
  }

  private func numbers(
    _ files: RecordFiles, _ names: [RecordFileName], isBackward: Bool = false, until last: Int? = nil
  ) async -> (numbers: [Int], fault: FolderFault?) {
    var numbers: [Int] = []
    let body: (Amendment, Record) -> Bool = { amendment, record in
      numbers.append(amendment.number == record.statement.number ? amendment.number : -1)
      return amendment.number != last
    }
    let found = await fault {
      if isBackward {
        try await files.forEachBackwards(names, reading: FiledRecord.init(_:file:)) { body($0, $1) }
      } else {
        try await files.forEach(names, after: nil, reading: FiledRecord.init(_:file:)) { body($0, $1) }
      }
    }
    return (numbers, found)
  }

  @Test(
    "records come in order, forward and backward, whatever core read them first",
    arguments: [0, 1, 31, 32, 33, 700])
  func order(count: Int) async throws {
    let long = try LongHistory(count)
    let names = long.records.map(\.fileName)
    // The files are read in any order.
    let disk = Disk { _ in
      usleep(UInt32.random(in: 0...40))
      return 0
    }
    #expect(await numbers(files(long, disk), names) == (Array(1..<count + 1), nil))
    let back = await numbers(files(long, disk), names, isBackward: true)
    #expect(back.numbers == (1..<count + 1).reversed() && back.fault == nil)
  }

  @Test("files are read on several cores at once, and no more of them ahead than a few batches")
  func ahead() async throws {
    let long = try LongHistory(600)
    let reading = Mutex((now: 0, most: 0, all: 0))
    var handed = 0
    var most = 0
    await files(long).forEachFiled(long.records.map(\.fileName)) { bytes, file in
      reading.withLock { ($0.now, $0.most, $0.all) = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
      usleep(200)
      reading.withLock { $0.now -= 1 }
      return FiledRecord(change: bytes, file: file)
    } _: { _ in
      handed += 1
      most = max(most, reading.withLock { $0.all } - handed)
      return true
    }
    #expect(handed == 600)
    #expect(reading.withLock { $0.most } > 1 || ProcessInfo.processInfo.activeProcessorCount == 1)
    #expect(most <= 9 * 32)
  }

  @Test("whoever has seen enough is told no more", arguments: [1, 32, 40, 64])
  func enough(last: Int) async throws {
    let long = try LongHistory(64)
    let names = long.records.map(\.fileName)
    #expect(await numbers(files(long), names, until: last).numbers == Array(1...last))
    let back = await numbers(files(long), names, isBackward: true, until: last)
    #expect(back.numbers == (last...64).reversed())
  }

  @Test(
    "whichever call of the disk fails, that is the fault, and what came before it was handed over in order")
  func diskFaults() async throws {
    let long = try LongHistory(5)
    let names = long.records.map(\.fileName)
    var struck: Set<DiskFault.Attempt> = []
    for isBackward in [false, true] {
      for target in 0... {
        let saboteur = Saboteur(failing: target, with: EIO)
        let found = await numbers(files(long, saboteur.disk), names, isBackward: isBackward)
        let all = isBackward ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5]
        #expect(found.numbers == Array(all.prefix(found.numbers.count)))
        guard let attempt = saboteur.struck else {
          #expect(found.fault == nil && found.numbers == all)
          break
        }
        struck.insert(attempt)
        let next = all[found.numbers.count]
        #expect(
          found.fault
            == .disk(DiskFault(attempt, "\(long.path)/history/\(names[next - 1].string)", .system(EIO))))
      }
    }
    #expect(struck == [.open, .stat])
  }

  @Test("a record that is gone, is a folder, is empty or is another's is a fault at its number")
  func unreadable() async throws {
    let changes: [(String, VerificationFault.Rule?)] = [
      ("gone", nil), ("folder", nil),
      ("empty", .file(.hash(found: Digest(of: [])))),
      ("another", .file(.hash(found: Digest(of: utf8("another\n"))))),
    ]
    for (change, rule) in changes {
      let long = try LongHistory(9)
      let names = long.records.map(\.fileName)
      let file = "\(long.path)/history/\(names[5].string)"
      try FileManager.default.removeItem(atPath: file)
      switch change {
      case "folder": try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      case "empty": try Data().write(to: URL(filePath: file))
      case "another": try Data(utf8("another\n")).write(to: URL(filePath: file))
      default: break
      }
      for isBackward in [false, true] {
        let found = await numbers(files(long), names, isBackward: isBackward)
        #expect(found.numbers == (isBackward ? [9, 8, 7] : [1, 2, 3, 4, 5]))
        if let rule {
          #expect(
            found.fault == .verification(VerificationFault(number: 6, file: names[5].string, rule)))
        } else {
          guard case .disk(let fault)? = found.fault else {
            Issue.record("\(change): \(String(describing: found.fault))")
            continue
          }
          #expect(fault.path == file)
        }
      }
    }
  }

  @Test("records that do not follow each other are not handed over, whole as they are")
  func broken() async throws {
    let (long, other) = (try LongHistory(6), try LongHistory(1))
    var names = long.records.map(\.fileName)
    names.remove(at: 3)
    let gap = await numbers(files(long), names)
    #expect(gap.numbers == [1, 2, 3])
    #expect(
      gap.fault
        == .verification(VerificationFault(number: 5, file: names[3].string, .file(.gap(expected: 4)))))
    let back = await numbers(files(long), names, isBackward: true)
    #expect(back.numbers == [6, 5])
    #expect(
      back.fault
        == .verification(VerificationFault(number: 3, file: names[2].string, .file(.number(found: 3)))))
    // A record of another history that has the number.
    try other.amend(title: "Another")
    try Data(other.records[1].bytes).write(
      to: URL(filePath: "\(long.path)/history/\(other.records[1].fileName.string)"))
    var mixed = long.records.map(\.fileName)
    mixed[1] = other.records[1].fileName
    let parted = await numbers(files(long), mixed)
    #expect(parted.numbers == [1, 2])
    guard case .verification(let found)? = parted.fault, case .file(.parent) = found.rule else {
      Issue.record("\(String(describing: parted.fault))")
      return
    }
    #expect(found.number == 3)
  }

  @Test("words are sought in every file that can be read, and the fault of one that can't comes last")
  func matches() async throws {
    let long = try LongHistory(70)
    try long.damage(20) { $0[$0.count - 2] ^= 1 }
    let wanted = [70, 41, 20, 3]
    let marks = wanted.map { utf8("# Amendment \($0): ") }
    var found: [Int] = []
    let fault = await fault {
      try await files(long).forEachMatch(long.records.map(\.fileName).reversed()) { bytes in
        marks.contains { bytes.firstRange(of: $0) != nil }
      } _: { record in
        found.append(record.statement.number)
        return true
      }
    }
    #expect(found == [70, 41, 3])
    guard case .verification(let broken)? = fault, case .file(.hash) = broken.rule else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(broken.number == 20)
  }

  @Test("names that no record has are told from records, and a text beside them is no record")
  func names() async throws {
    let long = try LongHistory(3)
    for name in ["notes.txt", "0004-x.md", "0000-x.00000000.md", "00005-x.00000000.md", "0004-X.00000000.md"]
    {
      try Data(utf8("x\n")).write(to: URL(filePath: "\(long.path)/history/\(name)"))
      let history = try await HistoryReader(of: CharterFolder(long.path))
      #expect(history.records == long.records.map(\.fileName))
      #expect(history.fault == .strayRecordName(file: "\(long.path)/history/\(name)"))
      try FileManager.default.removeItem(atPath: "\(long.path)/history/\(name)")
    }
    for name in [".0004-x.00000000.md", "0004-x.00000000.md.k3.tmp"] {
      try Data(utf8("x\n")).write(to: URL(filePath: "\(long.path)/history/\(name)"))
      #expect(try await HistoryReader(of: CharterFolder(long.path)).fault == nil)
    }
  }
}
