public import PlainYAML
public import Prose

/// The user's own settings, from `config.yaml` in their config folder.
///
/// A charter's folder can set none of these.
public struct Settings: Equatable, Sendable {
  /// The name under which the user ratifies.
  public var name: String?
  /// The public half of the key that they sign with, as type and base64.
  public var key: String?
  public var theme: String
  public var isLinear: Bool
  public var hasReducedMotion: Bool
  public var usesMouse: Bool
  /// Actions with other keys.
  public var keys: [Rebinding]
  /// Who can be asked besides the built-in critic.
  public var counsel: [CounselSettings] = []
  /// How an answer that is finished makes itself heard.
  public var announcing = Announcing.none

  public enum Announcing: String, CaseIterable, Sendable {
    case none
    /// The terminal's bell.
    case bell
    /// The terminal's notification (OSC 9).
    case notify
  }

  public struct Rebinding: Equatable, Sendable {
    public let action: String
    public let keys: [String]

    public init(action: String, keys: [String]) {
      (self.action, self.keys) = (action, keys)
    }
  }

  public init() {
    (name, key, theme, isLinear, hasReducedMotion, usesMouse, keys) = (
      nil, nil, "terminal", false, false, false, []
    )
  }

  public enum Fault: Error, Equatable, Sendable {
    case disk(DiskFault)
    case text(path: String, TextFault)
    case yaml(path: String, YAMLFault)
    case unknown(path: String, key: String, line: Int)
    case value(path: String, key: String, expected: String, line: Int)
  }
}

/// Reads and writes the settings.
public struct SettingsFile: Sendable {
  public let path: String
  private let disk: Disk

  public init(places: Places, disk: Disk) {
    path = places.settingsFile
    self.disk = disk
  }

  /// The settings; the defaults where there is no file.
  public func read() throws(Settings.Fault) -> Settings {
    let bytes = try bytes()
    return bytes.isEmpty ? Settings() : try settings(in: bytes)
  }

  /// The file as it is; nothing where there is none.
  func bytes() throws(Settings.Fault) -> Bytes {
    do { return try disk.readIfPresent(path) ?? [] } catch { throw .disk(error) }
  }

  func settings(in bytes: Bytes) throws(Settings.Fault) -> Settings {
    do { try checkText(bytes) } catch { throw .text(path: path, error) }
    let root: Node
    do { root = try PlainYAML.parse(bytes, dialect: .settings) } catch { throw .yaml(path: path, error) }
    // A leading `---` with nothing behind it.
    if root.scalar?.isEmpty == true { return Settings() }
    guard let entries = root.entries else {
      throw .value(path: path, key: "settings", expected: "keys with values", line: root.line)
    }
    var settings = Settings()
    for entry in entries {
      switch entry.name {
      case "name": settings.name = try text(entry)
      case "key": settings.key = try text(entry)
      case "theme": settings.theme = try text(entry)
      case "linear": settings.isLinear = try flag(entry)
      case "reduced-motion": settings.hasReducedMotion = try flag(entry)
      case "mouse": settings.usesMouse = try flag(entry)
      case "keys": settings.keys = try rebindings(entry)
      case "when-answered":
        guard let announcing = Settings.Announcing(rawValue: try text(entry)) else {
          throw fault(entry, expected: "none, bell or notify")
        }
        settings.announcing = announcing
      case "counsel": settings.counsel = try CounselReader(path: path).counsel(entry)
      default: throw .unknown(path: path, key: entry.name, line: entry.line)
      }
    }
    return settings
  }

  private func flag(_ entry: Node.Entry) throws(Settings.Fault) -> Bool {
    switch entry.value.string {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw fault(entry, expected: "true or false")
    }
  }

  private func text(_ entry: Node.Entry) throws(Settings.Fault) -> String {
    guard let text = entry.value.string, !text.isEmpty else { throw fault(entry, expected: "a text") }
    return text
  }

  /// `action: key` or `action: [key, key]` for each; `keys:` with nothing behind it is none.
  private func rebindings(_ entry: Node.Entry) throws(Settings.Fault) -> [Settings.Rebinding] {
    if entry.value.string?.isEmpty == true { return [] }
    guard let bindings = entry.value.entries else { throw fault(entry, expected: "actions with their keys") }
    return try bindings.map { (binding) throws(Settings.Fault) in
      guard let items = binding.value.items else {
        return Settings.Rebinding(action: binding.name, keys: [try text(binding)])
      }
      let keys = items.compactMap(\.string)
      guard keys.count == items.count else { throw fault(binding, expected: "a key or a list of keys") }
      return Settings.Rebinding(action: binding.name, keys: keys)
    }
  }

  private func fault(_ entry: Node.Entry, expected: String) -> Settings.Fault {
    .value(path: path, key: entry.name, expected: expected, line: entry.line)
  }

  /// Writes name and key at the end, and leaves every other line of the file as it is.
  ///
  /// - Throws: `Settings.Fault`, with nothing written, where the file could not be read afterwards.
  public func write(name: String, key: String) throws(Settings.Fault) {
    try write(["name", "key"], Bytes("name: \(name)\nkey: \"\(key)\"\n".utf8))
  }

  /// Writes the theme's name in the same way.
  public func write(theme name: String) throws(Settings.Fault) {
    try write(["theme"], Bytes("theme: \(name.quotedInYAML)\n".utf8))
  }

  /// Takes the lines of some keys out, and puts others at the end.
  private func write(_ keys: [String], _ lines: Bytes) throws(Settings.Fault) {
    let old = try bytes()
    let kept = lineRanges(of: old).map { old[$0] }
      .filter { line in !keys.contains { line.starts(with: "\($0):".utf8) } }
    let text = kept.flatMap { Bytes($0) + [.lineFeed] } + lines
    _ = try settings(in: text)
    try write(text)
  }

  func write(_ text: Bytes) throws(Settings.Fault) {
    do {
      if let slash = path.lastIndex(of: "/") { try disk.makeFolder(String(path[..<slash]), mode: 0o700) }
      try disk.replace(path, text)
    } catch { throw .disk(error) }
  }
}
