import Acts
import Adapters
import ArgumentParser
import Cells
import Charter
import Glibc
import Ledger
import Prose
import Ratification

/// Why a command ended without its result: where, what was expected, what to do, and the exit status.
struct Failure: Error, Equatable {
  let status: ExitStatus
  /// The file or folder concerned.
  let file: String?
  var words: Words

  init(_ status: ExitStatus, file: String? = nil, _ words: Words) {
    (self.status, self.file, self.words) = (status, file, words)
  }

  init(_ status: ExitStatus, file: String? = nil, _ what: String, _ advice: String? = nil) {
    self.init(status, file: file, Words(what, advice))
  }

  /// Words any error that a command may end with.
  ///
  /// - Parameter folder: The charter's folder, for faults that know only the name of a file in it.
  init(_ error: any Error, folder: String? = nil) {
    switch error {
    case let failure as Failure: self = failure
    case let fault as FolderFault: self.init(fault, folder: folder)
    case let fault as DiskFault: self.init(fault)
    case let fault as Settings.Fault: self.init(fault)
    case let fault as KeyFault: self.init(fault)
    case let fault as Child.Fault: self.init(fault)
    case let fault as Editor.Fault: self.init(fault)
    case let fault as CharterFault: self.init(.badData, file: folder, Words(fault))
    case let fault as BlockFault: self.init(.badData, file: folder.map { "\($0)/charter.md" }, Words(fault))
    case let fault as BallotFault: self.init(fault)
    case let fault as ActFault: self.init(fault)
    case let fault as AdoptedTextFault: self.init(fault)
    case let fault as TextFault: self.init(.badData, Words(fault))
    case let fault as ThemeFault: self.init(.badData, Words(fault))
    case let fault as RecordFault: self.init(.badData, Words(fault))
    case let fault as PatchFault: self.init(.badData, Words(fault))
    case let fault as OperationFault: self.init(.badData, Words(fault))
    case let fault as MotionFault: self.init(fault)
    case let fault as OutputFault:
      self.init(.inputOutput, file: "standard output", "expected to write, but \(systemError(fault.error))")
    default:
      // The parser's own first line says "Error: ", which every message of ours does without.
      let rest = Assent.fullMessage(for: error).split(separator: "\n").dropFirst()
      let lines = [sentence(Assent.message(for: error))] + rest.map(String.init)
      self.init(.usage, shown(lines.joined(separator: "\n")))
    }
  }

  /// File, line and byte with a colon behind them; empty where there are none.
  var place: String {
    var place = file.map(shownLine) ?? ""
    if let line = words.line { place += file == nil ? "line \(line)" : ":\(line)" }
    if let byte = words.byte { place += place.isEmpty ? "byte \(byte)" : " (byte \(byte))" }
    return place.isEmpty ? "" : place + ": "
  }

  /// The message as it goes to standard error.
  var message: String { "assent: \(place)\(words.what)\(words.advice.map { " \($0)" } ?? "")\n" }
}

/// What happened at a place in a text, and what to do about it, in whole sentences.
struct Words: Error, Equatable {
  /// From 1.
  var line: Int?
  /// From 0.
  var byte: Int?
  var what: String
  var advice: String?

  /// - Parameters:
  ///   - what: A sentence without its period.
  ///   - advice: Whole sentences.
  init(_ what: String, _ advice: String? = nil, line: Int? = nil, byte: Int? = nil) {
    self.what = sentence(what)
    self.advice = advice
    self.line = line
    self.byte = byte
  }
}

/// A text that ends like a sentence.
func sentence(_ text: String) -> String {
  switch text.utf8.last {
  case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), nil: text
  default: text + "."
  }
}

/// The system's own words for an error number, in lower case within a sentence.
func systemError(_ number: Int32) -> String {
  let words = String(cString: strerror(number))
  return "the system says: \(words)"
}

/// A name or a value as it stands in a message.
func quoted(_ text: some StringProtocol) -> String { "`\(shownLine(text))`" }

func quoted(_ bytes: Bytes) -> String { "`\(shownLine(bytes))`" }
