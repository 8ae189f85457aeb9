internal import Prose

/// The first thing that a piece of a terminal's stream says.
struct TerminalToken {
  enum Meaning {
    case input(Input)
    case pasteBegins
    case nothing
  }

  let meaning: Meaning
  /// How many bytes say it.
  let length: Int

  init(_ meaning: Meaning, _ length: Int) {
    self.meaning = meaning
    self.length = length
  }

  init(_ key: Key, _ length: Int) { self.init(.input(.key(key)), length) }

  /// Reads from the front of `bytes`, which has at least one; nil if more must come first.
  ///
  /// - Parameter isFinal: No more will come, so the result is not nil.
  init?(_ bytes: Bytes.SubSequence, sequences: [Bytes: Key], isFinal: Bool) {
    guard let token = Self.read(bytes, isFinal: isFinal) else { return nil }
    self = token
    guard length > 1, !sequences.isEmpty else { return }
    if let key = sequences[Bytes(bytes.prefix(length))] { self.init(key, length) }
  }

  private static func read(_ bytes: Bytes.SubSequence, isFinal: Bool) -> TerminalToken? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escape(bytes, isFinal: isFinal)
    case 0x7F: return TerminalToken(.backspace, 1)
    case 0x00..<0x20:
      let letter = Unicode.Scalar(first < 27 && first > 0 ? first + 0x60 : first + 0x40)
      return TerminalToken(Key.control(with: letter) ?? .unknown, 1)
    default: return character(bytes, isFinal: isFinal)
    }
  }

  /// A character in UTF-8; a byte that begins none is an unknown key.
  private static func character(_ bytes: Bytes.SubSequence, isFinal: Bool) -> TerminalToken? {
    let length =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let given = bytes.prefix(length)
    let isBroken = given.dropFirst().contains { $0 & 0xC0 != 0x80 }
    if given.count < length, !isBroken, !isFinal { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = given.makeIterator()
    guard case .valid(let encoded) = decoder.parseScalar(from: &iterator) else {
      return TerminalToken(.unknown, 1)
    }
    return TerminalToken(.character(Unicode.UTF8.decode(encoded)), encoded.count)
  }

  private static func escape(_ bytes: Bytes.SubSequence, isFinal: Bool) -> TerminalToken? {
    let rest = bytes.dropFirst()
    guard let next = rest.first else { return isFinal ? TerminalToken(.escape, 1) : nil }
    switch next {
    case UInt8(ascii: "["): return ControlSequence.read(bytes, isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let final = rest.dropFirst().first else {
        return isFinal ? TerminalToken(.alt("O"), 2) : nil
      }
      return TerminalToken(ControlSequence.applicationKey(final), 3)
    case 0x0A, 0x0D: return TerminalToken(.altEnter, 2)
    // Alt-Backspace rubs out a word, as Ctrl-W does.
    case 0x08, 0x7F: return TerminalToken(.control("w"), 2)
    case 0x00..<0x20: return TerminalToken(.escape, 1)
    default:
      guard let token = character(rest, isFinal: isFinal) else { return nil }
      guard case .input(.key(.character(let scalar))) = token.meaning else {
        return TerminalToken(.unknown, 1 + token.length)
      }
      return TerminalToken(.alt(scalar), 1 + token.length)
    }
  }
}
