public import Ledger
public import Prose
internal import Ratification

/// The files of a charter's records, read on all cores and handed over in order.
public struct RecordFiles: Sendable {
  let history: String
  let disk: Disk

  /// Calls `body` with each of some records that follow each other; the chain is checked.
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
    let (disk, history) = (disk, history)
    try await inOrder(Array(records)) { name in
      ReadRecord(name, in: history, disk, whole: true)
    } _: { read in
      let (statement, patch) = try read.bound(to: &chain)
      return try await body(try read.record(of: statement), patch)
    }
  }

  /// The same with a value that is made of each record on all cores.
  public func forEachRecord<Value: Sendable>(
    _ records: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    preparing make: @escaping @Sendable (Record, Patch) -> Value,
    _ body: (Record, Patch, Value) async throws -> Bool
  ) async throws {
    var chain = Chain()
    let (disk, history) = (disk, history)
    try await inOrder(Array(records)) { name in
      let read = ReadRecord(name, in: history, disk, whole: true)
      return (read, read.prepared(by: make))
    } _: { (read, value) in
      let (statement, patch) = try read.bound(to: &chain)
      let record = try read.record(of: statement)
      return try await body(record, patch, value ?? make(record, patch))
    }
  }

  /// The same of statements and their changes alone: what the text is made of, without the votes.
  public func forEachStatement(
    _ records: some RandomAccessCollection<RecordFileName>, after former: Record? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (Statement, Patch) async throws -> Bool
  ) async throws {
    var chain = former.map { Chain(after: $0) } ?? Chain()
    let (disk, history) = (disk, history)
    try await inOrder(Array(records)) { name in
      ReadRecord(name, in: history, disk, whole: false)
    } _: { read in
      let (statement, patch) = try read.bound(to: &chain)
      return try await body(statement, patch)
    }
  }

  /// The same from the newest record back.
  ///
  /// - Parameter records: Names in order; the last of them is believed.
  public func forEachStatementBackwards(
    _ records: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    _ body: (Statement, Patch) async throws -> Bool
  ) async throws {
    var later: Statement?
    let (disk, history) = (disk, history)
    try await inOrder(Array(records.reversed())) { name in
      ReadRecord(name, in: history, disk, whole: false)
    } _: { read in
      let (statement, patch) = try read.read(before: later)
      later = statement
      return try await body(statement, patch)
    }
  }

  /// Calls `body` with those of some records whose bytes pass a test; each file is checked against its name,
  /// the chain is not.
  ///
  /// - Complexity: O(*n*) in the bytes of the records, which are parsed only where they pass.
  public func forEachMatch(
    _ records: some Collection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    where isWanted: @escaping @Sendable (Bytes) -> Bool, _ body: (Record) async throws -> Bool
  ) async throws {
    let (disk, history) = (disk, history)
    try await inOrder(Array(records)) { name -> Result<Record?, FolderFault> in
      do throws(FolderFault) {
        let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read("\(history)/\(name.string)")
        }
        guard isWanted(bytes) else { return .success(nil) }
        let link = Chain.Link(bytes, from: name.bytes)
        do throws(ChainFault) { return .success(try link.record(of: try link.read(before: nil))) } catch {
          throw name.fault(.file(error.rule))
        }
      } catch { return .failure(error) }
    } _: { result in
      guard let record = try result.get() else { return true }
      return try await body(record)
    }
  }

  /// Calls `body` with each of some records as it was filed, bound to nothing yet, or with why it can't be read.
  ///
  /// - Complexity: O(*n*) in the bytes of the records.
  func forEachFiled(
    _ records: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    _ body: (Result<FiledRecord, FolderFault>) async -> Bool
  ) async {
    let (disk, history) = (disk, history)
    await inOrder(records) { name in
      do throws(DiskFault) {
        return .success(FiledRecord(try disk.read("\(history)/\(name.string)"), file: name.string))
      } catch { return .failure(.disk(error)) }
    } _: { (filed) async in
      await body(filed)
    }
  }

  /// Makes a value of each name on all cores, and hands the values over in order.
  private func inOrder<Value: Sendable, Failure: Error>(
    _ names: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    _ make: @escaping @Sendable (RecordFileName) -> Value, _ body: (Value) async throws(Failure) -> Bool
  ) async throws(Failure) {
    let size = 32
    let batches = (names.count + size - 1) / size
    let outcome: Result<Void, Failure> = await withTaskGroup(of: (Int, [Value]).self) { group in
      var ready: [Int: [Value]] = [:]
      var (started, wanted) = (0, 0)
      while wanted < batches {
        while started < batches, started - wanted < 8 {
          let batch = names[started * size..<min(names.count, (started + 1) * size)]
          let index = started
          group.addTask { (index, batch.map(make)) }
          started += 1
        }
        guard let values = ready.removeValue(forKey: wanted) else {
          if let (index, values) = await group.next() { ready[index] = values }
          continue
        }
        wanted += 1
        do throws(Failure) {
          for value in values {
            guard try await body(value) else {
              group.cancelAll()
              return .success(())
            }
          }
        } catch {
          group.cancelAll()
          return .failure(error)
        }
      }
      return .success(())
    }
    try outcome.get()
  }
}

