/// A run of letters, marks and digits, with what it would look like in Latin letters.
private struct SeenWord {
  var range: Range<Int>
  var skeleton = Bytes()
  var letters = 0
  var scripts: Set<Script> = []
  var isChanged = false
}

/// Words that mix scripts, and words that look like another word of the text (UTS #39, 4 and 5).
///
/// Words of different look count as alike only where one of them has a letter that stands for a Latin one.
func hiddenWords(in text: Bytes) -> [HiddenFinding] {
  var findings: [HiddenFinding] = []
  var changed: [SeenWord] = []
  forEachWord(in: text) { word in
    if word.scripts.count > 1 {
      findings.append(
        HiddenFinding(
          offset: word.range.lowerBound, length: word.range.count, kind: .mixedScripts, severity: .warns))
    }
    if word.isChanged { changed.append(word) }
  }
  guard !changed.isEmpty else { return findings }
  let others = spellings(of: Set(changed.map(\.skeleton)), in: text)
  for word in changed {
    let spelling = Bytes(text[word.range])
    guard let other = others[word.skeleton]?.first(where: { $0 != spelling }) else { continue }
    // One letter alone is a word in many languages, and a variable in formulas.
    findings.append(
      HiddenFinding(
        offset: word.range.lowerBound, length: word.range.count, kind: .lookAlike(of: other),
        severity: word.letters > 1 ? .warns : .note))
  }
  return findings
}

/// The first two spellings in the text of each skeleton.
private func spellings(of skeletons: Set<Bytes>, in text: Bytes) -> [Bytes: [Bytes]] {
  var found: [Bytes: [Bytes]] = [:]
  forEachWord(in: text) { word in
    guard skeletons.contains(word.skeleton) else { return }
    let spelling = Bytes(text[word.range])
    let known = found[word.skeleton, default: []]
    if known.count < 2, !known.contains(spelling) { found[word.skeleton, default: []].append(spelling) }
  }
  return found
}

private func forEachWord(in text: Bytes, _ body: (SeenWord) -> Void) {
  let table = CharacterTable.shared
  var word = SeenWord(range: 0..<0)
  var offset = 0
  while offset < text.count {
    let scalar = UTF8Scalar(in: text, at: offset, end: text.count)
    let end = offset + (scalar?.length ?? 1)
    if let scalar, isWordPart(scalar.value, table) {
      if word.range.isEmpty { word.range = offset..<offset }
      word.range = word.range.lowerBound..<end
      let prototype = LookAlikes.prototype(of: scalar.value)
      word.skeleton.append(codePoint: prototype)
      word.isChanged = word.isChanged || prototype != scalar.value
      let script = table.script(of: scalar.value)
      if [.latin, .greek, .cyrillic].contains(script) { word.scripts.insert(script) }
      word.letters += table.drawing(of: scalar.value) == .mark ? 0 : 1
    } else if !word.range.isEmpty {
      body(word)
      word = SeenWord(range: 0..<0)
    }
    offset = end
  }
  if !word.range.isEmpty { body(word) }
}

/// Letters, marks and digits, but for the wide ones, which no Latin letter is mistaken for.
private func isWordPart(_ code: UInt32, _ table: CharacterTable) -> Bool {
  switch code {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
  case 0..<0xAA: return false
  default:
    switch table.drawing(of: code) {
    case .wide: return false
    case .mark, .spacingMark: return true
    case .narrow, .escaped: return Unicode.Scalar(code)?.properties.isAlphabetic == true
    }
  }
}
