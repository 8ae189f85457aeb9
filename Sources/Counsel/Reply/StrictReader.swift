internal import Prose

/// Follows a reply in the strict encoding as it streams in: its talk shows at once, an edit once it is whole.
///
/// It only looks along: what the reply means is read from the whole (`Reply.init(json:isComplete:)`), or, where the
/// end never came, from the edits that are whole.
struct StrictReader: Equatable, Sendable {
  private(set) var bytes: Bytes = []
  /// The value of `talk` so far: whole characters.
  private(set) var talk: Bytes = []
  /// The strings of the edit that is being written, by their names.
  private(set) var edit: [String: Bytes] = [:]
  /// The edits that are whole, as they stand in the reply.
  private(set) var edits: [Range<Int>] = []
  private var text = JSONText()
  private var depth = 0
  private var start = 0
  /// The member of the whole that is being read.
  private var member = ""
  /// The string that is being read, or the one before it, where that names the next value.
  private var string: Bytes = []
  private var name = ""
  private var isName = true

  /// Whether an edit is open.
  var isInEdit: Bool { depth >= 3 && member == "edits" }

  mutating func feed(_ byte: UInt8) {
    bytes.append(byte)
    if text.isOpen {
      guard let more = text.read(byte) else { return end() }
      string += more
      note(more)
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      text.open()
      string = []
      if !isName { begin() }
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      if depth == 3 { (start, edit) = (bytes.count - 1, [:]) }
      isName = byte == UInt8(ascii: "{")
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if depth == 3, member == "edits" {
        edits.append(start..<bytes.count)
        edit = [:]
      }
      depth -= 1
    case UInt8(ascii: ":"): isName = false
    case UInt8(ascii: ","): isName = depth == 1 || depth == 3
    default: break
    }
  }

  /// The end of a string.
  private mutating func end() {
    guard isName else { return }
    name = String(decoding: string, as: UTF8.self)
    if depth == 1 { member = name }
  }

  private mutating func begin() { if depth == 3 { edit[name] = [] } }

  private mutating func note(_ more: Bytes) {
    guard !isName else { return }
    if depth == 1, name == "talk" { talk += more }
    if depth == 3 { edit[name, default: []] += more }
  }
}

/// Reads a JSON string byte by byte (RFC 8259, 7); what is no escape of it is passed over.
struct JSONText: Equatable, Sendable {
  private enum State: Equatable, Sendable {
    case closed, plain, escape
    case code(digits: Int, UInt32)
  }

  private var state = State.closed
  /// The first half of a character that is written in two.
  private var high: UInt32?

  var isOpen: Bool { state != .closed }

  mutating func open() { (state, high) = (.plain, nil) }

  /// Takes a byte and gives what it adds to the text; nil where it ends the string.
  mutating func read(_ byte: UInt8) -> Bytes? {
    switch state {
    case .closed: return nil
    case .plain:
      if byte == UInt8(ascii: "\"") {
        state = .closed
        return nil
      }
      guard byte == UInt8(ascii: "\\") else { return [byte] }
      state = .escape
      return []
    case .escape:
      guard byte == UInt8(ascii: "u") else {
        state = .plain
        return [JSONText.escapes[byte] ?? byte]
      }
      state = .code(digits: 0, 0)
      return []
    case .code(let digits, let code):
      let value = code << 4 | (JSONText.value(of: byte) ?? 0)
      state = digits == 3 ? .plain : .code(digits: digits + 1, value)
      return digits == 3 ? character(value) : []
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): .lineFeed, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C,
  ]

  private static func value(of digit: UInt8) -> UInt32? {
    UInt32(String(decoding: [digit], as: UTF8.self), radix: 16)
  }

  private mutating func character(_ code: UInt32) -> Bytes {
    if (0xD800..<0xDC00).contains(code) {
      high = code
      return []
    }
    var value = code
    if let high, (0xDC00..<0xE000).contains(code) {
      value = 0x10000 + (high - 0xD800) << 10 + (code - 0xDC00)
    }
    high = nil
    return Bytes(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }
}