/// A record's file as it was read, or why it could not be.
private struct ReadRecord: Sendable {
  /// Shared, since it is passed from core to core and copying all its parts would take as long as some of the work.
  private final class Content: Sendable {
    let link: Chain.Link
    let patch: Result<Patch, PatchFault>?
    let record: Result<Record, ChainFault>?

    init(link: Chain.Link, patch: Result<Patch, PatchFault>?, record: Result<Record, ChainFault>?) {
      (self.link, self.patch, self.record) = (link, patch, record)
    }
  }

  private let name: RecordFileName
  private let content: Result<Content, DiskFault>

  init(_ name: RecordFileName, in history: String, _ disk: Disk, whole: Bool) {
    self.name = name
    do throws(DiskFault) {
      let link = Chain.Link(try disk.read("\(history)/\(name.string)"), from: name.bytes)
      var patch: Result<Patch, PatchFault>?
      var record: Result<Record, ChainFault>?
      if let statement = link.statement {
        do throws(PatchFault) { patch = .success(try Patch(parsing: statement.change[...])) } catch {
          patch = .failure(error)
        }
        if whole {
          do throws(ChainFault) { record = .success(try link.record(of: statement)) } catch {
            record = .failure(error)
          }
        }
      }
      content = .success(Content(link: link, patch: patch, record: record))
    } catch { content = .failure(error) }
  }

  func bound(to chain: inout Chain) throws(FolderFault) -> (Statement, Patch) {
    let content = try read()
    let statement: Statement
    do { statement = try chain.admit(statementOf: content.link) } catch {
      throw name.fault(.file(error.rule))
    }
    return (statement, try patch(content))
  }

  /// The statement where it is the one that `later` names as its parent.
  func read(before later: Statement?) throws(FolderFault) -> (Statement, Patch) {
    let content = try read()
    let statement: Statement
    do { statement = try content.link.read(before: later) } catch { throw name.fault(.file(error.rule)) }
    return (statement, try patch(content))
  }

  /// A value made of the record before it is bound to its neighbours; nil where it does not read.
  func prepared<Value>(by make: (Record, Patch) -> Value) -> Value? {
    guard case .success(let content) = content, case .success(let record)? = content.record,
      case .success(let patch)? = content.patch
    else { return nil }
    return make(record, patch)
  }

  func record(of statement: Statement) throws(FolderFault) -> Record {
    let content = try read()
    do throws(ChainFault) {
      if let record = content.record { return try record.get() }
      return try content.link.record(of: statement)
    } catch { throw name.fault(.file(error.rule)) }
  }

  private func read() throws(FolderFault) -> Content {
    do { return try content.get() } catch { throw .disk(error) }
  }

  private func patch(_ content: Content) throws(FolderFault) -> Patch {
    switch content.patch {
    case .success(let patch): return patch
    case .failure(let error): throw name.fault(.change(error))
    case nil: throw name.fault(.change(.empty))
    }
  }
}
