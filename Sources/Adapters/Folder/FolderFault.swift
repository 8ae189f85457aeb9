public import Charter
public import History
public import Ledger
public import Prose
public import Ratification

/// Why a charter's folder can't be read or written.
public enum FolderFault: Error, Equatable, Sendable {
  case disk(DiskFault)
  /// There is no `charter.md` in it.
  case notACharter(path: String)
  case charter(file: String, CharterFault)
  case record(file: String, RecordFault)
  /// What this user left unfinished, in a file of their own.
  case draft(file: String, RecordFault)
  case verification(VerificationFault)
  /// What this machine remembers of a history can't be read; nil where it was, and says nothing.
  case memory(file: String, DiskFault?)
  /// A file under `history` whose name no record has.
  case strayRecordName(file: String)
  case gap(after: Int, file: String)
  case fork(number: Int, files: [String])
  /// There is one history, so there is nothing to heal.
  case notForked(path: String)
  /// A record that lost a fork is neither in `forked` nor in `history`.
  case lostRecordMissing(Digest)
  /// A file in `forked` is no record that a healed fork names.
  case strayForkedFile(file: String)
  /// The history went on while the ceremony was open; nothing was written.
  case moved(from: Int, to: Int)
  case editedByHand(path: String)
  case noSuchAmendment(Int, last: Int)
  case noSuchProposal(String)
  case ambiguousProposal(String, [String])
  case motion(MotionFault)
  case alreadyThere(path: String)
  case lacks([Standing.Lack])
  /// A proposal can't be carried to the text that another amendment has put in force.
  case overtaken(OvertakenFault)
  /// A vote that only `ssh-keygen` can check, and it is not to be had.
  case key(KeyFault)
  /// Not of the form `[a-z0-9][a-z0-9-]*`.
  case noName(String)

  /// Does something with a history, its fault being that of the folder in which the history lies.
  static func verifying<Value>(
    _ body: @autoclosure () throws(VerificationFault) -> Value
  ) throws(FolderFault) -> Value {
    do { return try body() } catch { throw .verification(error) }
  }

  /// The amendment at which the history breaks, or the first that is missing; nil for other faults, as where the
  /// records are good and `charter.md` was edited.
  public var amendment: Int? {
    switch self {
    case .verification(let fault):
      switch fault.rule {
      case .charterDiffers: nil
      case .shortened: fault.number + 1
      default: fault.number
      }
    case .gap(let last, _): last + 1
    case .fork(let number, _): number
    default: nil
    }
  }
}

extension RecordFileName {
  /// That this record breaks a rule.
  func fault(_ rule: VerificationFault.Rule) -> FolderFault {
    .verification(VerificationFault(number: number, file: string, rule))
  }
}
