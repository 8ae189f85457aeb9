public import Prose

/// Decodes a JSON string byte by byte (RFC 8259, 7), from behind its opening quotation mark through the closing one.
///
/// A lone surrogate becomes U+FFFD. Whether the bytes are UTF-8 is not looked at.
public struct JSONString: Equatable, Sendable {
  private enum State: Equatable, Sendable {
    case closed, plain, escape
    case unit(digits: Int, UInt16)
  }

  private var state: State
  /// The first half of a character that is written in two.
  private var high: UInt16?

  /// - Parameter isOpen: Whether the quotation mark was read already; else `open` says so.
  public init(isOpen: Bool = false) { state = isOpen ? .plain : .closed }

  /// Whether the closing quotation mark is still to come.
  public var isOpen: Bool { state != .closed }

  /// The quotation mark that opens a string was read.
  public mutating func open() { (state, high) = (.plain, nil) }

  /// How many digits of an escape have been read.
  var digits: Int { if case .unit(let digits, _) = state { digits } else { 0 } }

  /// Takes a byte and adds to a text what it completes.
  ///
  /// - Throws: `JSONFault.Problem` for a byte that can't stand there; the next one is read as text again.
  public mutating func read(_ byte: UInt8, into text: inout Bytes) throws(JSONFault.Problem) {
    switch state {
    case .closed: break
    case .plain:
      if byte == UInt8(ascii: "\\") {
        state = .escape
        return
      }
      endHalf(into: &text)
      if byte == UInt8(ascii: "\"") {
        state = .closed
      } else if byte < 0x20 {
        throw .syntax
      } else {
        text.append(byte)
      }
    case .escape:
      if byte == UInt8(ascii: "u") {
        state = .unit(digits: 0, 0)
        return
      }
      state = .plain
      endHalf(into: &text)
      guard let meaning = JSONString.meaning(of: byte) else { throw .value }
      text.append(meaning)
    case .unit(let digits, let start):
      guard let digit = JSONString.value(of: byte) else {
        state = .plain
        throw .value
      }
      let unit = start << 4 | digit
      state = digits == 3 ? .plain : .unit(digits: digits + 1, unit)
      if digits == 3 { take(unit, into: &text) }
    }
  }

  /// What a byte behind a backslash stands for.
  private static func meaning(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func value(of digit: UInt8) -> UInt16? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
      UInt16(digit & 0x0F) + 9
    default: nil
    }
  }

  /// Adds the character of one unit of UTF-16, or of a pair.
  private mutating func take(_ unit: UInt16, into text: inout Bytes) {
    if let high, UTF16.isTrailSurrogate(unit) {
      self.high = nil
      text += String(decoding: [high, unit], as: UTF16.self).utf8
      return
    }
    endHalf(into: &text)
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else {
      text += String(decoding: [unit], as: UTF16.self).utf8
    }
  }

  /// A first half that no second one follows stands for nothing.
  private mutating func endHalf(into text: inout Bytes) {
    guard high != nil else { return }
    high = nil
    text += "\u{FFFD}".utf8
  }
}

extension JSONReader {
  /// Reads a string from its opening quotation mark through the closing one.
  mutating func string() throws(JSONFault) -> Bytes {
    let start = offset
    try expect(UInt8(ascii: "\""))
    var string = JSONString(isOpen: true)
    var value = Bytes()
    while let byte = next {
      let digits = string.digits
      do throws(JSONFault.Problem) { try string.read(byte, into: &value) } catch {
        throw JSONFault(error, at: offset - digits)
      }
      offset += 1
      guard string.isOpen else {
        guard String(validating: value, as: UTF8.self) != nil else { throw JSONFault(.notUTF8, at: start) }
        return value
      }
    }
    throw fault(.syntax)
  }
}
