/// How roles look.
public struct Theme: Hashable, Sendable {
  /// Where a theme's colours come from.
  public enum Source: Hashable, Sendable {
    /// The sixteen colours that the user gave their terminal.
    case terminal
    /// No colours: weight, underline and reverse alone.
    case monochrome
    case palette(Palette)
  }

  /// Whether text is light on dark, or dark on light.
  public enum Variant: Hashable, Sendable {
    case dark, light
  }

  public let name: String
  /// Empty where the theme names nobody.
  public let author: String
  /// Nil where the theme follows the terminal.
  public let variant: Variant?
  public let source: Source

  /// The user's own sixteen colours; the default.
  public static let terminal = Theme(name: "terminal", author: "", variant: nil, source: .terminal)
  public static let monochrome = Theme(name: "monochrome", author: "", variant: nil, source: .monochrome)
}

/// How many colours a terminal can show.
public enum ColourDepth: Int, Comparable, CaseIterable, Sendable {
  case monochrome
  /// The user's own 8 or 16.
  case sixteen
  /// Those and the 240 fixed ones.
  case indexed
  /// Any, by redefining fixed ones.
  case exact

  public static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }
}

/// What views may know about how they will be shown.
public struct Look: Hashable, Sendable {
  public let theme: Theme
  public let depth: ColourDepth

  public init(theme: Theme, depth: ColourDepth) {
    self.theme = theme
    self.depth = depth
  }

  /// True where no colour is shown, so that views mark changes as `[-old-]` and `{+new+}`.
  public var isMonochrome: Bool { depth == .monochrome || theme.source == .monochrome }

  public static let monochrome = Look(theme: .monochrome, depth: .monochrome)
}
