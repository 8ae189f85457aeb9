/// What a theme's own colours are like before any is lifted.
public struct ThemeCheck: Equatable, Sendable {
  public struct Contrast: Equatable, Sendable {
    public let role: Role
    /// On the ground of the past instead of the usual one.
    public let isTinted: Bool
    /// 1 to 21.
    public let found: Double
    public let wanted: Double
    public var isEnough: Bool { found >= wanted }
  }

  /// How far apart added and removed look to eyes that confuse red and green.
  public struct Distinction: Equatable, Sendable {
    public let vision: ColourVision
    /// As `RGB.difference(from:)`.
    public let difference: Double
    public var isEnough: Bool { difference >= ThemeCheck.leastDifference }
  }

  /// Below it two colours of text are easily taken for each other; five just noticeable differences.
  public static let leastDifference = 10.0

  public let contrasts: [Contrast]
  public let distinctions: [Distinction]

  /// True where no colour has to be lifted and added can be told from removed.
  public var passes: Bool {
    contrasts.allSatisfy(\.isEnough) && distinctions.allSatisfy(\.isEnough)
  }
}

extension Theme {
  /// Measures a palette; nil for a theme whose colours are the user's own, or none.
  public var check: ThemeCheck? {
    guard case .palette(let palette) = source else { return nil }
    let styles = Role.allCases.flatMap { [Style($0), Style($0, .tinted)] }
    let contrasts = styles.compactMap { style -> ThemeCheck.Contrast? in
      let look = style.role.look
      let isTinted = style.emphasis.contains(.tinted)
      if isTinted, look.background != .base00 { return nil }
      let ground = palette[isTinted ? .base01 : look.background]
      return ThemeCheck.Contrast(
        role: style.role, isTinted: isTinted, found: palette[look.foreground].contrast(with: ground),
        wanted: look.contrast)
    }
    let (added, removed) = (palette[Role.added.look.foreground], palette[Role.removed.look.foreground])
    let distinctions = ColourVision.allCases.map { vision in
      ThemeCheck.Distinction(
        vision: vision, difference: vision.view(of: added).difference(from: vision.view(of: removed)))
    }
    return ThemeCheck(contrasts: contrasts, distinctions: distinctions)
  }
}
