import Cells
import Charter
import History
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct ReplayLawTests {
  static let seeds = Array(UInt64(1)...60)

  private func layout(
    _ text: ReplayText, _ beat: Beat, columns: Int = 4000, isMonochrome: Bool = false
  ) -> ReplayLayout {
    ReplayLayout(
      text: text, beat: beat, gutter: .authors, columns: columns, isMonochrome: isMonochrome,
      author: { _ in .human })
  }

  /// What the screen shows of a text, without gutters: each line of the text on a line.
  private func shown(_ layout: ReplayLayout) -> [String] {
    layout.text.rows.indices.flatMap { layout.lines(ofRow: $0) }.map { line in
      line.spans.map(\.text).joined()
    }
  }

  private func lines(of document: Document) -> [String] {
    (0..<document.lineCount).map { String(decoding: display(Bytes(document.line($0))), as: UTF8.self) }
  }

  @Test("the first beat shows the old text, the last the new one, each line whole", arguments: seeds)
  func beats(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = try random.document()
    let new = try random.edited(old)
    let text = ReplayText(from: old, to: new, earlier: [], origins: nil)
    // The sign that marks a line end as changed is drawn only where that is the change.
    let marked = shown(layout(text, .marked)).map { String($0.dropFirst(2)).replacing("⏎", with: "") }
    let entered = shown(layout(text, .entered)).map { String($0.dropFirst(2)).replacing("⏎", with: "") }
    #expect(marked == lines(of: old))
    #expect(entered == lines(of: new))
  }

  @Test(
    "while the gap closes no line of what stays is lost, and in the end nothing of the gap is left",
    arguments: seeds)
  func closing(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = try random.document()
    let new = try random.edited(old)
    let text = ReplayText(from: old, to: new, earlier: [], origins: nil)
    let counts = [3, 2, 1, 0].map { shown(layout(text, .closing(quarters: $0))).joined().count }
    #expect(counts == counts.sorted(by: >))
    let kept = text.rows.flatMap { $0.pieces.filter { $0.kind == .same }.flatMap(\.text) }
    let left = layout(text, .closing(quarters: 0))
    let letters = shown(left).map { $0.dropFirst(2) }.joined()
    #expect(letters == String(decoding: display(kept.filter { $0 != .lineFeed }), as: UTF8.self))
  }

  @Test(
    "a window is a part of all lines, and the row that holds its place is where it should be",
    arguments: seeds)
  func windows(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = try random.document()
    let text = ReplayText(from: old, to: try random.edited(old), earlier: [], origins: nil)
    for beat in [Beat.marked, .closing(quarters: 2), .entered, .redline] {
      let layout = layout(text, beat, columns: 24)
      let all = text.rows.indices.flatMap { layout.lines(ofRow: $0) }
      let place = ReplayPlace(row: random.next(below: text.rows.count), line: random.next(below: 12) - 3)
      let window = layout.window(at: place, height: 10)
      let above = text.rows[..<place.row].indices.flatMap { layout.lines(ofRow: $0) }.count
      let start = above - place.line
      let expected = (start..<start + 10).map { all.indices.contains($0) ? all[$0] : DisplayLine("") }
      #expect(Array(expected.prefix(window.count)) == window)
      #expect(window.count == 10 || start + window.count >= all.count)
    }
  }

  @Test("scrolling never leaves the text and comes back to where it was", arguments: seeds)
  func scrolling(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = try random.document()
    let text = ReplayText(from: old, to: try random.edited(old), earlier: [], origins: nil)
    let layout = layout(text, .redline, columns: 30)
    var place = ReplayPlace.top
    let height = 8
    let count = text.rows.indices.flatMap { layout.lines(ofRow: $0) }.count
    for _ in 0..<count { place = layout.place(scrolling: place, by: 1, height: height) }
    #expect(layout.window(at: place, height: height).last?.source?.row == text.rows.count - 1)
    #expect(layout.window(at: place, height: height).count == min(height, count))
    let middle = layout.place(scrolling: place, by: -3, height: height)
    let there = layout.place(
      scrolling: layout.place(scrolling: middle, by: -2, height: height), by: 2, height: height)
    if count > height + 6 {
      #expect(layout.window(at: there, height: height) == layout.window(at: middle, height: height))
    }
    for _ in 0..<count { place = layout.place(scrolling: place, by: -1, height: height) }
    #expect(layout.window(at: place, height: height).first?.source?.row == 0)
  }

  @Test(
    "a fresh word is marked where it stands, also where lines were split or joined around it",
    arguments: [
      ("One refuses, two wait for the answer.", "One refuses,\ntwo always wait for the answer.", ["always"]),
      ("One refuses,\ntwo wait for the answer.", "One refuses, two always wait for the answer.", ["always"]),
      ("It waits for a day.", "It waits for a day.\nIt asks.", ["It asks."]),
    ])
  func freshWords(old: String, new: String, words: [String]) throws {
    let old = try Document(utf8(SampleHistory.front + old + "\n"))
    let new = try Document(utf8(SampleHistory.front + new + "\n"))
    let patch = Patch(from: old.bytes, to: new.bytes, oldName: utf8("c"), newName: utf8("c"))
    let text = ReplayText(from: new, to: new, earlier: [patch], origins: nil)
    let layout = layout(text, .redline)
    let fresh = text.rows.indices.flatMap { layout.lines(ofRow: $0) }.compactMap { line -> String? in
      let word = Field(line.spans.filter { $0.style.fade == 1 }.map(\.text).joined()).trimmed
      return word.isEmpty ? nil : word
    }
    #expect(fresh == words)
  }

  @Test(
    "fresh words are words of lines that came in as many amendments ago as they are old", arguments: seeds)
  func freshness(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var document = try random.document()
    var freshness = Freshness()
    var blame = Blame()
    blame.apply(Patch(from: [], to: document.bytes, oldName: utf8("/dev/null"), newName: utf8("c")), by: 1)
    for number in 2...8 {
      let next = try random.edited(document)
      guard next != document else { continue }
      let patch = Patch(from: document.bytes, to: next.bytes, oldName: utf8("c"), newName: utf8("c"))
      freshness.apply(patch)
      blame.apply(patch, by: number)
      document = next
      for (line, marks) in freshness.marks {
        let length = document.line(line).count
        for mark in marks {
          #expect(mark.range.upperBound <= length && !mark.range.isEmpty)
          #expect((1...Freshness.lasting).contains(mark.age))
        }
        #expect(Set(marks.map(\.age)).count == 1)
      }
      for line in 0..<document.lineCount where blame.origins[line] == number {
        #expect(freshness.marks[line].map { $0.allSatisfy { $0.age == 1 } } ?? true)
      }
      for line in freshness.marks.keys { #expect(blame.origins[line] > number - Freshness.lasting - 3) }
    }
  }
}

extension SplitMix64 {
  mutating func document() throws -> Document {
    let body = (0..<(4 + next(below: 14))).map { _ in line() }.joined()
    return try Document(utf8(SampleHistory.front + body))
  }

  /// The document with some lines of its body removed, replaced, put in, joined or split.
  mutating func edited(_ document: Document) throws -> Document {
    let front = SampleHistory.front.count { $0 == "\n" }
    var lines = (front..<document.lineCount).map { String(decoding: document.line($0), as: UTF8.self) + "\n" }
    for _ in 0...next(below: 5) {
      let place = next(below: lines.count + 1)
      switch next(below: 5) {
      case 0 where place < lines.count && lines.count > 1: lines.remove(at: place)
      case 1 where place < lines.count: lines[place] = line()
      case 2 where place + 1 < lines.count:
        lines[place] = lines[place].dropLast() + " " + lines.remove(at: place + 1)
      case 3 where place < lines.count:
        lines[place] = lines[place].replacing(" may ", with: " may not ").replacing(", ", with: ",\n")
      default: lines.insert(line(), at: place)
      }
    }
    return try Document(utf8(SampleHistory.front + lines.joined()))
  }

  private mutating func line() -> String {
    let words = [
      "the", "model", "may", "human", "refuse", "監督", "“quote”", "and", "record", "it, then", "answers",
    ]
    switch next(below: 7) {
    case 0: return "\n"
    case 1: return "## \(pick(["Scope", "Oversight", "Refusal"])) \(next(below: 1000))\n"
    default:
      return (0..<(3 + next(below: 9))).map { _ in pick(words) }.joined(separator: " ") + ".\n"
    }
  }
}
