public import Prose

/// What a person typed, as a record holds it: without blanks at the ends of its lines, empty lines at
/// either end, carriage returns and zero bytes.
public func tidied(_ words: Bytes) -> Bytes {
  let lines = words.filter { $0 != 0x0D && $0 != 0 }
    .split(separator: .lineFeed, omittingEmptySubsequences: false)
    .map { line in
      line.prefix(upTo: line.lastIndex { $0 != .space && $0 != 0x09 }.map { $0 + 1 } ?? line.startIndex)
    }
  guard let first = lines.firstIndex(where: { !$0.isEmpty }),
    let last = lines.lastIndex(where: { !$0.isEmpty })
  else { return [] }
  return Bytes(lines[first...last].joined(separator: [.lineFeed]))
}

/// Whether there are `count` words, or `characters` of a script that is written without spaces.
public func says(_ text: Bytes, words count: Int, orCharacters characters: Int) -> Bool {
  let words = foldedWords(text)
  return words.count >= count || unspacedCount(in: words) >= characters
}

/// How many characters of the words no space separates from the next word.
func unspacedCount(in words: [String]) -> Int {
  words.reduce(0) { $0 + $1.unicodeScalars.count { WordSpacing(of: $0) != .spaced } }
}

/// Whether a word has characters of a script that is written without spaces, so that it may be several.
func isUnspaced(_ word: String) -> Bool { word.unicodeScalars.contains { WordSpacing(of: $0) != .spaced } }
