/// HTML in Markdown, whose tags and comments are not rendered (CommonMark 0.31, 4.6 and 6.6).
func hiddenHTML(in text: Bytes) -> [HiddenFinding] {
  var findings: [HiddenFinding] = []
  var offset = 0
  while offset < text.count {
    guard text[offset] == UInt8(ascii: "<") else {
      offset += 1
      continue
    }
    let end: Int
    let kind: HiddenKind
    if text.holds("<!--", at: offset) {
      end = text.end(of: "-->", from: offset + 2) ?? text.count
      kind = .htmlComment
    } else if let tag = endOfTag(in: text, at: offset) {
      end = tag
      kind = .rawHTML
    } else {
      offset += 1
      continue
    }
    findings.append(HiddenFinding(offset: offset, length: end - offset, kind: kind, severity: .warns))
    offset = end
  }
  return findings
}

/// The end of a tag, declaration or instruction that begins at `offset`; nil if none does.
///
/// At the start of a line it need not be closed, since it opens a block of HTML anyway.
private func endOfTag(in text: Bytes, at offset: Int) -> Int? {
  var name = offset + 1
  if name < text.count, [UInt8(ascii: "!"), UInt8(ascii: "?")].contains(text[name]) {
    return text.end(of: ">", from: name, within: 1000)
  }
  if name < text.count, text[name] == UInt8(ascii: "/") { name += 1 }
  guard name < text.count, text[name].isASCIILetter else { return nil }
  while name < text.count,
    text[name].isASCIILetter || text[name].isASCIIDigit || text[name] == UInt8(ascii: "-")
  {
    name += 1
  }
  guard name == text.count || [0x20, 0x09, 0x0A, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(text[name])
  else { return nil }
  if isEscaped(offset, in: text) { return nil }
  let closed = text.end(of: ">", from: name, within: 1000)
  return closed ?? (beginsLine(offset, in: text) ? name : nil)
}

/// Whether an odd number of backslashes stands before a byte.
private func isEscaped(_ offset: Int, in text: Bytes) -> Bool {
  text[..<offset].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
}

/// Whether only spaces, quote marks and list markers stand before a byte on its line, at most 100 bytes.
func beginsLine(_ offset: Int, in text: Bytes) -> Bool {
  let before = text[max(0, offset - 100)..<offset]
  let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? before.startIndex
  guard start == 0 || text[start - 1] == .lineFeed else { return false }
  return hangingIndent(of: Bytes(text[start...offset])) >= offset - start
}

extension Bytes {
  /// Whether the ASCII letters of `word` stand at `offset`.
  func holds(_ word: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + word.utf8CodeUnitCount <= count else { return false }
    for index in 0..<word.utf8CodeUnitCount where self[offset + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Where the first `word` ends that begins at `offset` or within as many bytes after it.
  func end(of word: StaticString, from offset: Int, within limit: Int = .max) -> Int? {
    let last = limit > count - offset ? count : offset + limit
    var index = offset
    while index < last {
      if holds(word, at: index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIILetter && !isASCIIDigit }
}
