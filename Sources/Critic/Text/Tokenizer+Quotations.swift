import Prose

extension Tokenizer {
  /// Quotation marks, dashes, ellipses and spaces that are not ASCII; false where a letter stands.
  mutating func readPunctuationBeyondASCII() -> Bool {
    guard text[index] == 0xE2 || text[index] == 0xC2, byte(index + 1) >= 0x80 else { return false }
    if text[index] == 0xC2, byte(index + 1) == 0xA0 {
      index += 2
      return true
    }
    guard text[index] == 0xE2, byte(index + 1) == 0x80 else { return false }
    switch byte(index + 2) {
    case 0x9C: openQuote(length: 3, closing: [0xE2, 0x80, 0x9D])
    case 0x98: openQuote(length: 3, closing: [0xE2, 0x80, 0x99])
    case 0x93, 0x94:
      pending.formUnion(.opensClause)
      index += 3
    case 0x99, 0x9D, 0xA6, 0xAF, 0x8B...0x8F: index += 3
    default: return false
    }
    return true
  }

  mutating func openQuote(length: Int, closing: [UInt8]) {
    let start = index
    index += length
    if quote != nil || code != nil { return }
    guard let end = find(closing, from: index), end > start + length, end - start < 400 else { return }
    quote = Span(end: end, markLength: closing.count)
    pending.formUnion(.opensQuote)
  }

  mutating func readCodeMark() {
    let run = text[index...].prefix { $0 == UInt8(ascii: "`") }.count
    index += run
    if code != nil || run > 3 { return }
    let closing = [UInt8](repeating: UInt8(ascii: "`"), count: run)
    code = find(closing, from: index).map { Span(end: $0, markLength: run) }
  }
}
