internal import Prose

/// The words of a text in lower case, without punctuation: what stays the same when only spaces,
/// case and marks differ.
func foldedWords(_ text: Bytes) -> [String] {
  var words: [String] = []
  var word = String.UnicodeScalarView()
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
    {
      word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    } else if scalar == "'" || scalar == "’" {
      continue
    } else if !word.isEmpty {
      words.append(String(word))
      word = String.UnicodeScalarView()
    }
  }
  if !word.isEmpty { words.append(String(word)) }
  return words
}
