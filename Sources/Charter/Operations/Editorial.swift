internal import Prose

/// Whether only white space or typographic quotes differ between two texts (format.md, 6).
///
/// White space may change in amount and kind, but where there is none none may come, and none may go:
/// `no one` and `noone` are different words. A quote may become another of its kind, single or double.
/// Both texts have to be the same tree of CommonMark, in which a line break inside of a paragraph is
/// white space. The front matter, entrenched provisions with the headings above them, code, HTML,
/// links, ids and attributes have to be the same byte for byte, and nothing may change between two
/// digits or at a quote beside one. Equal texts are no amendment, so not an editorial one either.
///
/// - Complexity: O(*n*) in the bytes.
public func isEditorial(from old: Document, to new: Document) -> Bool {
  guard old.bytes != new.bytes, old.provisions.count == new.provisions.count else { return false }
  for (one, other) in zip(old.provisions, new.provisions) {
    guard one.id == other.id, one.heading?.attributes == other.heading?.attributes else { return false }
  }
  let (oldFront, newFront) = (old.provisions[0].lines, new.provisions[0].lines)
  guard old.text(ofLines: oldFront).elementsEqual(new.text(ofLines: newFront)) else { return false }
  guard old.entrenchedProvisions(touchedBy: new).isEmpty else { return false }
  let oldBody = old.text(ofLines: oldFront.upperBound..<old.lineCount)
  let newBody = new.text(ofLines: newFront.upperBound..<new.lineCount)
  return differOnlyInSpacing(oldBody, newBody)
    && CommonMarkTree(parsing: oldBody) == CommonMarkTree(parsing: newBody)
}

/// Whether two texts are the same but for the kind of their quotes and the amount of their white space.
private func differOnlyInSpacing(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Bool {
  let (old, new) = (spacingRuns(old), spacingRuns(new))
  guard old.count == new.count else { return false }
  for (index, (one, other)) in zip(old, new).enumerated() where one != other {
    guard spacingFolded(one) == spacingFolded(other), let sign = one.first else { return false }
    let before = index > 0 && old[index - 1].isDigit
    let after = index + 1 < old.count && old[index + 1].isDigit
    if sign.isSpacing ? before && after : before || after { return false }
  }
  return true
}

/// The text in runs of white space and single characters.
private func spacingRuns(_ text: ArraySlice<UInt8>) -> [[Unicode.Scalar]] {
  var runs: [[Unicode.Scalar]] = []
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    if scalar.isSpacing, runs.last?.first?.isSpacing == true {
      runs[runs.count - 1].append(scalar)
    } else {
      runs.append([scalar])
    }
  }
  return runs
}

/// The text with one space for each run of white space, and `'` and `"` for their kinds of quotes.
func spacingFolded(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var folded: [Unicode.Scalar] = []
  for scalar in text {
    if !scalar.isSpacing {
      folded.append(scalar.plainQuote)
    } else if folded.last != " " {
      folded.append(" ")
    }
  }
  return folded
}

extension [Unicode.Scalar] {
  fileprivate var isDigit: Bool { first?.properties.generalCategory == .decimalNumber }
}

extension Unicode.Scalar {
  /// Tab, line feed, space, and the spaces that typographers put in its place.
  fileprivate var isSpacing: Bool {
    switch value {
    case 0x09, 0x0A, 0x20, 0xA0, 0x2009, 0x202F: true
    default: false
    }
  }

  fileprivate var plainQuote: Unicode.Scalar {
    switch value {
    case 0x2018...0x201B: "'"
    case 0x201C...0x201F: "\""
    default: self
    }
  }
}
