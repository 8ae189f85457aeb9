/// The scripts that matter for what hides: a look-alike, a cursive join.
enum Script: UInt8 {
  case other, latin, greek, cyrillic
  /// Arabic and Syriac, whose letters join.
  case arabic
  case han, mongolian
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
/// The scripts written with an alphabet come first and are unpacked at once; the long tables behind them are when
/// a text first asks for one, since the first frame of most texts never does. Past the end of both nothing is
/// drawn as it is and no script is told apart.
struct CharacterTable: Sendable {
  private let near: [UInt8]

  static let shared = CharacterTable()

  private static let firstFar = 0x3000
  private static let far = unpacked(
    firstFar..<([drawingTable, scriptTable, sequenceTable].compactMap(\.last).map { Int($0 >> 4) }.max() ?? 0)
  )

  private init() { near = CharacterTable.unpacked(0..<CharacterTable.firstFar) }

  private static func unpacked(_ codes: Range<Int>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: codes.count)
    func fill(_ table: [UInt32], shift: UInt8) {
      for index in table.indices.dropLast() where table[index] & 15 != 0 {
        let value = UInt8(table[index] & 15) << shift
        let run = (Int(table[index] >> 4)..<Int(table[index + 1] >> 4)).clamped(to: codes)
        for code in run { bytes[code - codes.lowerBound] |= value }
      }
    }
    fill(drawingTable, shift: 0)
    fill(sequenceTable, shift: 3)
    fill(scriptTable, shift: 4)
    return bytes
  }

  private func entry(of code: UInt32) -> UInt8 {
    if code < near.count { return near[Int(code)] }
    let place = Int(code) - CharacterTable.firstFar
    return place < CharacterTable.far.count ? CharacterTable.far[place] : 0
  }

  func drawing(of code: UInt32) -> Drawing { Drawing(rawValue: entry(of: code) & 7) ?? .escaped }

  func script(of code: UInt32) -> Script { Script(rawValue: entry(of: code) >> 4) ?? .other }

  /// Whether the usual spelling of a character is a sequence (a composition exclusion of UAX #15).
  func isSequence(_ code: UInt32) -> Bool { entry(of: code) & 8 != 0 }

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
