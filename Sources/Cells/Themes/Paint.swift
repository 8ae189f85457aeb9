/// A colour as a terminal can be told it.
public enum Ink: Hashable, Sendable {
  /// The terminal's own text or ground colour.
  case standard
  /// One of the user's eight.
  case ansi(UInt8)
  /// One of the fixed 240 colours.
  case indexed(UInt8)
  case exact(RGB)
}

/// How a cell is drawn: what a style becomes under a theme.
public struct Paint: Hashable, Sendable {
  public let foreground: Ink
  public let background: Ink
  /// Bold, dim, underline, reverse and italic; nothing else.
  public let emphasis: Emphasis
}

extension Look {
  /// How `style` is drawn.
  ///
  /// Text has a contrast of at least 4.5 to its ground, dim text and borders 3; colours of a palette that have
  /// less are mixed with white or black until they do. The user's own colours are not known and stay as they are.
  public func paint(_ style: Style) -> Paint {
    if isMonochrome { return plainPaint(style, coloured: false) }
    guard case .palette(let palette) = theme.source, depth >= .indexed else {
      return plainPaint(style, coloured: true)
    }
    let (foreground, background) = colours(of: style, in: palette)
    if depth == .exact {
      return Paint(
        foreground: .exact(foreground), background: .exact(background),
        emphasis: drawn(style, emphasis(of: style.role, isOnOwnGround: background != palette[.base00])))
    }
    let ground = IndexedColours.nearest(to: background)
    let text = IndexedColours.nearest(
      to: foreground, contrast: style.role.look.contrast, on: IndexedColours.colour(at: ground))
    let isOnOwnGround = ground != IndexedColours.nearest(to: palette[.base00])
    return Paint(
      foreground: .indexed(text), background: .indexed(ground),
      emphasis: drawn(style, emphasis(of: style.role, isOnOwnGround: isOnOwnGround)))
  }

  /// A role that is known by its ground is reversed where that is no other than the usual one.
  private func emphasis(of role: Role, isOnOwnGround: Bool) -> Emphasis {
    guard !isOnOwnGround, let plain = role.look.plainEmphasis, plain.contains(.reverse) else {
      return role.look.emphasis
    }
    return plain
  }

  /// The colours of a style in a palette, with the contrast that its role must have.
  func colours(of style: Style, in palette: Palette) -> (foreground: RGB, background: RGB) {
    let look = style.role.look
    let isTinted = style.emphasis.contains(.tinted) && look.background == .base00
    let ground = palette[isTinted ? .base01 : look.background]
    let faded = palette[look.foreground].mixed(
      with: palette[.base05], by: Double(style.fade) / 4)
    return (faded.lifted(toContrast: look.contrast, on: ground), ground)
  }

  /// A style without a ground of its own, in the user's colours or in none.
  private func plainPaint(_ style: Style, coloured: Bool) -> Paint {
    let look = style.role.look
    let ansi = coloured && style.fade < 3 ? look.ansi : nil
    return Paint(
      foreground: ansi.map(Ink.ansi) ?? .standard, background: .standard,
      emphasis: drawn(style, look.plainEmphasis ?? look.emphasis))
  }

  /// A role's own emphasis fades, weight first, then the underline; what the view asked for stays.
  private func drawn(_ style: Style, _ own: Emphasis) -> Emphasis {
    var own = own
    if style.fade > 0 { own.remove(.bold) }
    if style.fade > 1 { own.remove(.underline) }
    return own.union(style.emphasis).subtracting(.tinted)
  }
}
