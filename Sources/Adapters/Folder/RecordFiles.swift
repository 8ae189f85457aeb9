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
    try await forEachRead(records, after: former, isolation: isolation) { (filed) throws(FolderFault) in
      let record = try filed.record()
      return (record, try filed.patch(of: record.statement))
    } _: {
      try await body($0, $1)
    }
  }

  /// The same of statements and their changes alone: what the text is made of, without the votes.
  public func forEachStatement(
    _ records: some RandomAccessCollection<RecordFileName>, after former: Record? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (Statement, Patch) async throws -> Bool
  ) async throws {
    try await forEachRead(records, after: former, isolation: isolation) { (filed) throws(FolderFault) in
      try filed.change()
    } _: {
      try await body($0, $1)
    }
  }

  /// The same of changes, each with a value that is made of its record on whichever core reads it.
  ///
  /// Nothing else of the record is kept until its turn comes.
  public func forEachChange<Value: Sendable>(
    _ records: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    preparing make: @escaping @Sendable (Record, Patch) -> Value, _ body: (Value, Patch) async throws -> Bool
  ) async throws {
    try await forEachRead(records, after: nil, isolation: isolation) { (filed) throws(FolderFault) in
      let record = try filed.record()
      let patch = try filed.patch(of: record.statement)
      return (make(record, patch), patch)
    } _: {
      try await body($0, $1)
    }
  }

  /// The same of statements from the newest record back.
  ///
  /// - Parameter records: Names in order; the last of them is believed.
  public func forEachStatementBackwards(
    _ records: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    _ body: (Statement, Patch) async throws -> Bool
  ) async throws {
    var later: Statement?
    let (disk, history) = (disk, history)
    try await inOrder(Array(records.reversed())) { name in
      ReadRecord(name, in: history, disk) { (filed) throws(FolderFault) in try filed.change() }
    } _: { read in
      let (statement, patch) = try read.bound(before: later)
      later = statement
      return try await body(statement, patch)
    }
  }

  /// Calls `body` with those of some records whose bytes pass a test; each file is checked against its name,
  /// the chain is not.
  ///
  /// - Throws: at the end, the `FolderFault` of the last one that can't be read; the others are none the worse.
  /// - Complexity: O(*n*) in the bytes of the records, which are parsed only where they pass.
  public func forEachMatch(
    _ records: some Collection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    where isWanted: @escaping @Sendable (Bytes) -> Bool, _ body: (Record) async throws -> Bool
  ) async throws {
    let (disk, history) = (disk, history)
    var fault: FolderFault?
    try await inOrder(Array(records)) { name -> Result<Record?, FolderFault> in
      do throws(FolderFault) {
        let bytes = try disk.faulting { (disk) throws(DiskFault) in try disk.read("\(history)/\(name.string)")
        }
        guard isWanted(bytes) else { return .success(nil) }
        return .success(try FiledLink(bytes, name).record())
      } catch { return .failure(error) }
    } _: { result in
      switch result {
      case .success(let record?): return try await body(record)
      case .success(nil): return true
      case .failure(let found):
        fault = found
        return true
      }
    }
    if let fault { throw fault }
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

  /// Reads and makes on all cores, and hands over in order what follows from the record before it.
  private func forEachRead<Content: Sendable>(
    _ records: some RandomAccessCollection<RecordFileName>, after former: Record?,
    isolation: isolated (any Actor)?,
    _ make: @escaping @Sendable (FiledLink) throws(FolderFault) -> Content,
    _ body: (Content) async throws -> Bool
  ) async throws {
    var chain = former.map { Chain(after: $0) } ?? Chain()
    let (disk, history) = (disk, history)
    try await inOrder(Array(records)) { name in
      ReadRecord(name, in: history, disk, make)
    } _: { read in
      try await body(try read.bound(to: &chain))
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

/// A record as its file says, with faults that name the file.
private struct FiledLink {
  private let name: RecordFileName
  private let link: Chain.Link

  init(_ bytes: Bytes, _ name: RecordFileName) {
    (self.name, link) = (name, Chain.Link(bytes, from: name.bytes))
  }

  var bond: Chain.Bond { link.bond }

  func record() throws(FolderFault) -> Record {
    do { return try link.record() } catch { throw name.fault(.file(error.rule)) }
  }

  func change() throws(FolderFault) -> (Statement, Patch) {
    let statement: Statement
    do { statement = try link.statement() } catch { throw name.fault(.file(error.rule)) }
    return (statement, try patch(of: statement))
  }

  func patch(of statement: Statement) throws(FolderFault) -> Patch {
    do { return try statement.patch() } catch { throw name.fault(.change(error)) }
  }
}

/// What was made of a record's file, or why it could not be.
///
/// It is shared, since it is passed from core to core and copying all its parts would take as long as some of the
/// work.
private final class ReadRecord<Content: Sendable>: Sendable {
  private let name: RecordFileName
  private let bond: Result<Chain.Bond, FolderFault>
  private let content: Result<Content, FolderFault>

  init(
    _ name: RecordFileName, in history: String, _ disk: Disk,
    _ make: (FiledLink) throws(FolderFault) -> Content
  ) {
    self.name = name
    do throws(DiskFault) {
      let filed = FiledLink(try disk.read("\(history)/\(name.string)"), name)
      bond = .success(filed.bond)
      content = Result { () throws(FolderFault) in try make(filed) }
    } catch {
      (bond, content) = (.failure(.disk(error)), .failure(.disk(error)))
    }
  }

  func bound(to chain: inout Chain) throws(FolderFault) -> Content {
    let bond = try bond.get()
    do { try chain.admit(bond) } catch { throw name.fault(.file(error.rule)) }
    return try content.get()
  }

  /// What was made of the record, where it is the one that `later` names as its parent.
  func bound(before later: Statement?) throws(FolderFault) -> Content {
    let bond = try bond.get()
    do { try bond.check(before: later) } catch { throw name.fault(.file(error.rule)) }
    return try content.get()
  }
}
