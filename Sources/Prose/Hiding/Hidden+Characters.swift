/// The characters that have a mark, each with its severity.
func hiddenCharacters(in text: Bytes) -> [HiddenFinding] {
  var findings: [HiddenFinding] = []
  var flags = FlagSequences(in: text)
  var scanner = GlyphScanner(text)
  while let glyph = scanner.next() {
    guard let mark = glyph.mark, mark != .lineEnd else { continue }
    let isFlag = mark == .tag && flags.contains(glyph.offset)
    findings.append(
      HiddenFinding(
        offset: glyph.offset, length: glyph.length, scalar: glyph.scalar, kind: .character(mark),
        severity: isFlag ? .note : glyph.severity(as: mark)))
  }
  return findings
}

extension Glyph {
  /// How much a character matters, given that it is not part of a flag.
  fileprivate func severity(as mark: Mark) -> HiddenFinding.Severity {
    switch mark {
    case .tag, .invalid: return .blocks
    case .bidi: return [0x061C, 0x200E, 0x200F].contains(value) ? .warns : .blocks
    case .variation: return severityOfVariation
    case .joiner: return form == .escape ? .warns : .note
    case .control, .lineBreak, .unassigned, .privateUse, .noncharacter, .combining: return .warns
    case .invisible:
      // The scripts whose words only a dictionary finds mark with U+200B where a word may end.
      return value == 0x200B && WordSpacing(code: previous) == .complex ? .note : .warns
    case .blank: return scalar?.properties.generalCategory == .spaceSeparator ? .note : .warns
    case .format: return (0xFFF9...0xFFFB).contains(value) ? .warns : .note
    case .lineEnd, .tab, .unnormalized, .undrawable, .sign: return .note
    }
  }

  private var severityOfVariation: HiddenFinding.Severity {
    // Several selectors in a row spell bytes: that is how text is smuggled.
    if Mark(ofEscaped: previous) == .variation { return .blocks }
    if form != .escape { return .note }
    let base = Unicode.Scalar(previous)
    let isTextStyle = value == 0xFE0E && previous >= 0xA9 && base?.properties.isEmoji == true
    let isMongolian = value < 0xFE00 && CharacterTable.shared.script(of: previous) == .mongolian
    return isTextStyle || isMongolian ? .note : .warns
  }
}

/// The tag characters of well-formed flags: U+1F3F4, three to six tag letters or digits, U+E007F (UTS #51).
///
/// The number is limited, since any sentence could be spelled in tags between the two.
private struct FlagSequences {
  private let text: Bytes
  private var found: Range<Int> = 0..<0

  init(in text: Bytes) { self.text = text }

  /// Whether the tag character at `offset` is part of a flag; to be asked in ascending order.
  mutating func contains(_ offset: Int) -> Bool {
    if found.contains(offset) { return true }
    guard offset >= 4, codePoint(at: offset - 4) == 0x1F3F4 else { return false }
    var end = offset
    while let code = codePoint(at: end),
      (0xE0030...0xE0039).contains(code) || (0xE0061...0xE007A).contains(code)
    {
      end += 4
    }
    guard (3...6).contains((end - offset) / 4), codePoint(at: end) == 0xE007F else { return false }
    found = offset..<end + 4
    return true
  }

  private func codePoint(at offset: Int) -> UInt32? {
    offset < text.count ? UTF8Scalar(in: text, at: offset, end: text.count)?.value : nil
  }
}
