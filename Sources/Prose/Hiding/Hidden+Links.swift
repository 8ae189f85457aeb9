/// Links that lead elsewhere than their words say, link titles, and reference definitions.
///
/// None of the three is rendered as it stands (CommonMark 0.31, 4.7 and 6.3). Brackets, targets and titles
/// of more than 2,000 bytes are left alone, so that no text takes long.
func hiddenLinks(in text: Bytes) -> [HiddenFinding] {
  var reader = LinkReader(text)
  reader.read()
  return reader.findings()
}

private let longestPart = 2000

private struct LinkReader {
  /// A definition, or words in brackets that refer to one.
  private struct Reference {
    var range: Range<Int>
    var words: Bytes
    var label: Bytes
    var target: Bytes
  }

  private let text: Bytes
  private var found: [HiddenFinding] = []
  private var definitions: [Reference] = []
  private var uses: [Reference] = []

  init(_ text: Bytes) { self.text = text }

  /// One pass; brackets pair up as they nest, and not over a blank line.
  mutating func read() {
    var open: [Int] = []
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\") where offset + 1 < text.count && text[offset + 1].isASCIIPunctuation:
        offset += 1
      case UInt8(ascii: "["):
        open.append(offset)
      case UInt8(ascii: "]"):
        if let start = open.popLast(), offset - start <= longestPart { readBrackets(start..<offset + 1) }
      case .lineFeed where offset > 0 && text[offset - 1] == .lineFeed:
        open.removeAll()
      default: break
      }
      offset += 1
    }
  }

  /// What comes of brackets depends on what follows them.
  private mutating func readBrackets(_ range: Range<Int>) {
    let words = Bytes(text[range].dropFirst().dropLast())
    let next = range.upperBound < text.count ? text[range.upperBound] : 0
    if next == UInt8(ascii: "(") {
      let (target, end) = readTarget(at: range.upperBound + 1)
      compare(words, with: target, range: range.lowerBound..<end)
    } else if next == UInt8(ascii: ":"), words.first != UInt8(ascii: "^"),
      beginsLine(range.lowerBound, in: text)
    {
      let (target, end) = readTarget(at: range.upperBound + 1)
      definitions.append(
        Reference(range: range.lowerBound..<end, words: words, label: normalized(words), target: target))
    } else {
      // The label of `[words][label]` comes by itself, as a use without words of its own.
      uses.append(
        Reference(range: range, words: words, label: normalized(label(after: range) ?? words), target: []))
    }
  }

  /// The second brackets of a full reference; nil where there are none, or nothing in them.
  private func label(after range: Range<Int>) -> Bytes? {
    let start = range.upperBound
    guard start < text.count, text[start] == UInt8(ascii: "["),
      let end = text.end(of: "]", from: start, within: 1000),
      end - start > 2
    else { return nil }
    return Bytes(text[start + 1..<end - 1])
  }

  /// The target at `offset`, and the end of the target and its title, which is reported.
  private mutating func readTarget(at offset: Int) -> (target: Bytes, end: Int) {
    var start = endOfBlank(from: offset)
    var end = start
    if start < text.count, text[start] == UInt8(ascii: "<") {
      start += 1
      end = text.end(of: ">", from: start, within: longestPart).map { $0 - 1 } ?? start
    } else {
      var depth = 0
      while end < text.count, text[end] > 0x20, end - start < longestPart {
        if text[end] == UInt8(ascii: "(") { depth += 1 }
        if text[end] == UInt8(ascii: ")") { depth -= 1 }
        if depth < 0 { break }
        end += 1
      }
    }
    let target = Bytes(text[start..<end])
    let title = endOfBlank(from: text.holds(">", at: end) ? end + 1 : end)
    guard title > end, let close = endOfTitle(at: title) else { return (target, end) }
    found.append(HiddenFinding(offset: title, length: close - title, kind: .linkTitle, severity: .note))
    return (target, close)
  }

  private func endOfTitle(at offset: Int) -> Int? {
    if text.holds("\"", at: offset) { return text.end(of: "\"", from: offset + 1, within: longestPart) }
    if text.holds("'", at: offset) { return text.end(of: "'", from: offset + 1, within: longestPart) }
    if text.holds("(", at: offset) { return text.end(of: ")", from: offset + 1, within: longestPart) }
    return nil
  }

  /// Past spaces and at most one line feed.
  private func endOfBlank(from offset: Int) -> Int {
    var end = offset
    var lines = 0
    while end < text.count, text[end] == .space || text[end] == 0x09 || (text[end] == .lineFeed && lines == 0)
    {
      lines += text[end] == .lineFeed ? 1 : 0
      end += 1
    }
    return end
  }

  private mutating func compare(_ words: Bytes, with target: Bytes, range: Range<Int>) {
    let shown = words.filter { ![UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "<")].contains($0) }
    guard let seen = LinkAddress(shown, isProse: true) else { return }
    let led = LinkAddress(target, isProse: false)
    let isElsewhere = led.map { $0.host != seen.host } ?? seen.hasScheme
    if isElsewhere {
      found.append(
        HiddenFinding(
          offset: range.lowerBound, length: range.count, kind: .linkElsewhere(target: target),
          severity: .warns))
    }
  }

  /// Labels match without regard to case and to the kind of space.
  private func normalized(_ label: Bytes) -> Bytes {
    let words = label.split(whereSeparator: { $0 == .space || $0 == 0x09 || $0 == .lineFeed })
    return Bytes(words.joined(separator: [.space])).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// What was found; of several definitions of a label the first counts.
  mutating func findings() -> [HiddenFinding] {
    let targets = Dictionary(
      definitions.map { ($0.label, $0.target) }, uniquingKeysWith: { first, _ in first })
    let used = Set(uses.map(\.label))
    for use in uses {
      if let target = targets[use.label] { compare(use.words, with: target, range: use.range) }
    }
    for definition in definitions {
      let isUsed = used.contains(definition.label)
      found.append(
        HiddenFinding(
          offset: definition.range.lowerBound, length: definition.range.count,
          kind: .referenceDefinition(isUsed: isUsed), severity: isUsed ? .note : .warns))
    }
    return found
  }
}
