public import Counsel
public import Wire

/// A counsel as the user's settings name it.
public struct CounselSettings: Equatable, Sendable {
  public let profile: CounselProfile
  public let way: Way
  public let limits: CounselLimits

  /// How it is reached.
  public enum Way: Equatable, Sendable {
    case server(Server)
    /// The command with its arguments, and the variables that it gets.
    case command([String], passingOn: [String])
  }

  public struct Server: Equatable, Sendable {
    public let kind: ServerKind
    public let endpoint: Endpoint
    public let model: String
    public let key: KeySource
    /// Whether the key goes as a bearer's token where the kind has another way.
    public let usesBearer: Bool
    /// Whether replies are never held to a schema.
    public let isPlain: Bool
  }
}
