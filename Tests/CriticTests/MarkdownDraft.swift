import Prose

@testable import Charter

extension Document {
  /// A text without front matter, so that its lines are counted from its first; ids may stand twice.
  ///
  /// A block needs a heading above it, as in a charter.
  init(markdown: String) { self.init(markdown: Bytes(markdown.utf8)) }

  init(markdown: Bytes) {
    let buffer = LineBuffer(
      markdown.last == .lineFeed || markdown.isEmpty ? markdown : markdown + [.lineFeed])
    let outline = Outline(of: buffer, bodyLine: 0)
    let ids = outline.headings.enumerated().map { $1.attributes.id ?? "p\($0)" }
    do {
      self = try Document(buffer, outline, Governance(parsing: Document.rules), bodyLine: 0, ids: ids)
    } catch { preconditionFailure("\(error)") }
  }

  private static let rules = Bytes(
    """
    title: "Sample"
    kind: constitution
    format: 1
    goal: "Samples that are read."
    ratifiers:
      - name: ana
        key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWlyPZRZ0xWqfFP1rVBlqcyV3MKyZD1uKzJJOaHbVcU"
    ratification:
      threshold: 1
      cooling-off: 0h

    """.utf8)

  /// The bytes of a line by its number.
  func bytes(ofLine number: Int) -> Bytes? {
    (1...max(1, lineCount)).contains(number) && lineCount > 0 ? Bytes(line(number - 1)) : nil
  }
}
