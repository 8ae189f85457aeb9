internal import PlainJSON
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
  private var text = JSONString()
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
      var more = Bytes()
      // The whole is read strictly in the end; until then what can't stand there is shown as it is.
      do throws(JSONFault.Problem) { try text.read(byte, into: &more) } catch { more.append(byte) }
      string += more
      note(more)
      if !text.isOpen { end() }
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
