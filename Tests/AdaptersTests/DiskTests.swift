import Adapters
import Foundation
import Prose
import Testing

struct DiskFaultTests {
  private let old = utf8("old bytes\n")
  /// Longer than one write.
  private let new = Bytes(repeating: 0x61, count: (1 << 20) + 10) + utf8("\n")

  @Test(
    "Whichever call fails, a replaced file has its old bytes or the new ones, and nothing is left beside it",
    arguments: [
      false, true,
    ])
  func replace(isLasting: Bool) throws {
    var attempts: [DiskFault.Attempt] = []
    for target in 0... {
      let scratch = try Scratch()
      let path = "\(scratch.path)/file"
      try Disk().replace(path, old)
      let saboteur = Saboteur(failing: target, isLasting: isLasting)
      var thrown: DiskFault?
      do throws(DiskFault) { try saboteur.disk.replace(path, new) } catch { thrown = error }
      guard let attempt = saboteur.struck else {
        #expect(thrown == nil)
        #expect(scratch.files == ["file": new])
        break
      }
      attempts.append(attempt)
      #expect(thrown?.attempt == attempt)
      #expect(thrown?.cause == .system(ENOSPC))
      #expect(Array(scratch.files.keys) == ["file"])
      let renamed = attempts.contains(.rename) && attempt != .rename
      #expect(scratch.files["file"] == (renamed ? new : old), "\(attempts)")
    }
    #expect(attempts == [.create, .write, .write, .write, .sync, .open, .stat, .rename, .open, .sync])
  }

  @Test("Whichever call fails, a file that was to be created is not there", arguments: [false, true])
  func create(isLasting: Bool) throws {
    var attempts: [DiskFault.Attempt] = []
    for target in 0... {
      let scratch = try Scratch()
      let saboteur = Saboteur(failing: target, isLasting: isLasting)
      var thrown: DiskFault?
      do throws(DiskFault) { try saboteur.disk.create("\(scratch.path)/file", new) } catch { thrown = error }
      guard let attempt = saboteur.struck else {
        #expect(thrown == nil)
        #expect(scratch.files == ["file": new])
        break
      }
      attempts.append(attempt)
      #expect(thrown?.attempt == attempt)
      #expect(scratch.files.isEmpty)
    }
    #expect(attempts == [.create, .write, .write, .sync, .open, .stat, .link, .open, .sync])
  }

  @Test(
    "Reading, listing, removing and making folders say which call failed",
    arguments: [
      DiskFault.Attempt.open, .list, .remove, .makeFolder,
    ])
  func others(attempt: DiskFault.Attempt) throws {
    let scratch = try Scratch()
    let disk = Saboteur(failing: 0, with: EIO).disk
    let path = "\(scratch.path)/file"
    try Disk().create(path, old)
    var thrown: DiskFault?
    do throws(DiskFault) {
      switch attempt {
      case .list: _ = try disk.listIfPresent(scratch.path)
      case .remove: try disk.remove(path)
      case .makeFolder: try disk.makeFolder("\(scratch.path)/a/b")
      default: _ = try disk.readIfPresent(path)
      }
    } catch { thrown = error }
    #expect(thrown?.attempt == attempt)
    #expect(thrown?.cause == .system(EIO))
    #expect(scratch.files == ["file": old])
  }
}

struct DiskTests {
  private let scratch: Scratch
  private let disk = Disk()
  private var path: String { "\(scratch.path)/file" }

  init() throws { scratch = try Scratch() }

  private func fault(_ body: () throws(DiskFault) -> Void) -> DiskFault.Cause? {
    do throws(DiskFault) {
      try body()
      return nil
    } catch { return error.cause }
  }

  @Test("What was written is read, byte for byte", arguments: [0, 1, 4_096, 1 << 20, (1 << 20) + 1, 3 << 20])
  func roundTrip(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try disk.create(path, bytes)
    #expect(try disk.read(path) == bytes)
    try disk.replace(path, bytes + [1])
    #expect(try disk.readIfPresent(path) == bytes + [1])
  }

  @Test("A file that is there is never created over")
  func noClobber() throws {
    try disk.create(path, [1])
    #expect(fault { () throws(DiskFault) in try disk.create(path, [2]) } == .alreadyExists)
    #expect(scratch.files == ["file": [1]])
  }

