extension Key {
  private static let names: [(Key, String)] = [
    (.enter, "Enter"), (.altEnter, "Alt-Enter"), (.escape, "Esc"), (.tab, "Tab"),
    (.backTab, "Shift-Tab"), (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"),
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
    (.wordLeft, "Ctrl-Left"), (.wordRight, "Ctrl-Right"),
    (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.home, "Home"), (.end, "End"),
    (.character(" "), "Space"),
  ]

  /// The key as help and settings write it: `a`, `G`, `Ctrl-D`, `Alt-x`, `PgUp`, `F1`, `Space`.
  public var name: String {
    if let known = Key.names.first(where: { $0.0 == self }) { return known.1 }
    return switch self {
    case .character(let scalar): String(scalar)
    case .control(let scalar): "Ctrl-" + String(scalar).uppercased()
    case .alt(let scalar): "Alt-" + String(scalar)
    case .function(let number): "F\(number)"
    default: "?unknown"
    }
  }

  /// Reads a key's name: the words in any case, a character as it is; nil for anything else.
  public init?(named name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1, scalars[0].value > 0x20, scalars[0].value != 0x7F {
      self = .character(scalars[0])
      return
    }
    let lower = name.lowercased()
    if let known = Key.names.first(where: { $0.1.lowercased() == lower }) {
      self = known.0
    } else if lower.hasPrefix("ctrl-"), scalars.count == 6, let key = Key.control(with: scalars[5]) {
      self = key
    } else if lower.hasPrefix("alt-"), scalars.count == 5, scalars[4].value > 0x20 {
      self = .alt(scalars[4])
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// What a terminal sends for Control with a character, in either case; nil for one that it cannot send.
  static func control(with scalar: Unicode.Scalar) -> Key? {
    switch scalar {
    case "h", "H": .backspace
    case "i", "I": .tab
    case "m", "M": .enter
    case "[": .escape
    case "a"..."z", "@", "\\", "]", "^", "_": .control(scalar)
    case "A"..."Z": .control(Unicode.Scalar(UInt8(scalar.value) + 32))
    default: nil
    }
  }
}
