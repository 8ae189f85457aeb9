import Adapters
import Charter
import History
import Ledger
import PlainYAML
import Prose
import Ratification
import Testing

@testable import Commands

/// Every fault that a command can end with, worded.
@Suite struct WordingTests {
  static let digest = Digest.ofNothing

  static let faults: [any Error & Sendable] =
    [
      TextFault.invalidUTF8(offset: 1), .nul(offset: 1), .carriageReturn(offset: 1), .byteOrderMark,
      .missingFinalLineFeed(offset: 1),
    ].map { CharterFault.text($0) }
    + [
      YAMLFault.Problem.anchor, .alias, .tag, .flowCollection, .singleQuotes, .multilineScalar,
      .duplicateKey([0x1B]), .keyIsNotAScalar, .severalDocuments, .tooDeep, .syntax("\u{1B}"),
    ].map { CharterFault.frontMatter(.yaml(YAMLFault($0, line: 2, column: 3))) }
    + [
      CharterFault.noFrontMatter, .unclosedFrontMatter, .repeatedID("\u{1B}", line: 3),
      .frontMatter(.missing(key: "goal", line: 1)), .frontMatter(.unknown(key: "\u{202E}", line: 1)),
      .frontMatter(.value(key: "kind", found: [0x07], expected: "a kind", line: 2)),
      .frontMatter(.repeated(key: "name", value: "ana", line: 5)),
      .block(.missing(key: "id", block: "case", line: 9)), .block(.repeatedCase(id: "x", line: 9)),
    ]
    + recordRules.map { RecordFault(line: 4, offset: 40, rule: $0) }
    + chainRules.map { FolderFault.verification(VerificationFault(number: 2, file: "0002-x.md", .file($0))) }
    + verificationRules.map { FolderFault.verification(VerificationFault(number: 2, file: "0002-x.md", $0)) }
    + [
      PatchFault.malformed(line: 1, offset: 0, expected: .hunkHeader), .unchanging(hunk: 1), .empty,
      .overlapping(hunk: 2), .misnumbered(hunk: 2, expectedNewStart: 4), .contextMismatch(hunk: 1, line: 3),
      .beyondEnd(hunk: 1, line: 3), .unterminated,
    ]
    + [
      OperationFault.unknownProvision("\u{1B}", nearest: "x"), .unchanged("x"), .emptyBody,
      .headings(found: 2, expected: "one heading"), .changedID("x", to: nil), .hasSubprovisions("x", ["y"]),
      .notASection("governance"), .placedInItself("x"), .result(.noFrontMatter),
    ]
    + [
      MotionFault.changesNothing, .result(.noFrontMatter),
      .statement(RecordFault(line: 1, offset: 0, rule: .empty)),
    ]
    + folderFaults + systemFaults

  static let recordRules: [RecordFault.Rule] = [
    .text(.byteOrderMark), .expected([0x1B]), .trailingBytes, .strayBlank, .controlCharacter, .escape,
    .number,
    .timestamp, .digest, .proposer, .asked, .name, .key, .empty, .openFence, .nameOrder, .voteThenDate,
    .signature,
    .outcome, .structure,
  ]

  static let chainRules: [ChainFault.Rule] = [
    .name, .gap(expected: 2), .fork(with: [0x1B]), .hash(found: digest),
    .record(RecordFault(line: 1, offset: 0, rule: .empty)), .number(found: 3), .slug(expected: [0x61]),
    .parent(expected: digest, found: nil), .before(expected: digest, found: digest),
  ]

  static let verificationRules: [VerificationFault.Rule] =
    [
      .change(.empty), .text(.noFrontMatter), .after(expected: digest, found: digest),
      .notARatifier("\u{1B}"),
      .signatureByTool("ana"), .threshold(needed: 2, found: 1),
      .coolingOff("ana", hours: 3, earliest: .earliest), .dateOrder("ana", earliest: .earliest),
      .charterDiffers(firstLine: 3), .shortened(seen: 4), .replaced(number: 2),
    ]
    + [SSHKeyFault.form, .base64, .certificate, .innerType, .material].map { .key("ana", $0) }
    + [
      SignatureFault.armour, .malformed, .version(2), .key, .namespace([0x1B]), .hashAlgorithm([0x1B]),
      .algorithm([0x1B]), .invalid, .needsSSHKeygen,
    ].map { .signature("ana", $0) }

