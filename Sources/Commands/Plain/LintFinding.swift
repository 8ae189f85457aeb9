import Critic
import PlainJSON
import Prose

/// A finding of `assent lint`, whether a rule of the critic's or one of the format's made it.
struct LintFinding: Equatable {
  let rule: String
  let level: Level
  /// From 1.
  let lineNumber: Int
  /// From 1, in bytes.
  let column: Int
  let excerpt: Bytes
  let advice: String

  /// The rules besides the critic's.
  static let ownRules: [(name: String, level: String, reason: String)] = [
    ("governance", "warning", "Rules that can't be met, or a goal that nobody wrote, adopt nothing."),
    ("block", "warning", "A case or gate that does not parse is decided by nobody."),
    ("hidden", "note to warning", "What a reader can't see or takes for something else is not agreed to."),
  ]

  func line(in file: String) -> String {
    let words = excerpt.isEmpty ? "" : "“\(shownLine(excerpt))”: "
    return "\(shownLine(file)):\(lineNumber):\(column): \(level): \(words)\(shownLine(advice)) [\(rule)]"
  }

  func row(in file: String) -> JSON {
    .object([
      JSON.Member("file", .string(file)),
      JSON.Member("line", .number(lineNumber)),
      JSON.Member("column", .number(column)),
      JSON.Member("level", .string("\(level)")),
      JSON.Member("rule", .string(rule)),
      JSON.Member("excerpt", .string(excerpt)),
      JSON.Member("advice", .string(advice)),
    ])
  }
}

extension LintFinding {
  init(_ finding: Finding, shift: Int) {
    self.init(
      rule: finding.rule.text, level: finding.level, lineNumber: finding.line - shift,
      column: finding.columns.lowerBound + 1, excerpt: Bytes(finding.excerpt.utf8), advice: finding.advice)
  }

  /// A character or construct that hides in a text.
  init(_ finding: HiddenFinding, in text: Bytes) {
    let place = Prose.line(at: finding.offset, in: text)
    let level: Level =
      switch finding.severity {
      case .note: .note
      case .warns: .advice
      case .blocks: .warning
      }
    let bytes = Bytes(text[finding.offset..<min(text.count, finding.offset + min(finding.length, 40))])
    self.init(
      rule: "hidden", level: level, lineNumber: place.line, column: place.column,
      excerpt: finding.scalar == nil ? bytes : [], advice: LintFinding.words(finding))
  }

  private static func words(_ finding: HiddenFinding) -> String {
    let name = finding.scalar.map { "U+\(String($0.value, radix: 16, uppercase: true)) " } ?? ""
    let what =
      switch finding.kind {
      case .character(let mark): "\(name)is \(words(mark))."
      case .trailingSpaces(let count): "\(count) spaces stand at the end of the line."
      case .spaces(let count): "\(count) spaces stand in a row."
      case .rightToLeft: "The line has letters that run from right to left."
      case .longLine(let characters):
        "The line has \(characters) characters; what stands far right is missed."
      case .blankLines(let count): "\(count) blank lines stand in a row; what follows is missed."
      case .mixedScripts: "The word mixes letters of several scripts that look alike."
      case .lookAlike(let other):
        "The word looks like \(String(decoding: other, as: UTF8.self)), and is another."
      case .htmlComment: "A comment is not shown where Markdown is rendered."
      case .rawHTML: "HTML may show something else than the source."
      case .linkElsewhere(let target): "The link leads to \(String(decoding: target, as: UTF8.self))."
      case .linkTitle: "A link's title shows only under a pointer."
      case .referenceDefinition(let isUsed):
        isUsed ? "A reference is not shown where it stands." : "A reference that nothing uses is never shown."
      }
    return finding.severity == .blocks ? "\(what) It can't come into force." : what
  }

  private static func words(_ mark: Mark) -> String {
    switch mark {
    case .lineEnd: "a line end"
    case .tab: "a tab"
    case .control: "a control character"
    case .lineBreak: "a line break to other programs"
    case .bidi: "a character that steers the direction of text"
    case .joiner: "a joiner that joins nothing"
    case .tag: "a tag character, which nobody sees"
    case .variation: "a variation selector out of place"
    case .invisible: "a character that nobody sees"
    case .blank: "a blank that is no space"
    case .format: "a format character"
    case .unassigned: "no character of Unicode yet"
    case .privateUse: "a private character, which looks as the font likes"
    case .noncharacter: "no character"
    case .combining: "a mark that stands on nothing, or one too many"
    case .unnormalized: "spelled in another way than it looks"
    case .undrawable: "drawn in different widths"
    case .sign: "a sign by which the display shows what hides"
    case .invalid: "no UTF-8"
    }
  }
}
