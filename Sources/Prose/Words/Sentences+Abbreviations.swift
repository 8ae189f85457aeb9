/// Words that are written with a point which ends no sentence.
enum Abbreviation {
  /// Always followed by more of the sentence.
  private static let unfinished: Set<String> = [
    "approx", "ca", "cf", "dr", "e.g", "eg", "esp", "gen", "hon", "i.e", "ie", "incl", "mr", "mrs", "ms",
    "prof", "rev", "st", "viz", "vs",
  ]

  /// An abbreviation where a number follows, otherwise perhaps a word.
  private static let numbered: Set<String> = [
    "app", "art", "arts", "ch", "cl", "eq", "fig", "figs", "no", "nos", "nr", "p", "par", "para", "pp", "ref",
    "sec", "sect", "vol",
  ]

  /// Whether the point at `offset` ends an abbreviation or an initial and not a sentence.
  ///
  /// - Parameter range: From where the sentence began to the end of its line.
  static func stands(before offset: Int, in text: Bytes, _ range: Range<Int>) -> Bool {
    var start = offset
    while start > range.lowerBound, isLetter(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    if start == offset || offset - start > 6 { return false }
    let word = String(decoding: text[start..<offset], as: UTF8.self).lowercased()
    if unfinished.contains(word) { return true }
    guard let next = text[(offset + 1)..<range.upperBound].firstIndex(where: { $0 != .space && $0 != 0x09 })
    else { return false }
    if isInitial(text[start..<offset]) { return true }
    guard numbered.contains(word) else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[next])
  }

  /// A capital letter but `I`, or several letters with points between them.
  private static func isInitial(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard letters.allSatisfy({ $0.count == 1 }), let first = word.first else { return false }
    let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    return letters.count > 1 || isCapital && first != UInt8(ascii: "I")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
