/// The scripts that matter for what hides: a look-alike, a cursive join, a word without spaces.
enum Script: UInt8 {
  case other, latin, greek, cyrillic
  /// Arabic and Syriac, whose letters join.
  case arabic
  case han, mongolian
  /// Thai, Lao, Khmer and Myanmar, which put no space between words.
  case spaceless
  /// A canonical copy of another character, such as the kelvin sign.
  case copy
}

/// How a code point may be handed to a terminal.
enum Drawing: UInt8 {
  /// Only as an escape.
  case escaped
  case narrow, wide
  /// Without columns of its own, on the character before it.
  case mark
  /// In one column, but never apart from the character before it.
  case spacingMark
}

/// What the generated tables say of each code point, unpacked into a byte for each.
///
/// Past the end of the bytes nothing is drawn as it is and no script is told apart.
struct CharacterTable: Sendable {
  private let bytes: [UInt8]

  static let shared = CharacterTable()

  private init() {
    let end = [drawingTable, scriptTable, sequenceTable].compactMap(\.last).map { Int($0 >> 4) }.max() ?? 0
    var bytes = [UInt8](repeating: 0, count: end)
    func fill(_ table: [UInt32], shift: UInt8) {
      for (boundary, next) in zip(table, table.dropFirst()) where boundary & 15 != 0 {
        let value = UInt8(boundary & 15) << shift
        for code in Int(boundary >> 4)..<Int(next >> 4) { bytes[code] |= value }
      }
    }
    fill(drawingTable, shift: 0)
    fill(sequenceTable, shift: 3)
    fill(scriptTable, shift: 4)
    self.bytes = bytes
  }

  func drawing(of code: UInt32) -> Drawing {
    code < bytes.count ? Drawing(rawValue: bytes[Int(code)] & 7) ?? .escaped : .escaped
  }

  func script(of code: UInt32) -> Script {
    code < bytes.count ? Script(rawValue: bytes[Int(code)] >> 4) ?? .other : .other
  }

  /// Whether the usual spelling of a character is a sequence (a composition exclusion of UAX #15).
  func isSequence(_ code: UInt32) -> Bool { code < bytes.count && bytes[Int(code)] & 8 != 0 }

  /// Whether a character and a mark on it have a composed form, which is then their usual spelling.
  func composes(_ base: UInt32, with mark: UInt32) -> Bool {
    let wanted = UInt64(mark) << 20 | UInt64(base)
    var low = 0
    var high = compositionTable.count
    while low < high {
      let middle = (low + high) / 2
      if compositionTable[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < compositionTable.count && compositionTable[low] == wanted
  }
}
