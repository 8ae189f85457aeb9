import Charter
import Prose

/// A Markdown text on its way to a charter, with what was converted.
struct ImportedText {
  /// What the person wants the front matter to say.
  struct Wanted {
    let title: String?
    let kind: Governance.Kind?
    let goal: String?
    let ratifier: Governance.Ratifier?
    /// Gives the title where nothing else does.
    let fileName: String
  }

  /// What was converted, in phrases for the person.
  private(set) var notes: [String] = []
  private var bytes: Bytes

  static let goalPlaceholder = "\(Governance.unwrittenGoal) what will be true when this text works."

  /// Takes off a byte order mark, makes every line end in LF, and leaves every other byte as it is.
  ///
  /// - Throws: `TextFault` where it is not UTF-8 or has a zero byte; offsets are those of `raw`.
  init(_ raw: Bytes) throws(TextFault) {
    let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
    // What is checked has the length of what was given, so that offsets hold.
    var text = raw.map { $0 == 0x0D ? UInt8.lineFeed : $0 }
    if hasMark { text.replaceSubrange(0..<3, with: [.space, .space, .space]) }
    if text.last != .lineFeed { text.append(.lineFeed) }
    try checkText(text)
    bytes = []
    bytes.reserveCapacity(raw.count + 1)
    var returns = 0
    for (index, byte) in raw.enumerated().dropFirst(hasMark ? 3 : 0) {
      if byte == 0x0D {
        returns += 1
        if index + 1 == raw.count || raw[index + 1] != .lineFeed { bytes.append(.lineFeed) }
      } else {
        bytes.append(byte)
      }
    }
    if hasMark { notes.append("took off the byte order mark") }
    if returns > 0 { notes.append("converted \(returns) line ends with a carriage return") }
    if bytes.last != .lineFeed {
      bytes.append(.lineFeed)
      notes.append("added a line feed at the end")
    }
  }

  /// The text as a charter's, with a front matter of its own where it has none or a small one.
  ///
  /// - Throws: `Words` on what it can't be made of.
  mutating func document(_ wanted: Wanted) throws(Words) -> Document {
    let front = try FrontMatter(of: bytes)
    if let front, front.isCharters {
      guard wanted.title == nil, wanted.kind == nil, wanted.goal == nil else {
        throw Words(
          "expected no --name, --kind or --goal for a text that has a charter's front matter",
          "Change the front matter instead.", line: 1)
      }
      notes.append("kept its front matter")
      do { return try Document(bytes) } catch { throw Words(error, in: bytes) }
    }
    let body = bytes[(front?.end ?? 0)...]
    var governance = Governance(
      title: "untitled", kind: wanted.kind ?? front?.kind ?? .constitution,
      goal: wanted.goal ?? front?.goal ?? ImportedText.goalPlaceholder,
      ratifiers: wanted.ratifier.map { [$0] } ?? [],
      rule: Governance.Rule(threshold: .count(1), coolingOff: 0))
    let draft = try document(governance, body, replacing: front)
    governance.title =
      wanted.title ?? front?.title ?? draft.firstTitle ?? ImportedText.title(ofFile: wanted.fileName)
    notes.append(front == nil ? "added a front matter" : "completed its front matter")
    if governance.isGoalUnwritten { notes.append("has no goal yet: write one at the head of the text") }
    if governance.ratifiers.isEmpty { notes.append("names no ratifier yet") }
    return try document(governance, body, replacing: front)
  }

  private func document(
    _ governance: Governance, _ body: ArraySlice<UInt8>, replacing front: FrontMatter?
  ) throws(Words) -> Document {
    let blank: Bytes = body.first == .lineFeed ? [] : [.lineFeed]
    let matter = governance.frontMatter + blank
    do { return try Document(matter + body) } catch {
      // Lines are those of the file that was given.
      var words = Words(error)
      let shift = lineRanges(of: matter).count - (front?.lineCount ?? 0)
      words.line = words.line.map { max(1, $0 - shift) }
      throw words
    }
  }

  /// The text with an id for every heading that has none.
  mutating func addingIDs(_ document: Document) -> Bytes {
    var taken = Set(document.provisions.map(\.id))
    var fresh: [Int: String] = [:]
    for provision in document.provisions where !provision.hasExplicitID {
      guard let heading = provision.heading else { continue }
      var id = provision.id
      var number = 0
      while !Attributes.isValid(id: id) || (id != provision.id && taken.contains(id)) {
        number += 1
        id = "section-\(number)"
      }
      taken.insert(id)
      fresh[heading.line + max(0, heading.lineCount - 2)] = id
    }
    if !fresh.isEmpty { notes.append("gave \(fresh.count) headings an id") }
    var text = Bytes()
    for line in 0..<document.lineCount {
      text +=
        fresh[line].map { ImportedText.adding(id: $0, to: document.line(line)) } ?? Bytes(document.line(line))
      text.append(.lineFeed)
    }
    return text
  }

  /// A heading's line with an id, in the braces that it has or in new ones.
  private static func adding(id: String, to line: ArraySlice<UInt8>) -> Bytes {
    var line = line
    func dropBlanks() { while line.last == .space || line.last == 0x09 { line = line.dropLast() } }
    dropBlanks()
    if line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")),
      line[open...].contains(UInt8(ascii: "="))
    {
      return Bytes(line[...open]) + Bytes("#\(id) ".utf8) + line[(open + 1)...]
    }
    let marks = line.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let unmarked = line.dropLast(marks)
    if marks > 0, let last = unmarked.last, last == .space || last == 0x09 {
      // The closing marks of a heading would stand in its title.
      let isTitled = unmarked.contains { $0 != .space && $0 != 0x09 && $0 != UInt8(ascii: "#") }
      if isTitled { line = unmarked }
      dropBlanks()
    }
    return Bytes(line) + Bytes(" {#\(id)}".utf8)
  }

  private static func title(ofFile name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let title = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
    return title.isEmpty || title.unicodeScalars.contains { $0.properties.generalCategory == .control }
      ? "Imported text" : title
  }
}

extension Document {
  /// The first heading's title, where it can be a charter's.
  fileprivate var firstTitle: String? {
    guard let title = provisions.compactMap(\.heading).first?.name, !title.isEmpty else { return nil }
    return title.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : title
  }
}