  static let folderFaults: [FolderFault] = [
    .notACharter(path: "\u{1B}"), .strayRecordName(file: "x"), .gap(after: 1, file: "x"),
    .fork(number: 2, files: ["a", "b"]), .moved(from: 1, to: 2), .editedByHand(path: "x"),
    .noSuchAmendment(9, last: 2), .noSuchProposal(""), .noSuchProposal("ab"),
    .ambiguousProposal("a", ["ab", "ac"]),
    .alreadyThere(path: "x"), .noName("\u{1B}"), .key(.noSSHKeygen),
    .lacks([.votes(found: 1, needed: 2), .coolingOff(until: .earliest), .overtaken, .noRatifiers]),
  ]

  static let systemFaults: [any Error & Sendable] =
    [
      DiskFault.Cause.system(2), .system(13), .system(28), .system(30), .system(5), .readBackDiffers,
      .tooLarge(limit: 1 << 20), .notARegularFile, .alreadyExists, .busy,
    ].map { DiskFault(.write, "\u{1B}", $0) }
    + [
      KeyFault.noSSHKeygen, .noKeys, .needsPassphrase(path: "x"), .refused(path: "x", words: "\u{1B}"),
    ]
    + [Child.Fault.notFound("x"), .tooMuchOutput("x"), .failedToRun("x")]
    + [Editor.Fault.failed(command: "\u{1B}", status: 1), .disk(DiskFault(.read, "x", .busy))]
    + [
      Settings.Fault.unknown(path: "x", key: "\u{1B}", line: 1),
      .value(path: "x", key: "mouse", expected: "true or false", line: 2),
      .yaml(path: "x", YAMLFault(.tag, line: 1, column: 1)),
    ]
    + [OutputFault(error: 28)]
    + [
      BallotFault.closedGate(.reason), .adoptsSomethingElse, .notAttested, .bytesChanged,
      .tooEarly(.earliest),
      .unsigned, .section(RecordFault(line: 1, offset: 0, rule: .empty)),
    ]
    + [AdoptedTextFault.operation(.emptyBody), .entangled("\u{1B}"), .motion(.changesNothing)]
    + [TextFault.nul(offset: 3)]

  @Test(
    "a message says what was expected, ends in a period, hides nothing, and has a status",
    arguments: faults.indices)
  func message(index: Int) throws {
    let failure = Failure(WordingTests.faults[index], folder: "c")
    let message = failure.message
    #expect(message.hasPrefix("assent: ") && message.hasSuffix(".\n"), "\(message)")
    #expect(
      !message.dropLast().contains("\n") && !message.contains("\u{1B}") && !message.contains("\u{202E}"))
    #expect(!message.contains("  ") && !message.contains(".."), "\(message)")
    #expect(failure.status != .done && failure.status != .usage || message.contains("expected"), "\(message)")
    #expect(failure.words.advice?.hasSuffix(".") ?? true)
  }

  @Test("a fault with a place names it")
  func places() {
    #expect(
      Failure(RecordFault(line: 4, offset: 40, rule: .empty)).message.hasPrefix("assent: line 4 (byte 40): "))
    let fault = FolderFault.record(file: "c/docket/x.md", RecordFault(line: 4, offset: 40, rule: .empty))
    #expect(Failure(fault).message.hasPrefix("assent: c/docket/x.md:4 (byte 40): "))
    let verification = FolderFault.verification(
      VerificationFault(number: 2, file: "0002-x.md", .threshold(needed: 2, found: 1)))
    #expect(
      Failure(verification, folder: "c").message.hasPrefix(
        "assent: c/history/0002-x.md: expected 2 ratifications"))
  }

  @Test(
    "the status says whose the fault is",
    arguments: [
      (DiskFault(.read, "x", .system(2)), Commands.ExitStatus.noInput),
      (DiskFault(.write, "x", .system(28)), .inputOutput),
      (DiskFault(.lock, "x", .busy), .busy), (DiskFault(.read, "x", .tooLarge(limit: 1)), .badData),
    ])
  func status(fault: DiskFault, status: Commands.ExitStatus) {
    #expect(Failure(fault).status == status)
    #expect(Failure(FolderFault.disk(fault)).status == status)
  }
}
