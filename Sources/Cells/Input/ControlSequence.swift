internal import Prose

/// `ESC [`, parameters, and a final byte that says what they are about (ECMA-48, 5.4).
struct ControlSequence {
  private let parameters: [Int]
  private let isPrivate: Bool
  private let final: UInt8

  /// Longer ones are not keys.
  private static let longest = 64

  static func read(_ bytes: Bytes.SubSequence, isFinal: Bool) -> TerminalToken? {
    let body = bytes.dropFirst(2).prefix(longest)
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      if body.count < longest, !isFinal { return nil }
      return body.isEmpty ? TerminalToken(.alt("["), 2) : TerminalToken(.unknown, 2 + body.count)
    }
    let length = end - bytes.startIndex + 1
    let final = body[end]
    if final == UInt8(ascii: "["), length == 3 {
      // The Linux console sends F1 to F5 as ESC [ [ A to E.
      guard let letter = bytes.dropFirst(3).first else {
        return isFinal ? TerminalToken(.unknown, 3) : nil
      }
      let number = Int(letter) - 0x40
      return TerminalToken((1...5).contains(number) ? .function(number) : .unknown, 4)
    }
    // A control character breaks the sequence off and is read on its own.
    guard (0x40...0x7E).contains(final) else { return TerminalToken(.unknown, length - 1) }
    let text = String(decoding: body[..<end], as: UTF8.self)
    let isPrivate = text.hasPrefix("<")
    let parameters = text.drop { $0 == "<" }.split(separator: ";", omittingEmptySubsequences: false)
    let sequence = ControlSequence(
      parameters: parameters.map { UInt32($0.prefix { $0 != ":" }).map(Int.init) ?? 1 }, isPrivate: isPrivate,
      final: final)
    return TerminalToken(sequence.meaning, length)
  }

  private func parameter(_ index: Int) -> Int {
    parameters.indices.contains(index) ? parameters[index] : 1
  }

  private var meaning: TerminalToken.Meaning {
    if isPrivate { return mouse.map { .input(.mouse($0)) } ?? .nothing }
    switch final {
    case UInt8(ascii: "I"): return .input(.focus(true))
    case UInt8(ascii: "O"): return .input(.focus(false))
    case UInt8(ascii: "~") where parameter(0) == 200: return .pasteBegins
    default: return .input(.key(key))
    }
  }

  /// SGR coordinates, from 1; the release of a button and mere movement say nothing.
  private var mouse: Mouse? {
    guard final == UInt8(ascii: "M"), parameters.count == 3 else { return nil }
    let point = Point(column: max(0, parameters[1] - 1), row: max(0, parameters[2] - 1))
    return switch parameters[0] & ~0b11100 {
    case 0: .press(point)
    case 64: .wheelUp(point)
    case 65: .wheelDown(point)
    default: nil
    }
  }

  private var key: Key {
    switch final {
    case UInt8(ascii: "~"):
      parameter(0) == 27
        ? modified(code: parameter(2), modifiers: parameter(1)) : Self.numbered(parameter(0))
    case UInt8(ascii: "u"): modified(code: parameter(0), modifiers: parameter(1))
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "C") where isWord: .wordRight
    case UInt8(ascii: "D") where isWord: .wordLeft
    default: Self.lettered(final)
    }
  }

  /// With Alt or Control.
  private var isWord: Bool { max(0, parameter(1) - 1) & 0b110 != 0 }

  static func applicationKey(_ final: UInt8) -> Key {
    switch final {
    case UInt8(ascii: "M"): .enter
    // The number pad: * + , - . / and the digits.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Unicode.Scalar(final - 0x40))
    default: lettered(final)
    }
  }

  private static func lettered(_ final: UInt8) -> Key {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
    default: .unknown
    }
  }

  private static func numbered(_ number: Int) -> Key {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: .unknown
    }
  }

  /// A key that is told by its character and what was held with it.
  private func modified(code: Int, modifiers: Int) -> Key {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return .unknown }
    let held = max(0, modifiers - 1)
    switch code {
    case 9: return held & 1 == 0 ? .tab : .backTab
    case 13: return held & 0b111 == 0 ? .enter : .altEnter
    case 27: return .escape
    case 127: return held & 0b110 == 0 ? .backspace : .control("w")
    case ..<32, 0xE000...0xF8FF: return .unknown
    default: break
    }
    if held & 0b100 != 0 { return Key.control(with: scalar) ?? .unknown }
    return held & 0b10 != 0 ? .alt(scalar) : .character(scalar)
  }
}
