public import Prose

/// A charter's text with its structure.
public struct Document: Equatable, Sendable {
  let buffer: LineBuffer
  let outline: Outline
  /// The rules of amendment, read from the front matter.
  public let governance: Governance
  /// `governance` first, then `preamble` if there is one, then a provision for each heading.
  public let provisions: [Provision]

  /// The exact text.
  public var bytes: Bytes { buffer.bytes }
  public var lineCount: Int { buffer.lineCount }

  /// Reads a text.
  ///
  /// - Throws: `CharterFault` where the bytes are no text, the front matter does not parse, or an
  ///   explicit id stands twice.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: Bytes) throws(CharterFault) {
    do { try checkText(bytes) } catch { throw .text(error) }
    let buffer = LineBuffer(bytes)
    let bodyLine = try Document.bodyLine(of: buffer)
    let governance = try Governance(parsing: Document.frontMatter(of: buffer, bodyLine: bodyLine))
    try self.init(buffer, Outline(of: buffer, bodyLine: bodyLine), governance, bodyLine: bodyLine)
  }

  /// - Parameter ids: Those of the headings, where they are known.
  init(
    _ buffer: LineBuffer, _ outline: Outline, _ governance: Governance, bodyLine: Int, ids: [String]? = nil
  ) throws(CharterFault) {
    self.buffer = buffer
    self.outline = outline
    self.governance = governance
    let ids = if let ids { ids } else { try Document.ids(for: outline.headings) }
    provisions = Document.provisions(of: buffer, headings: outline.headings, ids: ids, bodyLine: bodyLine)
  }

  var bodyLine: Int { provisions[0].lines.upperBound }

  /// The provision with that id.
  ///
  /// - Complexity: O(*n*) in the provisions.
  public func provision(_ id: String) -> Provision? { provisions.first { $0.id == id } }

  /// The provision's exact text, line feeds included.
  public func text(of provision: Provision) -> Bytes { Bytes(text(ofLines: provision.lines)) }

  /// The exact text of some lines, line feeds included.
  public func text(ofLines lines: Range<Int>) -> ArraySlice<UInt8> {
    guard !lines.isEmpty else { return [] }
    return buffer.bytes[
      buffer.range(ofLine: lines.lowerBound)
        .lowerBound...buffer.range(ofLine: lines.upperBound - 1).upperBound]
  }

  /// One line without its line feed, from 0.
  public func line(_ index: Int) -> ArraySlice<UInt8> { buffer.bytes[buffer.range(ofLine: index)] }

  /// The lines of a heading's whole subtree, up to the next heading of its level or higher, without
  /// trailing blank lines.
  public func subtreeLines(of provision: Provision) -> Range<Int> {
    guard let heading = provision.heading, let index = provisions.firstIndex(of: provision) else {
      return provision.lines
    }
    let rest = provisions[(index + 1)...]
    let subtree = rest.prefix { ($0.heading?.level ?? 0) > heading.level }
    return provision.lines.lowerBound..<(subtree.last ?? provision).lines.upperBound
  }

  /// The heading that a provision stands under.
  public func parent(of provision: Provision) -> Provision? {
    guard let heading = provision.heading, let index = provisions.firstIndex(of: provision) else {
      return nil
    }
    return provisions[..<index].last { $0.heading.map { $0.level < heading.level } ?? false }
  }

  /// The provision that a line belongs to; a trailing blank line belongs to nobody.
  public func provision(atLine line: Int) -> Provision? { provisions.first { $0.lines.contains(line) } }

  /// The title in the front matter.
  public var title: String { governance.title }
}

extension Document {
  private static func bodyLine(of buffer: LineBuffer) throws(CharterFault) -> Int {
    let marker = Bytes("---".utf8)
    guard buffer.lineCount > 0, buffer.bytes[buffer.range(ofLine: 0)].elementsEqual(marker) else {
      throw .noFrontMatter
    }
    for line in 1..<max(1, buffer.lineCount)
    where buffer.bytes[buffer.range(ofLine: line)].elementsEqual(marker) {
      return line + 1
    }
    throw .unclosedFrontMatter
  }

  private static func frontMatter(of buffer: LineBuffer, bodyLine: Int) -> Bytes {
    guard bodyLine > 2 else { return [] }
    return Bytes(
      buffer.bytes[buffer.range(ofLine: 1).lowerBound...buffer.range(ofLine: bodyLine - 2).upperBound])
  }

  private static func provisions(
    of buffer: LineBuffer, headings: [Heading], ids: [String], bodyLine: Int
  ) -> [Provision] {
    var provisions = [Provision(id: Provision.governanceID, heading: nil, lines: 0..<bodyLine)]
    provisions.reserveCapacity(headings.count + 2)
    let firstHeading = headings.first?.line ?? buffer.lineCount
    let preamble = bodyLine..<firstHeading
    if let start = preamble.first(where: { !buffer.bytes[buffer.range(ofLine: $0)].isBlankLine }) {
      let lines = trimmed(start..<firstHeading, in: buffer)
      provisions.append(Provision(id: Provision.preambleID, heading: nil, lines: lines))
    }
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].line : buffer.lineCount
      provisions.append(
        Provision(id: ids[index], heading: heading, lines: trimmed(heading.line..<end, in: buffer)))
    }
    return provisions
  }

  private static func trimmed(_ lines: Range<Int>, in buffer: LineBuffer) -> Range<Int> {
    var end = lines.upperBound
    while end > lines.lowerBound + 1, buffer.bytes[buffer.range(ofLine: end - 1)].isBlankLine { end -= 1 }
    return lines.lowerBound..<end
  }

  /// Explicit ids as they stand, slugs with `-1`, `-2` where an id is taken.
  private static func ids(for headings: [Heading]) throws(CharterFault) -> [String] {
    var taken: Set<String> = [Provision.governanceID, Provision.preambleID]
    for heading in headings {
      guard let id = heading.attributes.id else { continue }
      guard taken.insert(id).inserted else { throw .repeatedID(id, line: heading.line + 1) }
    }
    return headings.map { heading in
      if let id = heading.attributes.id { return id }
      let slug = heading.slug.isEmpty ? "section" : heading.slug
      var id = slug
      var repeats = 0
      while !taken.insert(id).inserted {
        repeats += 1
        id = "\(slug)-\(repeats)"
      }
      return id
    }
  }
}
