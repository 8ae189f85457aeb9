internal import Glibc

/// Where the user's own files lie (XDG Base Directory Specification 0.8).
public struct Places: Equatable, Sendable {
  /// Settings and themes of the user's.
  public let config: String
  /// Drafts of reviews, sessions, remembered heads.
  public let state: String
  /// Keys and charters of the user's.
  public let data: String
  /// What can be made again at any time.
  public let cache: String
  public let home: String

  /// - Parameter environment: Looks up a variable; relative XDG paths are ignored, as the specification asks.
  public init(environment: (String) -> String?) {
    let home = environment("HOME").flatMap { $0.isEmpty ? nil : $0 } ?? "/"
    func place(_ variable: String, _ fallback: String) -> String {
      let base =
        environment(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
        ?? (home == "/" ? "/\(fallback)" : "\(home)/\(fallback)")
      return "\(base)/assent"
    }
    self.home = home
    config = place("XDG_CONFIG_HOME", ".config")
    state = place("XDG_STATE_HOME", ".local/state")
    data = place("XDG_DATA_HOME", ".local/share")
    cache = place("XDG_CACHE_HOME", ".cache")
  }

  /// The places of the user who runs the program.
  public static var current: Places {
    Places { name in getenv(name).map { String(cString: $0) } }
  }

  public var charters: String { "\(data)/charters" }
  public var keys: String { "\(data)/keys" }
  public var settingsFile: String { "\(config)/config.yaml" }
  public var themes: String { "\(config)/themes" }
}
