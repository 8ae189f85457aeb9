internal import Counsel

/// Everyone who can be asked: the built-in critic first, then whom the user's settings name.
public struct CounselRoster: Sendable {
  public let all: [any AskableCounsel]

  public init(_ settings: Settings) {
    let formats = FormatMemory()
    all = [BuiltInCounsel() as any AskableCounsel] + settings.counsel.map { $0.counsel(formats) }
  }

  /// The counsel of that name.
  public subscript(name: String) -> (any AskableCounsel)? { all.first { $0.profile.name == name } }

  /// Whom the settings name first; the critic where they name none.
  public var preferred: any AskableCounsel { all.count > 1 ? all[1] : all[0] }
}

extension CounselSettings {
  func counsel(_ formats: FormatMemory = FormatMemory()) -> any AskableCounsel {
    switch way {
    case .command(let command, let passedOn):
      CommandCounsel(profile, command: command, passedOn: passedOn, limits: limits)
    case .server(let server):
      HTTPCounsel(
        profile, kind: server.kind, endpoint: server.endpoint, model: server.model, key: server.key,
        usesBearer: server.usesBearer, isPlain: server.isPlain, limits: limits, formats: formats)
    }
  }
}
