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

  public struct Rebinding: Equatable, Sendable {
    public let action: String
    public let keys: [String]
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
    var settings = Settings()
    let bytes: Bytes?
    do { bytes = try disk.readIfPresent(path) } catch { throw .disk(error) }
    guard let bytes else { return settings }
    do { try checkText(bytes) } catch { throw .text(path: path, error) }
    let root: Node
    do { root = try PlainYAML.parse(bytes, dialect: .settings) } catch { throw .yaml(path: path, error) }
    for entry in root.entries ?? [] {
      func flag() throws(Settings.Fault) -> Bool {
        switch entry.value.string {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default: throw .value(path: path, key: entry.name, expected: "true or false", line: entry.line)
        }
      }
      func text() throws(Settings.Fault) -> String {
        guard let text = entry.value.string else {
          throw .value(path: path, key: entry.name, expected: "a text", line: entry.line)
        }
        return text
      }
      switch entry.name {
      case "name": settings.name = try text()
      case "key": settings.key = try text()
      case "theme": settings.theme = try text()
      case "linear": settings.isLinear = try flag()
      case "reduced-motion": settings.hasReducedMotion = try flag()
      case "mouse": settings.usesMouse = try flag()
      case "keys":
        settings.keys = (entry.value.entries ?? []).map { binding in
          let keys = binding.value.items?.compactMap(\.string) ?? binding.value.string.map { [$0] } ?? []
          return Settings.Rebinding(action: binding.name, keys: keys)
        }
      default: throw .unknown(path: path, key: entry.name, line: entry.line)
      }
    }
    return settings
  }

  /// Writes name and key, and leaves every other line of the file as it is.
  public func write(name: String, key: String) throws(Settings.Fault) {
    do {
      let old = try disk.readIfPresent(path) ?? []
      let kept = lineRanges(of: old).map { old[$0] }
        .filter { !$0.starts(with: "name:".utf8) && !$0.starts(with: "key:".utf8) }
      let text = Bytes("name: \(name)\nkey: \"\(key)\"\n".utf8) + kept.flatMap { Bytes($0) + [.lineFeed] }
      if let slash = path.lastIndex(of: "/") { try disk.makeFolder(String(path[..<slash]), mode: 0o700) }
      try disk.replace(path, text)
    } catch { throw .disk(error) }
  }
}
