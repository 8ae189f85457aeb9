internal import Charter
public import Ledger
public import Prose
internal import Ratification

/// The files of a charter's records, read on all cores.
public struct RecordFiles: Sendable {
  let history: String
  let disk: Disk

  /// Calls `body` with each of some records that follow each other, in order; the chain is checked.
  ///
  /// Files are read and parsed on all cores, `body` runs where the caller does.
  ///
  /// - Parameters:
  ///   - records: Names in order, each number one more than the last.
  ///   - former: The record before the first of them, which is believed; nil where they begin with the first.
  ///   - body: Returns whether to go on.
  /// - Throws: `FolderFault` for the first record that does not follow from the one before it or whose change
  ///   is none, after `body` saw those before it.
  /// - Complexity: O(*n*) in the bytes of the records.
  public func forEachRecord(
    _ records: some RandomAccessCollection<RecordFileName>, after former: Record? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (Record, Patch) async throws -> Bool
  ) async throws {
    var chain = former.map { Chain(after: $0) } ?? Chain()
    try await forEachBatch(Array(records)) { links in
      for link in links {
        let (record, patch) = try link.bound(to: &chain)
        guard try await body(record, patch) else { return false }
      }
      return true
    }
  }

  /// The same from the newest record back.
  ///
  /// - Parameter records: Names in order; the last of them is believed.
  public func forEachRecordBackwards(
    _ records: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    _ body: (Record, Patch) async throws -> Bool
  ) async throws {
    var later: Statement?
    try await forEachBatch(Array(records.reversed())) { links in
      for link in links {
        let (record, patch) = try link.read(before: later)
        later = record.statement
        guard try await body(record, patch) else { return false }
      }
      return true
    }
  }

  /// Reads records on all cores and hands them over in order, some at a time.
  private func forEachBatch(
    _ names: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    _ body: ([ReadRecord]) async throws -> Bool
  ) async throws {
    let size = 32
    let batches = (names.count + size - 1) / size
    let (disk, history) = (disk, history)
    try await withThrowingTaskGroup(of: (Int, [ReadRecord]).self) { group in
      var ready: [Int: [ReadRecord]] = [:]
      var (started, wanted) = (0, 0)
      while wanted < batches {
        while started < batches, started - wanted < 6 {
          let batch = names[started * size..<min(names.count, (started + 1) * size)]
          let index = started
          group.addTask { (index, batch.map { ReadRecord($0, in: history, disk) }) }
          started += 1
        }
        if let links = ready.removeValue(forKey: wanted) {
          wanted += 1
          guard try await body(links) else {
            group.cancelAll()
            return
          }
        } else if let (index, links) = try await group.next() {
          ready[index] = links
        }
      }
    }
  }
}

/// A record's file as it was read, or why it could not be.
private struct ReadRecord: Sendable {
  private struct Content: Sendable {
    let link: Chain.Link
    let patch: Result<Patch, PatchFault>?
  }

  private let name: RecordFileName
  private let content: Result<Content, DiskFault>

  init(_ name: RecordFileName, in history: String, _ disk: Disk) {
    self.name = name
    do throws(DiskFault) {
      let link = Chain.Link(try disk.read("\(history)/\(name.string)"), from: name.bytes)
      var patch: Result<Patch, PatchFault>?
      if let change = link.change {
        do throws(PatchFault) { patch = .success(try Patch(parsing: change[...])) } catch {
          patch = .failure(error)
        }
      }
      content = .success(Content(link: link, patch: patch))
    } catch { content = .failure(error) }
  }

  func bound(to chain: inout Chain) throws(FolderFault) -> (Record, Patch) {
    switch content {
    case .failure(let error): throw .disk(error)
    case .success(let content):
      let record: Record
      do { record = try chain.admit(content.link) } catch { throw name.fault(.file(error.rule)) }
      return (record, try patch(content))
    }
  }

  /// The record where it is the one that `later` names as its parent.
  func read(before later: Statement?) throws(FolderFault) -> (Record, Patch) {
    switch content {
    case .failure(let error): throw .disk(error)
    case .success(let content):
      let record: Record
      do { record = try content.link.read(before: later) } catch { throw name.fault(.file(error.rule)) }
      return (record, try patch(content))
    }
  }

  private func patch(_ content: Content) throws(FolderFault) -> Patch {
    switch content.patch {
    case .success(let patch): return patch
    case .failure(let error): throw name.fault(.change(error))
    case nil: throw name.fault(.change(.empty))
    }
  }
}
