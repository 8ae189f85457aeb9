public import Wire

/// Who a counsel is, as screens and records name it.
public struct CounselProfile: Equatable, Sendable {
  /// The name that the user gave it, unique in the settings; `built-in` is the critic's.
  public let name: String
  public let kind: Kind
  /// The model, or the command's name; nil for the critic.
  public let model: String?
  public let stake: Stake
  /// The model's window in tokens; nil where it is not known.
  public var window: Int?
  /// The longest reply in tokens; nil leaves it to the server.
  public var replyTokens: Int?

  public init(
    name: String, kind: Kind, model: String? = nil, stake: Stake = .none, window: Int? = nil,
    replyTokens: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.model = model
    self.stake = stake
    self.window = window
    self.replyTokens = replyTokens
  }

  public enum Kind: String, CaseIterable, Sendable {
    case builtIn = "built-in"
    case openAICompatible = "openai-compatible"
    case anthropic
    case ollama
    case command

    /// What is spoken with it; nil where it is no server.
    public var server: ServerKind? {
      switch self {
      case .openAICompatible: .openAICompatible
      case .anthropic: .anthropic
      case .ollama: .ollama
      case .builtIn, .command: nil
      }
    }
  }

  public enum Stake: Equatable, Sendable {
    case none
    /// It is the very model that the charter governs.
    case governed
  }

  /// Whether it may hold its reply to a schema, unless its server or the user's settings say otherwise.
  public var takesSchemas: Bool { kind.server != nil }

  /// How many tokens a brief may take: three quarters of the window, since the answer needs room too.
  public var briefWindow: Int {
    kind == .builtIn ? .max / 8 : (window ?? CounselProfile.usualWindow) / 4 * 3
  }

  /// The longest reply in tokens that its server is told, what the settings leave open included.
  public var longestReply: Int? {
    replyTokens ?? (kind == .anthropic ? Request.usualReplyTokens : nil)
  }

  /// Where a model's window is not known.
  private static let usualWindow = 32_768

  /// The critic that the program carries.
  public static let builtIn = CounselProfile(name: "built-in", kind: .builtIn)
}
