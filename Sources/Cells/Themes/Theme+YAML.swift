internal import PlainYAML
public import Prose

extension Theme {
  /// Reads a base16 or base24 scheme in the tinted-theming form, or in the older one without `palette`.
  ///
  /// Keys that are not known are ignored. A scheme that does not say its variant has the one that the colours
  /// of its text and ground show.
  ///
  /// - Parameter name: The theme's name, if the scheme gives none.
  /// - Throws: `ThemeFault` for what is no YAML, lacks one of the sixteen colours, or has one that is no colour.
  public init(yaml text: Bytes, named name: String) throws(ThemeFault) {
    let root: Node
    do { root = try PlainYAML.parse(text, dialect: .settings) } catch { throw .yaml(error) }
    let palette = try Palette(root["palette"] ?? root)
    let isLight = palette[.base00].luminance > palette[.base05].luminance
    let variant: Variant? =
      switch root["variant"]?.string {
      case "dark": .dark
      case "light": .light
      default: nil
      }
    self.init(
      name: root["name"]?.string ?? root["scheme"]?.string ?? name, author: root["author"]?.string ?? "",
      variant: variant ?? (isLight ? .light : .dark), source: .palette(palette))
  }
}

extension Palette {
  fileprivate init(_ node: Node) throws(ThemeFault) {
    guard let entries = node.entries else { throw .notAMapping(line: node.line) }
    var colours: [Slot: RGB] = [:]
    for entry in entries {
      guard let slot = Slot(named: entry.key) else { continue }
      let text = entry.value.scalar ?? []
      guard let colour = RGB(hex: String(decoding: text, as: UTF8.self)) else {
        throw .badColour(slot, line: entry.line, found: text)
      }
      colours[slot] = colour
    }
    guard let palette = Palette(colours) else {
      throw .missing(Slot.required.first { colours[$0] == nil } ?? .base00)
    }
    self = palette
  }
}

extension Slot {
  /// `base00` to `base17`, the last digit in either case.
  fileprivate init?(named key: Bytes) {
    let name = String(decoding: key, as: UTF8.self).lowercased()
    guard let slot = Slot.allCases.first(where: { "\($0)".lowercased() == name }) else { return nil }
    self = slot
  }
}
