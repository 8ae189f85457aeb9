public import Ledger
public import Prose

/// What an amendment does to the text, by a record that is bound to one of its neighbours.
///
/// Only a ``FiledRecord`` hands one out, once its file, its chain and its patch are checked.
public struct Amendment: Sendable {
  /// Where the history stands after it.
  public let place: Chain.Head
  public let patch: Patch

  public var number: Int { place.number }
}

/// A record as it was found in its file, with what a reader makes of it, bound to nothing yet.
///
/// It depends on nothing but the bytes, so that records can be read on several cores. It is shared, since copying all
/// its parts from core to core would take as long as some of the work.
public final class FiledRecord<Content: Sendable>: Sendable {
  private let bond: Chain.Bond
  private let read: Result<(patch: Patch, content: Content), VerificationFault.Rule>

  /// Reads a record whole and makes something of it and its change; nothing else of it is kept.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: Bytes, file: Bytes, making make: (Record, Patch) -> Content) {
    let link = Chain.Link(bytes, from: file)
    bond = link.bond
    read = Result { () throws(VerificationFault.Rule) in
      let record: Record
      do throws(ChainFault) { record = try link.record() } catch { throw .file(error.rule) }
      let patch = try record.statement.checkedPatch()
      return (patch, make(record, patch))
    }
  }

  private init(_ link: Chain.Link, making make: (Statement) -> Content) {
    bond = link.bond
    read = Result { () throws(VerificationFault.Rule) in
      let statement: Statement
      do throws(ChainFault) { statement = try link.statement() } catch { throw .file(error.rule) }
      return (try statement.checkedPatch(), make(statement))
    }
  }

  /// Binds it to the record before it.
  ///
  /// - Throws: `VerificationFault` for the first rule that it breaks, the chain left as it was.
  public func bound(to chain: inout Chain) throws(VerificationFault) -> (Amendment, Content) {
    var next = chain
    let place: Chain.Head
    do { place = try next.admit(bond) } catch { throw fault(.file(error.rule)) }
    let bound = try bound(at: place)
    chain = next
    return bound
  }

  /// Binds it to the record after it, which was bound before; nil where it is the last, which is believed.
  ///
  /// - Throws: `VerificationFault` for the first rule that it breaks.
  public func bound(before later: FiledRecord?) throws(VerificationFault) -> (Amendment, Content) {
    let place: Chain.Head
    do { place = try bond.bound(before: later?.bond) } catch { throw fault(.file(error.rule)) }
    return try bound(at: place)
  }

  private func bound(at place: Chain.Head) throws(VerificationFault) -> (Amendment, Content) {
    do {
      let read = try read.get()
      return (Amendment(place: place, patch: read.patch), read.content)
    } catch { throw fault(error) }
  }

  private func fault(_ rule: VerificationFault.Rule) -> VerificationFault {
    VerificationFault(number: bond.number ?? 0, file: String(decoding: bond.file, as: UTF8.self), rule)
  }
}

extension FiledRecord<Record> {
  /// Reads a record whole.
  public convenience init(_ bytes: Bytes, file: Bytes) {
    self.init(bytes, file: file) { record, _ in record }
  }
}

extension FiledRecord<Void> {
  /// Reads what a record does to the text alone, and not its votes.
  public convenience init(change bytes: Bytes, file: Bytes) {
    self.init(Chain.Link(bytes, from: file)) { _ in }
  }
}

extension Statement {
  /// The change as a patch of the one file that the format names (format.md, 3).
  ///
  /// Whoever heals a fork may leave the text as it is; only then may there be no hunk.
  ///
  /// - Throws: `PatchFault` where it is no patch, or one of another file.
  /// - Complexity: O(*n*) in the bytes.
  public func patch() throws(PatchFault) -> Patch {
    let isFounding = content.number == 1 && content.before == .ofNothing
    let names = [Bytes((isFounding ? "/dev/null" : "charter.md").utf8), Bytes("charter.md".utf8)]
    let unchanged = Patch(from: [], to: [], oldName: names[0], newName: names[1])
    if !content.heals.isEmpty, content.change == unchanged.bytes { return unchanged }
    let patch = try Patch(parsing: content.change[...])
    for (index, found) in [patch.oldName, patch.newName].enumerated() where found != names[index] {
      throw .wrongFile(line: index + 1, expected: names[index], found: found)
    }
    return patch
  }

  fileprivate func checkedPatch() throws(VerificationFault.Rule) -> Patch {
    do { return try patch() } catch { throw .change(error) }
  }
}