  @Test("A link to nowhere is a file that is there")
  func danglingLink() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nonexistent/file")
    #expect(fault { () throws(DiskFault) in try disk.create(path, [2]) } == .alreadyExists)
  }

  @Test("A replaced file keeps its permissions", arguments: [0o600, 0o640, 0o664, 0o444] as [mode_t])
  func permissions(mode: mode_t) throws {
    try disk.create(path, [1])
    chmod(path, mode)
    try disk.replace(path, [2])
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == mode)
  }

  @Test("A file beyond the limit is refused, one at the limit is read")
  func limit() throws {
    try disk.create(path, Bytes(repeating: 7, count: 100))
    #expect(fault { () throws(DiskFault) in _ = try disk.read(path, limit: 99) } == .tooLarge(limit: 99))
    #expect(try disk.read(path, limit: 100).count == 100)
  }

  @Test("A folder, a device and a fifo are no files, and nothing waits for them")
  func notFiles() throws {
    mkfifo(path, 0o600)
    for path in [scratch.path, "/dev/zero", path] {
      #expect(fault { () throws(DiskFault) in _ = try disk.read(path) } == .notARegularFile)
    }
  }

  @Test("Nothing takes the place of a folder, a device or a fifo, also behind a link")
  func notReplaced() throws {
    mkfifo(path, 0o600)
    let link = "\(scratch.path)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    for path in [scratch.path, path, link] {
      #expect(fault { () throws(DiskFault) in try disk.replace(path, [1]) } == .notARegularFile)
    }
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("A file in no folder can't be written, and the fault names it, not what stands for it meanwhile")
  func nowhere() throws {
    let path = "\(scratch.path)/nowhere/file"
    var thrown: DiskFault?
    do throws(DiskFault) { try disk.replace(path, [1]) } catch { thrown = error }
    #expect(thrown == DiskFault(.create, path, .system(ENOENT)))
  }

  @Test("What is not there is nil, none or a fault, as is asked")
  func absent() throws {
    #expect(fault { () throws(DiskFault) in _ = try disk.read(path) } == .system(ENOENT))
    #expect(try disk.readIfPresent(path) == nil)
    #expect(try disk.listIfPresent(path) == [])
    #expect(fault { () throws(DiskFault) in _ = try disk.list(path) } == .system(ENOENT))
    try disk.remove(path)
    try disk.create(path, [])
    #expect(try disk.readIfPresent("\(path)/below") == nil)
    #expect(try disk.listIfPresent(path) == [])
  }

  @Test("Names are listed in the order of their bytes")
  func list() throws {
    for name in ["b", "B", "a", "é", ".hidden", "10", "9"] { try disk.create("\(scratch.path)/\(name)", []) }
    #expect(try disk.list(scratch.path) == [".hidden", "10", "9", "B", "a", "b", "é"])
  }

  @Test("Folders are made with their parents, once or again")
  func folders() throws {
    let folder = "\(scratch.path)/a/b/c"
    for _ in 0..<2 { try disk.makeFolder(folder, mode: 0o700) }
    #expect(disk.isFolder(folder))
    try disk.create(path, [])
    #expect(fault { () throws(DiskFault) in try disk.makeFolder("\(path)/below") } != nil)
  }

  @Test("Many writers of one file at once leave the bytes of one of them, and nothing beside it")
  func writersAtOnce() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<24 as Range<UInt8> {
        group.addTask { try? Disk().replace(path, Bytes(repeating: number, count: 40_000)) }
      }
    }
    let bytes = try #require(scratch.files["file"])
    #expect(scratch.files.count == 1)
    #expect(bytes.count == 40_000)
    #expect(Set(bytes).count == 1)
  }

  @Test("Of many who create one file at once, exactly one does")
  func creatorsAtOnce() async throws {
    let path = path
    let winners = await withTaskGroup(of: UInt8?.self) { group in
      for number in 0..<24 as Range<UInt8> {
        group.addTask { (try? Disk().create(path, [number])) == nil ? nil : number }
      }
      return await group.reduce(into: Bytes()) { winners, winner in
        if let winner { winners.append(winner) }
      }
    }
    #expect(winners.count == 1)
    #expect(scratch.files == ["file": winners])
  }
}
