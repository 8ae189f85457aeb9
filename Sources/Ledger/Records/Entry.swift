public import Prose

/// A line `key: value` of a section, with the quoted text that may follow it.
public struct Entry: Hashable, Sendable {
  /// `[a-z][a-z0-9-]*`, one that this version knows or not.
  public let key: Bytes
  /// One line, not empty, without control characters.
  public let value: Bytes
  /// The text behind `> `, lines joined by LF, never empty.
  public let quoted: Bytes?

  public init(key: Bytes, value: Bytes, quoted: Bytes? = nil) {
    self.key = key
    self.value = value
    self.quoted = quoted
  }

  /// Makes an entry under one of the keys that the format names.
  public init(_ key: Key, _ value: Bytes, quoted: Bytes? = nil) {
    self.init(key: Bytes(key.rawValue.utf8), value: value, quoted: quoted)
  }

  /// The keys that the format names.
  public enum Key: String, Sendable {
    case vote, date, stance, objection, answer, decision, seen, reason
    case drill, entry, comment
    /// What was said of the idea behind a proposal, before there was text of it.
    case framing, panel, told, verdict, rebuttal
    /// How a counsel was asked.
    case asked
    /// A provision of an adoption that was accepted in draft and not shown again, and when.
    case carried
    /// What only the draft of a review says.
    case problem, title, picture, text, rows, decided, edited, dissent, stale, after, idea, struck
    /// A case that was decided; `case` is a word of the language.
    case decidedCase = "case"
  }

  /// Whether it stands under `key`.
  public func has(_ key: Key) -> Bool { self.key.elementsEqual(key.rawValue.utf8) }
}

extension Entry {
  var printed: Bytes {
    var text = Bytes()
    text.put(key, value)
    if let quoted { text.put(behindMarks: quoted) }
    return text
  }

  init(from reader: inout RecordReader) throws(RecordFault) {
    let start = reader.position
    let key = reader.take(while: \.isNameByte)
    guard reader.bytes[key].isKey else { throw reader.fault(.key, at: start) }
    try reader.expect(": ")
    let value = try reader.value()
    self.init(
      key: Bytes(reader.bytes[key]), value: Bytes(reader.bytes[value]), quoted: try reader.quotedText())
  }
}
