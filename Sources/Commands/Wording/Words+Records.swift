import Ledger
import Prose

extension Words {
  private static let restore = "Restore the file from a copy; a record is never changed."

  init(_ fault: RecordFault) {
    let expected =
      switch fault.rule {
      case .text(let fault): Words(fault).what
      case .expected([.lineFeed]): "expected a line feed here"
      case .expected(let bytes): "expected \(quoted(bytes)) here"
      case .trailingBytes: "expected the end of the file"
      case .strayBlank: "expected no space at the end of a line or of a value"
      case .controlCharacter: "expected a text on one line, found a control character"
      case .escape: "expected a double quote or a backslash after a backslash"
      case .number: "expected a whole number from 1 to 999,999,999"
      case .timestamp: "expected a date such as 2026-11-21T10:00:00Z"
      case .digest: "expected `sha256:` and 64 lower-case hexadecimal digits"
      case .proposer: "expected `human NAME`, `model NAME`, `command NAME` or `counsel built-in`"
      case .asked: "expected settings such as `as gpt; window 32768`, each with its value and once"
      case .name: "expected a name of lower-case letters, digits and hyphens"
      case .key: "expected a key of lower-case letters, digits and hyphens"
      case .empty: "expected a text that is not empty"
      case .openFence: "expected the fence that closes the diff"
      case .nameOrder: "expected the sections in the order of their names, each name once"
      case .voteThenDate: "expected `vote`, then `date`, at the start of a signed section, each once"
      case .signature: "expected an SSH signature in strict base64"
      case .outcome: "expected declined, withdrawn, outvoted or left-out"
      case .structure: "expected a text that can't pass for structure"
      }
    self.init(
      expected, "Restore the file from a copy; what the program writes is never edited by hand.",
      line: fault.line, byte: fault.offset)
  }

  init(_ rule: ChainFault.Rule) {
    switch rule {
    case .name:
      self.init("expected a name such as 0002-title.51d07e44.md", "Remove the file, or restore its name.")
    case .gap(let expected):
      self.init("expected the record of amendment \(expected)", "Restore the missing record from a copy.")
    case .fork(let other):
      self.init(
        "expected one record for each number, found \(quoted(other)) as well",
        "Two amendments came into force apart from each other: keep both files, and heal the fork by an amendment."
      )
    case .hash(let found):
      self.init(
        "expected the file whose SHA-256 begins as its name says, found \(found.short)…", Words.restore)
    case .record(let fault):
      self.init(fault)
    case .number(let found):
      self.init("expected the number that the file's name has, found \(found)", Words.restore)
    case .slug(let expected):
      self.init("expected \(quoted(expected)) in the file's name, after its title", "Restore the name.")
    case .parent(let expected, let found):
      self.init(
        "expected the parent \(Words.name(expected)), found \(Words.name(found))",
        "The record follows another one than the one before it. \(Words.restore)")
    case .before(let expected, let found):
      self.init(
        "expected `before` to be \(Words.name(expected)), found \(Words.name(found))",
        "The record changes another text than the one in force. \(Words.restore)")
    }
  }

  init(_ fault: PatchFault) {
    switch fault {
    case .malformed(let line, _, let expected):
      let part =
        switch expected {
        case .oldName: "`--- ` and a name"
        case .newName: "`+++ ` and a name"
        case .hunkHeader: "a line such as `@@ -1,3 +1,4 @@`"
        case .lineFeed: "a line feed"
        case .hunkLine: "a line that begins with a space, `-` or `+`"
        case .removedFirst: "removed lines before added ones"
        }
      self.init("expected \(part) in line \(line) of the diff", Words.restore)
    case .wrongFile(let line, let expected, let found):
      let sign = line == 1 ? "---" : "+++"
      self.init(
        "expected \(quoted(Bytes("\(sign) ".utf8) + expected)) in line \(line) of the diff, found \(quoted(found))",
        Words.restore)
    case .unchanging(let hunk):
      self.init("expected hunk \(hunk) of the diff to change something", Words.restore)
    case .empty: self.init("expected a diff with a hunk", Words.restore)
    case .overlapping(let hunk):
      self.init("expected hunk \(hunk) of the diff to begin after the one above it", Words.restore)
    case .misnumbered(let hunk, let start):
      self.init("expected hunk \(hunk) of the diff to give \(start) as its new line", Words.restore)
    case .contextMismatch(let hunk, let line):
      self.init(
        "expected hunk \(hunk) of the diff to apply exactly, but line \(line) of the text is another",
        Words.restore)
    case .beyondEnd(let hunk, let line):
      self.init(
        "expected hunk \(hunk) of the diff to apply exactly, but the text has no line \(line)", Words.restore)
    case .unterminated:
      self.init("expected a text that ends with a line feed", Words.restore)
    }
  }

  static func name(_ digest: Digest?) -> String { digest.map { "sha256:\($0.short)…" } ?? "none" }
}
