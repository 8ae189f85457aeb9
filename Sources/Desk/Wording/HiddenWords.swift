internal import Prose

/// What a reader could miss, in a few words.
func words(for finding: HiddenFinding) -> String {
  let name = finding.scalar.map { "U+" + padded($0.value) } ?? ""
  return switch finding.kind {
  case .character(let mark): name.isEmpty ? words(for: mark) : "\(name), \(words(for: mark))"
  case .trailingSpaces(let count): "\(count) spaces at the end"
  case .spaces(let count): "\(count) spaces in a row"
  case .rightToLeft: "letters that run from right to left"
  case .longLine(let count): "a line of \(count) characters"
  case .blankLines(let count): "\(count) blank lines in a row"
  case .mixedScripts: "a word of several scripts that look alike"
  case .lookAlike(let other):
    "a word that looks like “\(String(decoding: other, as: UTF8.self))” and is another"
  case .htmlComment: "an HTML comment, which is not shown where Markdown is rendered"
  case .rawHTML: "HTML, which may show something else than its source"
  case .linkElsewhere(let target):
    "a link that says one address and leads to \(String(decoding: target, as: UTF8.self))"
  case .linkTitle: "a link title, which shows only under a pointer"
  case .referenceDefinition(let isUsed):
    isUsed
      ? "a reference, which is not shown where it stands" : "a reference that nothing uses, so it never shows"
  }
}

private func padded(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private func words(for mark: Mark) -> String {
  switch mark {
  case .lineEnd: "a line end"
  case .tab: "a tab"
  case .control: "a control character"
  case .lineBreak: "a line break to other programs"
  case .bidi: "which steers the direction of text"
  case .joiner: "a joiner"
  case .tag: "a tag character, which nobody sees"
  case .variation: "a variation selector"
  case .invisible: "which nobody sees"
  case .blank: "a blank that is no space"
  case .format: "a format character"
  case .unassigned: "no character of Unicode yet"
  case .privateUse: "a private character"
  case .noncharacter: "no character"
  case .combining: "a combining mark"
  case .unnormalized: "spelled in another way than it looks"
  case .undrawable: "of no agreed width"
  case .sign: "a sign by which the display shows what hides"
  case .invalid: "a byte that is no UTF-8"
  }
}
