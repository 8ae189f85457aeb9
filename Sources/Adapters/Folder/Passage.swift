public import Charter
public import Ledger
public import Prose
public import Ratification

/// An amendment with the texts around it.
public struct Passage: Sendable {
  public let record: Record
  /// Nil before the first amendment.
  public let before: Document?
  public let after: Document
  /// For each line of the text after it, the amendment that it is from; nil where the history was not read yet.
  public let origins: [Int]?
  /// The changes of amendments before it, the oldest first.
  public let earlier: [Patch]
}

/// The text after an amendment, reached from a later one.
struct Undone: Sendable {
  private(set) var number: Int
  private(set) var text: LineBuffer

  init(number: Int, text: LineBuffer) { (self.number, self.text) = (number, text) }

  mutating func undo(_ change: Change) throws(FolderFault) {
    do { try text.apply(change.patch.reversed()) } catch { throw change.name.fault(.change(error)) }
    number = change.name.number - 1
  }
}

/// The text after an amendment, and where its lines are from.
struct Stop: Sendable {
  private(set) var number: Int
  private(set) var text: LineBuffer
  private(set) var blame: Blame

  init(number: Int, text: LineBuffer, blame: Blame) {
    (self.number, self.text, self.blame) = (number, text, blame)
  }

  mutating func apply(_ change: Change) throws(FolderFault) {
    do { try text.apply(change.patch) } catch { throw change.name.fault(.change(error)) }
    blame.apply(change.patch, by: change.name.number)
    number = change.name.number
  }

  func check(against change: Change) throws(FolderFault) {
    let found = Digest(of: text.bytes)
    guard found == change.record.statement.after else {
      throw change.name.fault(.after(expected: change.record.statement.after, found: found))
    }
  }
}

/// What an amendment does to the text.
struct Change: Sendable {
  let name: RecordFileName
  let record: Record
  let patch: Patch

  /// The texts around it with their structure.
  func documents(_ old: Bytes, _ new: Bytes) throws(FolderFault) -> (Document?, Document) {
    do throws(CharterFault) {
      guard name.number > 1 else { return (nil, try Document(new)) }
      let before = try Document(old)
      return (before, try before.applying(patch))
    } catch { throw name.fault(.text(error)) }
  }
}

extension RecordFileName {
  /// That this record breaks a rule.
  public func fault(_ rule: VerificationFault.Rule) -> FolderFault {
    .verification(VerificationFault(number: number, file: string, rule))
  }
}
