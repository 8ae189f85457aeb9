internal import CNcurses
internal import Cells
internal import Prose

extension Screen {
  /// The keys that the terminal's description tells, for terminals that are unlike xterm.
  static func describedKeys() -> [Bytes: Key] {
    var keys: [Bytes: Key] = [:]
    var bytes: UnsafePointer<CChar>?
    var number: Int32 = 0
    var index: Int32 = 0
    while assent_key_sequence(index, &bytes, &number) {
      if let bytes, let key = Key(described: Int(number)) {
        let sequence = Bytes(String(cString: bytes).utf8)
        if sequence.count > 1 { keys[sequence] = key }
      }
      index += 1
    }
    return keys
  }

  /// Reads what the terminal has sent.
  mutating func readInput() -> [Input] {
    var buffer = Bytes(repeating: 0, count: 65_536)
    let count = assent_read(&buffer, buffer.count)
    return decoder.feed(buffer.prefix(count))
  }
}

extension Key {
  fileprivate init?(described number: Int) {
    switch number {
    case ASSENT_KEY_UP: self = .up
    case ASSENT_KEY_DOWN: self = .down
    case ASSENT_KEY_LEFT: self = .left
    case ASSENT_KEY_RIGHT: self = .right
    case ASSENT_KEY_HOME: self = .home
    case ASSENT_KEY_END: self = .end
    case ASSENT_KEY_PAGE_UP: self = .pageUp
    case ASSENT_KEY_PAGE_DOWN: self = .pageDown
    case ASSENT_KEY_INSERT: self = .insert
    case ASSENT_KEY_DELETE: self = .delete
    case ASSENT_KEY_BACK_TAB: self = .backTab
    case ASSENT_KEY_FUNCTION_1...: self = .function(number - ASSENT_KEY_FUNCTION_1 + 1)
    default: return nil
    }
  }
}
