internal import History
internal import Ledger
internal import Prose
internal import Ratification

/// The files of a charter's records, read on all cores and handed over in order.
struct RecordFiles: Sendable {
  /// The folder.
  let history: String
  let disk: Disk

  /// Calls `body` with each of some records that follow each other; the chain is checked.
  ///
  /// - Parameters:
  ///   - names: In order, each number one more than the last.
  ///   - place: Where the history stands before the first of them, which is believed; nil where they begin with the
  ///     first.
  ///   - read: What to read of a record, on whichever core.
  ///   - body: Returns whether to go on; it runs where the caller does.
  /// - Throws: `FolderFault` for the first record that can't be read, that does not follow from the one before it, or
  ///   whose change is none, after `body` saw those before it.
  /// - Complexity: O(*n*) in the bytes of the records.
  func forEach<Content>(
    _ names: some RandomAccessCollection<RecordFileName>, after place: Chain.Head?,
    isolation: isolated (any Actor)? = #isolation,
    reading read: @escaping @Sendable (Bytes, Bytes) -> FiledRecord<Content>,
    _ body: (Amendment, Content) async throws -> Bool
  ) async throws {
    var chain = Chain(after: place)
    try await forEachFiled(Array(names), reading: read) { filed in
      let filed = try filed.get()
      let (amendment, content) = try FolderFault.verifying(try filed.bound(to: &chain))
      return try await body(amendment, content)
    }
  }

  /// The same from the newest record back, of which the last is believed.
  func forEachBackwards<Content>(
    _ names: some RandomAccessCollection<RecordFileName>, isolation: isolated (any Actor)? = #isolation,
    reading read: @escaping @Sendable (Bytes, Bytes) -> FiledRecord<Content>,
    _ body: (Amendment, Content) async throws -> Bool
  ) async throws {
    var later: FiledRecord<Content>?
    try await forEachFiled(names.reversed(), reading: read) { filed in
      let filed = try filed.get()
      let (amendment, content) = try FolderFault.verifying(try filed.bound(before: later))
      later = filed
      return try await body(amendment, content)
    }
  }

  /// Calls `body` with those of some records whose bytes pass a test; each file is checked against its name, the chain
  /// is not.
  ///
  /// - Throws: At the end, the `FolderFault` of the last one that can't be read; the others are none the worse.
  /// - Complexity: O(*n*) in the bytes of the records, which are parsed only where they pass.
  func forEachMatch(
    _ names: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    where isWanted: @escaping @Sendable (Bytes) -> Bool, _ body: (Record) async throws -> Bool
  ) async throws {
    let files = self
    var fault: FolderFault?
    try await inOrder(names) { name -> Result<Record?, FolderFault> in
      Result { () throws(FolderFault) in
        let bytes = try files.bytes(name)
        guard isWanted(bytes) else { return nil }
        do throws(ChainFault) { return try Chain.Link(bytes, from: name.bytes).record() } catch {
          throw name.fault(.file(error.rule))
        }
      }
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
  func forEachFiled<Content, Failure: Error>(
    _ names: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    reading read: @escaping @Sendable (Bytes, Bytes) -> FiledRecord<Content>,
    _ body: (Result<FiledRecord<Content>, FolderFault>) async throws(Failure) -> Bool
  ) async throws(Failure) {
    let files = self
    try await inOrder(names) { name in
      Result { () throws(FolderFault) in read(try files.bytes(name), name.bytes) }
    } _: { (filed) async throws(Failure) in
      try await body(filed)
    }
  }

  private func bytes(_ name: RecordFileName) throws(FolderFault) -> Bytes {
    try disk.faulting { (disk) throws(DiskFault) in try disk.read("\(history)/\(name.string)") }
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
