import Charter
import PlainYAML
import Prose

extension Words {
  /// - Parameter text: The bytes concerned, for the line of the fault.
  init(_ fault: TextFault, in text: Bytes? = nil) {
    let byte: Int
    switch fault {
    case .invalidUTF8(let offset):
      self.init("expected UTF-8, found a byte that is none", "Save the file as UTF-8.")
      byte = offset
    case .nul(let offset):
      self.init("expected a text, found a zero byte", "Give a Markdown text.")
      byte = offset
    case .carriageReturn(let offset):
      self.init(
        "expected lines that end in a line feed, found a carriage return",
        "`assent import` converts such a text; `tr -d '\\r'` does it by hand.")
      byte = offset
    case .byteOrderMark:
      self.init(
        "expected a text without a byte order mark, found one", "Remove the first three bytes.")
      byte = 0
    case .missingFinalLineFeed(let offset):
      self.init("expected a line feed at the end of the last line", "Add one.")
      byte = offset
    }
    self.byte = byte
    line = text.map { Prose.line(at: byte, in: $0).line }
  }

  init(_ fault: YAMLFault) {
    let found =
      switch fault.problem {
      case .anchor: "an anchor (`&`)"
      case .alias: "an alias (`*`)"
      case .tag: "a tag (`!`)"
      case .flowCollection: "a list or mapping in brackets"
      case .singleQuotes: "single quotes"
      case .multilineScalar: "a value of several lines"
      case .duplicateKey(let key): "the key \(quoted(key)) a second time"
      case .keyIsNotAScalar: "a key that is not a plain text"
      case .severalDocuments: "a second document"
      case .tooDeep: "more than 32 levels"
      case .syntax(let words): "no YAML (\(shownLine(words)))"
      }
    self.init(
      "expected keys and lists on lines of their own, found \(found) in column \(fault.column)",
      "Write plain or double-quoted values on one line each.", line: fault.line)
  }

  init(_ fault: CharterFault, in text: Bytes? = nil) {
    switch fault {
    case .text(let fault): self.init(fault, in: text)
    case .noFrontMatter:
      self.init(
        "expected `---` on the first line, where the front matter begins",
        "`assent import` makes a charter of a text without one.", line: 1)
    case .unclosedFrontMatter:
      self.init("expected a second line `---`, which ends the front matter", "Add it.", line: 1)
    case .frontMatter(let fault): self.init(fault)
    case .repeatedID(let id, let line):
      self.init(
        "expected each id once, found \(quoted(id)) a second time", "Give this heading another id.",
        line: line)
    case .patch(let fault): self.init(fault)
    case .block(let fault): self.init(fault)
    }
  }

  init(_ fault: GovernanceFault) {
    switch fault {
    case .yaml(let fault): self.init(fault)
    case .missing(let key, let line):
      self.init("expected the key \(quoted(key)) in the front matter, found none", "Add it.", line: line)
    case .unknown(let key, let line):
      self.init(
        "expected only keys that the format has, found \(quoted(key))",
        "Remove it or correct its spelling; what else is to be said belongs into the text.", line: line)
    case .value(let key, let found, let expected, let line):
      self.init("expected \(expected) as \(quoted(key)), found \(quoted(found))", "Correct it.", line: line)
    case .repeated(let key, let value, let line):
      self.init(
        "expected each \(key) once, found that of \(quoted(value)) a second time", "Remove one of the two.",
        line: line)
    }
  }

  init(_ fault: BlockFault) {
    switch fault {
    case .yaml(let fault, let block, _):
      self.init(fault)
      what = "in a \(block) block, \(what)"
    case .missing(let key, let block, let line):
      self.init("expected the key \(quoted(key)) in this \(block) block, found none", "Add it.", line: line)
    case .repeatedCase(let id, let line):
      self.init(
        "expected each case's id once, found \(quoted(id)) a second time", "Give this case another id.",
        line: line)
    case .value(let key, let found, let expected, let line):
      self.init("expected \(expected) as \(quoted(key)), found \(quoted(found))", "Correct it.", line: line)
    }
  }

  init(_ fault: OperationFault) {
    switch fault {
    case .unknownProvision(let id, let nearest):
      self.init(
        "expected a provision's id, found \(quoted(id))",
        nearest.map { "\(quoted($0)) is the nearest." } ?? "`assent status` lists the ids.")
    case .unchanged(let id):
      self.init("expected a change of \(quoted(id)), found none", "Change its text.")
    case .emptyBody: self.init("expected a text, found none", "Write one.")
    case .headings(let found, let expected):
      self.init("expected \(expected), found \(found)", "Correct the headings.")
    case .changedID(let id, let other):
      self.init(
        "expected the heading to keep its id \(quoted(id)), found \(other.map { quoted($0) } ?? "none")",
        "Put the id back.")
    case .hasSubprovisions(let id, let children):
      self.init(
        "expected nothing to stand under \(quoted(id)), found \(children.map { quoted($0) }.joined(separator: ", "))",
        "Move or retire these first.")
    case .notASection(let id):
      self.init("expected a provision with a heading, found \(quoted(id))", "It can only be replaced.")
    case .placedInItself(let id):
      self.init("expected a place outside of \(quoted(id))", "Name another place.")
    case .result(let fault): self.init(fault)
    }
  }
}
