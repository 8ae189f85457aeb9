/// How a role looks before a theme gives it colours.
///
/// The slots follow the base16 styling guide: 08 deleted, 0B inserted, 0E changed, 03 comments, 02 selection,
/// 01 and 04 status bars, 0D headings. The ANSI numbers are the eight that every terminal with colours has.
struct RoleLook {
  var foreground = Slot.base05
  var background = Slot.base00
  /// The user's own colour; their text colour when nil.
  var ansi: UInt8?
  var emphasis: Emphasis = []
  /// Takes the emphasis's place where the theme gives the role no ground of its own.
  var plainEmphasis: Emphasis?
  /// The least contrast with its ground (WCAG 2.2, 1.4.3 and 1.4.11).
  var contrast = 4.5
}

extension Role {
  var look: RoleLook {
    switch self {
    case .text: RoleLook()
    case .dim: RoleLook(foreground: .base03, plainEmphasis: .dim, contrast: 3)
    case .title: RoleLook(foreground: .base0D, emphasis: .bold)
    case .focus: RoleLook(foreground: .base0A, ansi: 6, emphasis: .bold)
    case .added: RoleLook(foreground: .base0B, ansi: 2, emphasis: .underline)
    case .removed: RoleLook(foreground: .base08, ansi: 1)
    case .changed: RoleLook(foreground: .base0E, ansi: 5, emphasis: .bold)
    case .moved: RoleLook(foreground: .base0C, ansi: 6)
    case .caution: RoleLook(foreground: .base09, ansi: 3, emphasis: .bold)
    case .error: RoleLook(foreground: .base08, ansi: 1, emphasis: [.bold, .reverse])
    case .human: RoleLook(foreground: .base0D, ansi: 6)
    case .model: RoleLook(foreground: .base0E, ansi: 5)
    case .both: RoleLook(foreground: .base0A, ansi: 3)
    case .selection: RoleLook(background: .base02, plainEmphasis: .reverse)
    case .border: RoleLook(foreground: .base03, plainEmphasis: .dim, contrast: 3)
    case .key: RoleLook(foreground: .base0C, ansi: 6, emphasis: .bold)
    case .banner:
      RoleLook(
        foreground: .base00, background: .base0A, emphasis: .bold, plainEmphasis: [.bold, .reverse])
    case .past: RoleLook(foreground: .base04, background: .base01, plainEmphasis: .dim)
    }
  }
}
