import Adapters
import Charter
import History
import Ledger
import Prose
import Ratification

extension Failure {
  init(_ fault: FolderFault, folder: String?) {
    switch fault {
    case .disk(let fault): self.init(fault)
    case .notACharter(let path):
      self.init(
        .noInput, file: path, "expected a charter's folder, with a file charter.md in it",
        "`assent new` makes one, `assent import` makes one of a text.")
    case .charter(let file, let fault):
      // The words of a fault that is known; without the text they name no line.
      self.init(.badData, file: file, Words(fault, in: try? Disk().read(file)))
    case .record(let file, let fault): self.init(.badData, file: file, Words(fault))
    case .draft(let file, let fault):
      var words = Words(fault)
      words.advice = "The file keeps what you had not finished: mend it, or remove it and do that again."
      self.init(.badData, file: file, words)
    case .verification(let fault):
      self.init(.badData, file: Failure.path(of: fault.file, in: folder), Words(fault.rule))
    case .memory(let file, let fault):
      let found =
        fault.map { Failure($0).words.what } ?? "expected the newest head seen of this history, found none."
      self.init(
        .inputOutput, file: file, found,
        "The history verifies, but where it was cut short since, that can't be noticed. "
          + "Mend the file, or remove it, and the history is remembered as it is now.")
    case .strayRecordName(let file):
      self.init(
        .badData, file: file, "expected a name such as 0002-title.51d07e44.md",
        "Only records lie in `history`: move the file elsewhere, or restore its name.")
    case .gap(let after, let file):
      self.init(
        .badData, file: file, "expected the record of amendment \(after + 1) before this one",
        "Restore the missing record from a copy.")
    case .fork(let number, let files):
      self.init(
        .badData, file: Failure.path(of: files.first ?? "", in: folder),
        "expected one record of amendment \(number), found \(files.dropFirst().map { quoted($0) }.joined(separator: ", ")) as well",
        "Two amendments came into force apart from each other: keep both files. `assent PATH` opens the charter to be read, and H heals it by an amendment."
      )
    case .notForked(let path):
      self.init(.badData, file: path, "expected a history that parts, found one", "Nothing needs healing.")
    case .lostRecordMissing(let digest):
      self.init(
        .badData, file: Failure.path(of: "forked", in: folder),
        "expected the record sha256:\(digest.short)…, which lost a fork, found none",
        "Restore it from a copy.")
    case .strayForkedFile(let file):
      self.init(
        .badData, file: file, "expected a record that lost a fork and is named by the one that healed it",
        "Move the file elsewhere, or restore it.")
    case .moved(let from, let to):
      self.init(
        .busy, file: folder, "expected amendment \(from) to be the last, but \(to) came into force meanwhile",
        "Nothing was written. Look at the docket and try again.")
    case .editedByHand(let path):
      self.init(
        .badData, file: path, "expected the text in force, found one edited by hand",
        "Propose the edit with `assent propose --from`, or write the text in force back with `assent text`.")
    case .noSuchAmendment(let number, let last):
      self.init(
        .noInput, file: folder,
        last == 0
          ? "expected an amendment, found a draft, which has none"
          : "expected an amendment from \(number < 1 ? 1 : 0) to \(last), found \(number)",
        last == 0 ? "Adopt it first." : "`assent log` lists them.")
    case .noSuchProposal(let id):
      self.init(
        .noInput, file: folder,
        id.isEmpty
          ? "expected a proposal on the docket, found none" : "no proposal's id begins with \(quoted(id))",
        "`assent docket` lists them.")
    case .ambiguousProposal(let id, let ids):
      self.init(
        .usage, file: folder,
        "expected one proposal, but \(ids.count) ids begin with \(quoted(id)): \(ids.joined(separator: ", "))",
        "Give more of the id.")
    case .motion(let fault): self.init(fault)
    case .alreadyThere(let path):
      self.init(
        .inputOutput, file: path, "expected a folder that does not exist yet, but there is something",
        "Choose another name or another place with `--in`.")
    case .lacks(let lacks):
      self.init(
        .busy, file: folder, "it can't come into force yet: \(lacks.map(Words.lack).joined(separator: ", "))",
        "`assent docket` shows what each proposal lacks.")
    case .overtaken(let fault):
      self.init(
        .badData, file: folder, "another amendment passed first: \(Words.overtaken(fault))",
        "Propose it again on the text in force.")
    case .key(let fault): self.init(fault)
    case .noName(let name):
      self.init(
        .usage, "expected a name of lower-case letters, digits and hyphens, found \(quoted(name))",
        "Give one with `--name`, or set `name` in your settings.")
    }
  }

  init(_ fault: MotionFault) {
    switch fault {
    case .changesNothing:
      self.init(.badData, "expected a change, but this is the text in force", "Change the text first.")
    case .result(let fault):
      self.init(.badData, file: "the proposed text", Words(fault))
    case .statement(let fault):
      self.init(.badData, file: "the proposal", Words(fault))
    }
  }

  private static func path(of file: String, in folder: String?) -> String {
    guard let folder else { return file }
    return file == "charter.md" ? "\(folder)/charter.md" : "\(folder)/history/\(file)"
  }
}

extension Words {
  /// Why a proposal is no longer the same on another text, as a phrase.
  static func overtaken(_ fault: OvertakenFault) -> String {
    switch fault {
    case .touched(let ids): "it changed \(ids.map(quoted).joined(separator: ", ")), too"
    case .nothingLeft: "what the proposal would change is in force already"
    case .entangled: "what the proposal's changes stand among is another text now"
    case .change: "the proposal does not apply to the text that it was made for"
    case .statement: "the proposal can't be stated on the new text"
    }
  }

  /// What a proposal lacks, as a phrase.
  static func lack(_ lack: Standing.Lack) -> String {
    switch lack {
    case .votes(let found, let needed): "\(needed - found) more of \(needed) ratifications"
    case .coolingOff(let until): "cooling-off until \(until)"
    case .overtaken: "a restatement (`assent restate`), since another amendment passed first"
    case .noRatifiers: "a ratifier, since the text names none"
    }
  }
}
