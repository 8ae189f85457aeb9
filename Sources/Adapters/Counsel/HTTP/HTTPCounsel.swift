public import Counsel
internal import Prose
internal import Synchronization
public import Wire

/// A counsel that is asked over HTTP: OpenAI's chat completions, Anthropic's Messages, or Ollama.
public struct HTTPCounsel: AskableCounsel {
  public let profile: CounselProfile
  let kind: ServerKind
  let endpoint: Endpoint
  let model: String
  let key: KeySource
  let usesBearer: Bool
  /// Whether replies are never held to a schema.
  let isPlain: Bool
  let limits: CounselLimits
  let formats: FormatMemory

  /// - Parameter formats: What was learnt of servers; shared, so that each is asked once.
  init(
    _ profile: CounselProfile, kind: ServerKind, endpoint: Endpoint, model: String, key: KeySource = .none,
    usesBearer: Bool = false, isPlain: Bool = false, limits: CounselLimits = CounselLimits(),
    formats: FormatMemory = FormatMemory()
  ) {
    self.profile = profile
    self.kind = kind
    self.endpoint = kind == .openAICompatible ? endpoint : endpoint.without("/v1")
    self.model = model
    self.key = key
    self.usesBearer = usesBearer
    self.isPlain = isPlain
    self.limits = limits
    self.formats = formats
  }

  public func ask(
    _ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async -> StopReason {
    let stop: StopReason
    do throws(CounselFault) { stop = try await answer(to: ask, onEvent) } catch { stop = .fault(error) }
    onEvent(.ended(stop))
    return stop
  }

  /// Asks until there is an answer, or nothing to be gained by asking again.
  private func answer(
    to ask: Ask, _ onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async throws(CounselFault) -> StopReason {
    let secret = try await checkedKey()
    var request = Request(
      ask.chat, model: model, format: ask.chat.schema == nil || isPlain ? .plain : formats.format(url, model),
      replyTokens: profile.replyTokens, window: profile.window)
    let policy = RetryPolicy(retries: limits.retries)
    var attempt = 1
    var hasSaidPlain = false
    while true {
      if ask.chat.schema != nil, request.format == .plain, !hasSaidPlain {
        hasSaidPlain = true
        onEvent(.plain)
      }
      let reply = await send(request, secret, onEvent)
      guard case .fault(let fault) = reply.stop, !reply.hasShown else { return reply.stop }
      if let lower = request.format.lower(after: fault, for: kind) {
        request.format = lower
        formats.remember(lower, url, model)
        continue
      }
      let jitter = Double.random(in: 0..<1)
      guard
        let wait = policy.wait(after: fault, attempt: attempt, shouldRetry: reply.shouldRetry, jitter: jitter)
      else { return reply.stop }
      onEvent(.waiting(milliseconds: wait, attempt: attempt, fault))
      do { try await Task.sleep(for: .milliseconds(wait)) } catch { return .cancelled }
      attempt += 1
    }
  }

  private struct Reply: Sendable {
    let stop: StopReason
    let hasShown: Bool
    let shouldRetry: Bool?
  }

  private func send(
    _ request: Request, _ secret: Secret?, _ onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async -> Reply {
    let isOpenAI = kind == .openAICompatible && endpoint.host == "api.openai.com"
    let body = isOpenAI ? request.openAIBody : request.body(for: kind)
    let exchange = HTTPExchange(
      url: url, headers: headers(secret), body: body, isLoopback: endpoint.isLoopback, limits: limits)
    let (kind, sent) = (kind, request.chat.estimatedTokens)
    let interruption = Interruption()
    return await withTaskCancellationHandler {
      await onOwnThread {
        let reply = StreamedReply({ ReplyDecoder(kind, mediaType: $0, sentTokens: sent) }, onEvent: onEvent)
        let outcome = exchange.run(reply, interruption)
        var stop = reply.end(outcome)
        if case .fault(let fault) = stop, let secret {
          stop = .fault(fault.withWords { secret.hidden(in: $0) })
        }
        return Reply(stop: stop, hasShown: reply.hasShown, shouldRetry: reply.shouldRetry)
      }
    } onCancel: {
      interruption.set()
    }
  }

  /// The key, unless it would go over the net for everyone to read.
  func checkedKey() async throws(CounselFault) -> Secret? {
    guard key == .none || endpoint.isEncrypted || endpoint.isLoopback else {
      throw .keyInTheClear(host: endpoint.host)
    }
    return try await key.key()
  }

  var url: String {
    switch kind {
    case .anthropic: endpoint.url("/v1/messages")
    case .ollama: endpoint.url("/api/chat")
    case .openAICompatible: endpoint.url("/chat/completions")
    }
  }

  func headers(_ secret: Secret?) -> [String] {
    var lines = ["Content-Type: application/json", "Accept: text/event-stream, application/json"]
    if kind == .anthropic { lines.append("anthropic-version: 2023-06-01") }
    if let secret {
      let isPlain = kind == .anthropic && !usesBearer
      lines.append(secret.header(isPlain ? "x-api-key: " : "Authorization: Bearer "))
    }
    return lines
  }
}

/// What servers were found to know of strict replies, for each address and model.
public final class FormatMemory: Sendable {
  private let known = Mutex<[String: ReplyFormat]>([:])

  public init() {}

  func format(_ url: String, _ model: String) -> ReplyFormat {
    known.withLock { $0["\(url) \(model)"] ?? .schema }
  }

  func remember(_ format: ReplyFormat, _ url: String, _ model: String) {
    known.withLock { $0["\(url) \(model)"] = format }
  }
}
