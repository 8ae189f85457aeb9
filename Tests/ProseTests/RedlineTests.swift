import Prose
import Testing

private let redlineCorpus = "ProseTests/Corpus/redlines"

@Suite struct RedlineTests {

  @Test("A drafting change reads as a careful editor would mark it", arguments: Files.list(redlineCorpus))
  func corpus(name: String) throws {
    let folder = "\(redlineCorpus)/\(name)"
    let redline = Redline(
      from: try Files.read("\(folder)/before.md"), to: try Files.read("\(folder)/after.md"))
    let expected = String(decoding: try Files.read("\(folder)/redline.txt"), as: UTF8.self)
    #expect(String(decoding: redline.text(), as: UTF8.self) == expected)
  }

  @Test("A patch in its whole text reads as the redline does", arguments: Files.list(redlineCorpus))
  func patches(name: String) throws {
    let folder = "\(redlineCorpus)/\(name)"
    let (old, new) = (try Files.read("\(folder)/before.md"), try Files.read("\(folder)/after.md"))
    let patch = Patch(from: old, to: new, oldName: [], newName: [], context: 1_000)
    let expected = String(decoding: Redline(from: old, to: new).text(), as: UTF8.self)
    let found = Redline.texts(of: patch.hunks).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == [expected])
  }

  @Test("What a hunk reads as does not depend on the hunks before it", arguments: 0..<60)
  func hunks(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let hunks = (0..<6).flatMap { _ in
      let (old, new) = random.draftAndRevision()
      return Patch(from: old, to: new, oldName: [], newName: []).hunks
    }
    #expect(Redline.texts(of: hunks) == hunks.flatMap { Redline.texts(of: [$0]) })
  }

  @Test("The corpus is there")
  func corpusSize() {
    #expect(Files.list(redlineCorpus).count >= 15)
  }

  @Test("The rows hold the old text and the new text, each in its exact bytes", arguments: 0..<300)
  func texts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (old, new) = random.draftAndRevision()
    let redline = Redline(from: old, to: new)
    #expect(redline.rows.flatMap(\.oldText) == old)
    #expect(redline.rows.flatMap(\.newText) == new)
  }

  @Test("Rows are numbered by the lines that they are part of, in order", arguments: 0..<100)
  func numbers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (old, new) = random.draftAndRevision()
    let redline = Redline(from: old, to: new)
    check(redline.rows.compactMap { row in row.oldLine.map { ($0, row.oldText) } }, old)
    check(redline.rows.compactMap { row in row.newLine.map { ($0, row.newText) } }, new)
    for row in redline.rows {
      #expect((row.oldLine == nil) == (row.kind == .added))
      #expect((row.newLine == nil) == (row.kind == .removed))
    }
  }

  private func check(_ parts: [(Int, Bytes)], _ text: Bytes) {
    var lines: [Int: Bytes] = [:]
    for (line, part) in parts { lines[line, default: []] += part }
    #expect(parts.map(\.0) == parts.map(\.0).sorted())
    let expected = lineRanges(of: text).enumerated().map { ($0 + 1, text[$1] + [.lineFeed]) }
    #expect(lines == [Int: Bytes](uniqueKeysWithValues: expected.map { ($0, Bytes($1)) }))
  }

  @Test("Pieces are whole words, differ from their neighbours, and end at line ends only", arguments: 0..<100)
  func pieces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (old, new) = random.draftAndRevision()
    let oldEdges = edges(old)
    let newEdges = edges(new)
    var (i, j) = (0, 0)
    for row in Redline(from: old, to: new).rows {
      let start = (i, j)
      for (index, piece) in row.pieces.enumerated() {
        #expect(!piece.text.isEmpty)
        if index > 0 { #expect(row.pieces[index - 1].kind != piece.kind) }
        let isLast = index == row.pieces.count - 1
        #expect(!(isLast ? piece.text.dropLast() : piece.text[...]).contains(.lineFeed))
        if piece.kind != .added { i += piece.text.count }
        if piece.kind != .removed { j += piece.text.count }
        #expect(oldEdges.contains(i) && newEdges.contains(j))
      }
      switch row.kind {
      case .same: #expect(row.pieces.allSatisfy { $0.kind == .same })
      case .removed: #expect(row.pieces.allSatisfy { $0.kind == .removed })
      case .added: #expect(row.pieces.allSatisfy { $0.kind == .added })
      case .revised: #expect(row.pieces.contains { $0.kind != .same })
      }
      (i, j) = (start.0 + row.oldText.count, start.1 + row.newText.count)
    }
  }

  private func edges(_ text: Bytes) -> Set<Int> {
    Set(words(in: text).map(\.range.upperBound) + [0])
  }

  @Test("Both texts can be read back from the plain rendering", arguments: 0..<200)
  func injective(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (old, new) = random.draftAndRevision()
    let (oldRead, newRead) = try read(Redline(from: old, to: new).text())
    #expect(oldRead == old)
    #expect(newRead == new)
  }

  /// Undoes the plain rendering.
  private func read(_ rendered: Bytes) throws -> (old: Bytes, new: Bytes) {
    var (old, new) = (Bytes(), Bytes())
    for line in lineRanges(of: rendered) {
      let gutter = String(decoding: rendered[line].prefix(2), as: UTF8.self)
      let text = Bytes(rendered[line].dropFirst(2)) + [.lineFeed]
      if gutter == "  " || gutter == "- " { old += text }
      if gutter == "  " || gutter == "+ " { new += text }
      if gutter != "~ " { continue }
      try readRevised(text, &old, &new)
    }
    return (old, new)
  }

  private func readRevised(_ line: Bytes, _ old: inout Bytes, _ new: inout Bytes) throws {
    var rest = line[...]
    var (isInOld, isInNew) = (true, true)
    func begins(_ mark: String) -> Bool { rest.starts(with: mark.utf8) }
    while let byte = rest.first {
      let isRemoved = isInOld && !isInNew
      let isAdded = isInNew && !isInOld
      if begins("\\⏎") || begins("\\") && !begins("\\⏎") {
        let length = begins("\\⏎") ? 3 : 1
        let text = rest.dropFirst().prefix(length)
        if isInOld { old += text }
        if isInNew { new += text }
        rest = rest.dropFirst(1 + length)
      } else if begins("⏎") {
        try #require(isRemoved || isAdded)
        if isInOld { old.append(.lineFeed) } else { new.append(.lineFeed) }
        // The row ends here, on this side only.
        try #require(rest.dropFirst(3).elementsEqual(Bytes(isRemoved ? "-]\n".utf8 : "+}\n".utf8)))
        return
      } else if begins("[-") && !isRemoved && !isAdded || begins("{+") && !isRemoved && !isAdded {
        (isInOld, isInNew) = (byte == UInt8(ascii: "["), byte == UInt8(ascii: "{"))
        rest = rest.dropFirst(2)
      } else if isRemoved && begins("-]") || isAdded && begins("+}") {
        (isInOld, isInNew) = (true, true)
        rest = rest.dropFirst(2)
      } else {
        if isInOld { old.append(byte) }
        if isInNew { new.append(byte) }
        rest = rest.dropFirst()
      }
    }
  }

  @Test("Equal texts have no changed rows, and an empty text is all added or all removed")
  func trivial() {
    let text = Bytes("# A\n\nText.\n".utf8)
    #expect(Redline(from: text, to: text).changedLineCount == 0)
    #expect(Redline(from: [], to: text).rows.map(\.kind) == [.added, .added, .added])
    #expect(Redline(from: text, to: []).rows.map(\.kind) == [.removed, .removed, .removed])
    #expect(Redline(from: [], to: []).rows.isEmpty)
    #expect(Redline(from: text, to: Bytes("# A\n\nMore Text.\n".utf8)).changedLineCount == 1)
  }

  @Test("Any bytes can be compared", arguments: 0..<50)
  func anyBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func text(_ random: inout SplitMix64) -> Bytes {
      (0..<random.below(40)).map { _ in random.pick([0x0A, 0x20, 0x61, 0x2E, 0xCC, 0x81, 0xFF, 0xE3]) } + [
        0x0A
      ]
    }
    let (old, new) = (text(&random), text(&random))
    let redline = Redline(from: old, to: new)
    #expect(redline.rows.flatMap(\.oldText) == old)
    #expect(redline.rows.flatMap(\.newText) == new)
  }

  @Test("In a long text in which every sentence changed a little, words are marked and not whole lines")
  func long() {
    var random = SplitMix64(seed: 3)
    var (old, new) = (Bytes(), Bytes())
    for _ in 0..<200 {
      var words = (0..<12).map { _ in "word\(random.below(300))" }
      old += Bytes((words.joined(separator: " ") + ".\n").utf8)
      words[random.below(12)] = "changed"
      new += Bytes((words.joined(separator: " ") + ".\n").utf8)
    }
    #expect(Redline(from: old, to: new).rows.allSatisfy { $0.kind == .revised })
  }
}
