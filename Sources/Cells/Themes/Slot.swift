/// A place in a base16 palette, or one of the eight that base24 adds.
public enum Slot: UInt8, CaseIterable, Sendable {
  case base00, base01, base02, base03, base04, base05, base06, base07
  case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F
  case base10, base11, base12, base13, base14, base15, base16, base17

  /// The sixteen that every palette has.
  static let required = Slot.allCases.prefix(16)

  /// What a palette of sixteen has in the place of one of the eight (base24 styling guide).
  var substitute: Slot? {
    switch self {
    case .base10, .base11: .base00
    case .base12: .base08
    case .base13: .base0A
    case .base14: .base0B
    case .base15: .base0C
    case .base16: .base0D
    case .base17: .base0E
    default: nil
    }
  }
}

/// The colours of a base16 or base24 scheme.
public struct Palette: Hashable, Sendable {
  private let colours: [RGB]

  /// Nil if one of the sixteen is missing.
  init?(_ given: [Slot: RGB]) {
    var colours: [RGB] = []
    for slot in Slot.allCases {
      guard let colour = given[slot] ?? slot.substitute.flatMap({ given[$0] }) else { return nil }
      colours.append(colour)
    }
    self.colours = colours
  }

  public subscript(slot: Slot) -> RGB { colours[Int(slot.rawValue)] }
}
