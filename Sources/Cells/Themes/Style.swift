/// What a piece of the screen means; a theme says how it looks.
public enum Role: UInt8, CaseIterable, Sendable {
  case text, dim, title, focus
  case added, removed, changed, moved
  case caution, error
  case human, model, both
  case selection, border, key, banner, past
}

/// What is laid over a role's own look.
public struct Emphasis: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = Emphasis(rawValue: 1)
  public static let dim = Emphasis(rawValue: 2)
  public static let underline = Emphasis(rawValue: 4)
  public static let reverse = Emphasis(rawValue: 8)
  public static let italic = Emphasis(rawValue: 16)
  /// On the ground of the past, which is read-only.
  public static let tinted = Emphasis(rawValue: 32)
}

/// How a cell is to look, without saying any colour.
public struct Style: Hashable, Sendable {
  public var role: Role
  public var emphasis: Emphasis
  /// How far the role's colour and weight have faded to those of text, 0 (not at all) to 3.
  public let fade: UInt8

  /// A fade outside 0…3 counts as the nearer of the two.
  public init(_ role: Role, _ emphasis: Emphasis = [], fade: Int = 0) {
    self.role = role
    self.emphasis = emphasis
    self.fade = UInt8(min(max(fade, 0), 3))
  }

  public static let text = Style(.text)
  public static let dim = Style(.dim)

  /// The same style with `emphasis` added.
  public func with(_ emphasis: Emphasis) -> Style {
    Style(role, self.emphasis.union(emphasis), fade: Int(fade))
  }
}
