public import Prose

/// Reads what a command prints: a reply without what steers terminals, as whole characters of UTF-8.
public struct CommandText: Sendable {
  private enum Place { case text, escape, sequence, string, stringEscape }

  private let caps: Caps
  private var place = Place.text
  /// The beginning of a character that is not whole yet.
  private var pending = Bytes()
  private var lineLength = 0
  private var total = 0

  public init(caps: Caps = Caps()) { self.caps = caps }

  /// The text in these bytes.
  ///
  /// - Throws: `CounselFault.over`.
  public mutating func read(_ bytes: Bytes) throws(CounselFault) -> Bytes {
    var text = Bytes()
    var place = bytes.startIndex
    while place < bytes.endIndex {
      // Most of what commands print steers nothing, and is taken in runs.
      let run: ArraySlice<UInt8> =
        isPlain ? bytes[place...].prefix { $0 < 0x7F && ($0 >= 0x20 || $0 == .lineFeed) } : []
      let taken = run.isEmpty ? bytes[place...place] : run
      try count(taken)
      if run.isEmpty { step(bytes[place], &text) } else { text += run }
      place = taken.endIndex
    }
    return text
  }

  /// What was held back when the output ended.
  public mutating func finish() -> Bytes {
    var text = Bytes()
    settle(&text)
    return text
  }

  private var isPlain: Bool { place == .text && pending.isEmpty }

  private mutating func count(_ bytes: ArraySlice<UInt8>) throws(CounselFault) {
    total += bytes.count
    guard total <= caps.total else { throw .over(.total(caps.total)) }
    if lineLength + bytes.count > caps.line {
      for byte in bytes {
        lineLength = byte == .lineFeed ? 0 : lineLength + 1
        guard lineLength <= caps.line else { throw .over(.line(caps.line)) }
      }
    } else if let end = bytes.lastIndex(of: .lineFeed) {
      lineLength = bytes.endIndex - end - 1
    } else {
      lineLength += bytes.count
    }
  }

  /// One byte further (ECMA-48, 5: escapes, control sequences and control strings).
  private mutating func step(_ byte: UInt8, _ text: inout Bytes) {
    switch place {
    case .text where byte == 0x1B:
      settle(&text)
      place = .escape
    case .text: put(byte, &text)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): place = .sequence
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
        place = .string
      case 0x20...0x2F: break
      default: place = .text
      }
    case .sequence: if (0x40...0x7E).contains(byte) { place = .text }
    case .string: place = byte == 0x07 ? .text : byte == 0x1B ? .stringEscape : .string
    case .stringEscape: place = byte == UInt8(ascii: "\\") ? .text : .string
    }
  }

  /// Line feeds and tabs stay of the controls; a carriage return is half of a line end, or nothing.
  private mutating func put(_ byte: UInt8, _ text: inout Bytes) {
    if byte < 0x80 {
      settle(&text)
      if byte == .lineFeed || byte == 0x09 || (byte >= 0x20 && byte != 0x7F) { text.append(byte) }
      return
    }
    if byte & 0xC0 != 0x80 { settle(&text) }
    pending.append(byte)
    if pending.count == CommandText.length(pending[0]) { settle(&text) }
  }

  /// Writes the character that is pending, or U+FFFD for what is none; C1 controls are left out.
  private mutating func settle(_ text: inout Bytes) {
    guard !pending.isEmpty else { return }
    for scalar in String(decoding: pending, as: UTF8.self).unicodeScalars
    where !(0x80...0x9F).contains(scalar.value) {
      text += UTF8.encode(scalar) ?? .init()
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func length(_ lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
}
