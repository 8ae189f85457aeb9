import Charter
import Prose

/// A provision in which a flaw can be seeded: its bytes, and what the critic reads in them.
struct DrillPassage: Sendable {
  let id: String
  let name: String
  /// The provision's exact text.
  let text: Bytes
  /// Nil for the front matter, which is no prose.
  let reading: ReadPassage?
  var gate: Gate? { reading?.gate }
  /// The number of the first line, from 1 in the whole text.
  let firstLineNumber: Int
  private let lines: [Range<Int>]

  /// The provisions of a text, the front matter first.
  static func all(in document: Document) -> [DrillPassage] {
    let reading = Reading(document)
    return document.provisions.map { provision in
      DrillPassage(provision, in: document, reading.places[provision.id].map { reading.passages[$0] })
    }
  }

  private init(_ provision: Provision, in document: Document, _ reading: ReadPassage?) {
    id = provision.id
    name = provision.name
    text = document.text(of: provision)
    self.reading = reading
    firstLineNumber = provision.lines.lowerBound + 1
    lines = lineRanges(of: text)
  }

  /// Whether there is more of it than a heading.
  var hasBody: Bool { lines.count > 1 }

  /// The line without its line feed, by its number in the whole text.
  func line(_ number: Int) -> Bytes? {
    lines.indices.contains(number - firstLineNumber) ? Bytes(text[lines[number - firstLineNumber]]) : nil
  }

  /// The place of a line's first byte; nil where the provision has no such line.
  private func start(ofLine number: Int) -> Int? {
    lines.indices.contains(number - firstLineNumber) ? lines[number - firstLineNumber].lowerBound : nil
  }

  /// The edit of a sentence as bytes of the provision; nil where it would cross a line.
  func placed(_ edit: SentenceEdit, in sentence: Sentence) -> DrillEdit? {
    guard edit.range.upperBound <= sentence.paragraph.endOfLine(holding: edit.range.lowerBound) else {
      return nil
    }
    let position = sentence.paragraph.position(of: edit.range.lowerBound)
    guard let start = start(ofLine: position.line) else { return nil }
    let offset = start + position.column
    return DrillEdit(range: offset..<(offset + edit.range.count), text: Bytes(edit.text.utf8))
  }

  /// Replaces what stands behind `key: ` on a line.
  func replacingValue(onLine number: Int, with value: String) -> DrillEdit? {
    guard let line = line(number), let start = start(ofLine: number),
      let colon = line.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let from = line[(colon + 1)...].firstIndex { $0 != .space } ?? line.count
    guard from < line.count, !line[from...].elementsEqual(value.utf8) else { return nil }
    return DrillEdit(range: (start + from)..<(start + line.count), text: Bytes(value.utf8))
  }

  /// Takes a line out, its line feed included.
  func removingLine(_ number: Int) -> DrillEdit? {
    guard let line = line(number), let start = start(ofLine: number), start + line.count < text.count else {
      return nil
    }
    return DrillEdit(range: start..<(start + line.count + 1), text: [])
  }
}

/// Bytes of a provision, from 0, that are replaced; an empty range inserts.
struct DrillEdit: Equatable, Sendable {
  let range: Range<Int>
  let text: Bytes

  func overlaps(_ other: DrillEdit) -> Bool {
    range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
  }
}

extension Bytes {
  /// The text with edits made, which are in order and don't overlap.
  func applying(_ edits: [DrillEdit]) -> Bytes {
    var result = Bytes()
    var done = 0
    for edit in edits where edit.range.lowerBound >= done && edit.range.upperBound <= count {
      result += self[done..<edit.range.lowerBound] + edit.text
      done = edit.range.upperBound
    }
    return result + self[done...]
  }
}
