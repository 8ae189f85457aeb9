internal import CCurl
public import Counsel
internal import PlainJSON
internal import Prose

extension ModelServer {
  /// Whether the library that speaks HTTP is installed.
  public static var canBeAsked: Bool { assent_curl_open() }

  /// Where servers of models listen by default on this machine.
  private static let usual: [(program: String, kind: CounselProfile.Kind, address: String)] = [
    ("Ollama", .ollama, "http://127.0.0.1:11434"),
    ("llama.cpp", .openAICompatible, "http://127.0.0.1:8080/v1"),
    ("LM Studio", .openAICompatible, "http://127.0.0.1:1234/v1"),
    ("vLLM", .openAICompatible, "http://127.0.0.1:8000/v1"),
    ("LiteLLM", .openAICompatible, "http://127.0.0.1:4000/v1"),
  ]

  /// The servers that answer at the usual ports of this machine, asked all at once; nothing is sent but the question.
  public static func local() async -> [ModelServer] {
    await withTaskGroup(of: (Int, ModelServer)?.self) { group in
      for (place, usual) in usual.enumerated() {
        group.addTask {
          guard let endpoint = Endpoint(usual.address),
            let models = await models(at: endpoint, usual.kind, headers: [])
          else { return nil }
          return (
            place, ModelServer(program: usual.program, kind: usual.kind, endpoint: endpoint, models: models)
          )
        }
      }
      var found: [(Int, ModelServer)] = []
      for await server in group { if let server { found.append(server) } }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The names of a server's models; nil where it does not say.
  static func models(
    at endpoint: Endpoint, _ kind: CounselProfile.Kind, headers: [String]
  ) async -> [String]? {
    var limits = CounselLimits()
    (limits.connect, limits.firstByte, limits.betweenBytes, limits.whole) = (1, 2, 2, 5)
    let path = kind == .ollama ? "/api/tags" : kind == .anthropic ? "/v1/models" : "/models"
    let exchange = HTTPExchange(
      url: endpoint.url(path), headers: headers, isLoopback: endpoint.isLoopback, limits: limits)
    let interruption = Interruption()
    return await withTaskCancellationHandler {
      await onOwnThread {
        let reply = WholeReply()
        guard exchange.run(reply, interruption) == .done, reply.status == 200 else { return nil }
        guard let list = try? JSON(reply.body) else { return nil }
        let rows = list["data"]?.items ?? list["models"]?.items
        return rows?.compactMap { $0["id"] ?? $0["name"] }.compactMap(\.string)
          .map { String(decoding: $0, as: UTF8.self) }
      }
    } onCancel: {
      interruption.set()
    }
  }
}

/// Keeps a short reply.
private final class WholeReply: HTTPExchange.Reader {
  private(set) var status = 0
  private(set) var body = Bytes()

  func begin(_ status: Int, _ head: HTTPHead) { self.status = status }

  func read(_ bytes: Bytes) -> Bool {
    body += bytes
    return body.count <= 1 << 20
  }
}
