internal import Prose

/// What a statement says of a change, taken from the talk around the edits.
extension Reply {
  /// What is wrong today: the talk before the first edit.
  public var problem: String { words(0..<(items.first?.offset ?? talk.count)) }

  /// Why the edits mend it: the talk behind the last of them, or else their notes.
  public var rationale: String {
    let paragraphs = ending.filter { !$0.hasPrefix(Reply.effectMark) }
    guard paragraphs.isEmpty else { return paragraphs.joined(separator: "\n\n") }
    return edits.map(\.note).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What should be different: the paragraph that begins with `Expected effect:`.
  public var expectedEffect: String {
    guard let paragraph = ending.last(where: { $0.hasPrefix(Reply.effectMark) }) else { return "" }
    return String(paragraph.dropFirst(Reply.effectMark.count)).trimmed
  }

  /// One line: the first note, or else what is done.
  public var title: String {
    if let note = edits.first(where: { !$0.note.isEmpty })?.note { return note }
    return edits.first.map { "\($0.operation.name.capitalizedFirst) \($0.operation.subject)" }
      ?? "Revise the text"
  }

  static let effectMark = "Expected effect:"

  private var ending: [String] {
    let start = items.last?.offset ?? talk.count
    return words(start..<talk.count).split(separator: "\n\n").map { String($0).trimmed }.filter {
      !$0.isEmpty
    }
  }

  private func words(_ range: Range<Int>) -> String { String(decoding: talk[range], as: UTF8.self).trimmed }
}

/// What a counsel says of an idea, in the first line of its answer.
public enum Verdict: String, CaseIterable, Sendable {
  case goOn = "go on"
  case changeIt = "change it"
  case drawingBoard = "back to the drawing board"

  /// Reads the first line, which has to be `verdict: ` and one of the three; anything else is none.
  public init?(of answer: String) {
    let line = answer.split(separator: "\n", maxSplits: 1).first.map { String($0).trimmed.lowercased() } ?? ""
    guard line.hasPrefix("verdict: ") else { return nil }
    self.init(rawValue: String(line.dropFirst("verdict: ".count)))
  }
}

extension String {
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
