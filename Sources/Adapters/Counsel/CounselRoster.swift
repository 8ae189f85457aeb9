public import Counsel
internal import Prose
public import Wire

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

/// A counsel that can be asked: one conformance for each kind.
public protocol AskableCounsel: Sendable {
  var profile: CounselProfile { get }

  /// Asks once and hands on what streams back.
  ///
  /// Cancelling the task ends the work at once, with what came by then.
  /// - Parameter onEvent: Called in order and never twice at a time, on any thread; the last event is `ended`,
  ///   with what is returned, and none comes after the return.
  func ask(_ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void) async -> StopReason
}

extension BuiltInCounsel: AskableCounsel {
  public var profile: CounselProfile { .builtIn }

  /// Answers by rules, line by line, as the others stream.
  public func ask(
    _ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async -> StopReason {
    if ask.chat.schema != nil { onEvent(.plain) }
    let reply = reply(to: ask)
    var stop = StopReason.complete
    for line in lineRanges(of: reply) {
      guard !Task.isCancelled else {
        stop = .cancelled
        break
      }
      onEvent(.text(Bytes(reply[line]) + (line.upperBound < reply.count ? [.lineFeed] : [])))
    }
    onEvent(.ended(stop))
    return stop
  }
}
