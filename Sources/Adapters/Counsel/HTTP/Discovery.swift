internal import CCurl
public import Counsel
internal import Glibc
internal import PlainJSON
internal import Prose
internal import Wire

extension ModelServer {
  /// Whether the library that speaks HTTP is installed.
  public static var canBeAsked: Bool { assent_curl_open() }

  /// Where servers of models listen by default on this machine.
  private static let usual: [(program: String, kind: CounselProfile.Kind, port: UInt16, path: String)] = [
    ("Ollama", .ollama, 11434, ""),
    ("llama.cpp", .openAICompatible, 8080, "/v1"),
    ("LM Studio", .openAICompatible, 1234, "/v1"),
    ("vLLM", .openAICompatible, 8000, "/v1"),
    ("LiteLLM", .openAICompatible, 4000, "/v1"),
  ]

  /// The servers that answer at the usual ports of this machine, asked all at once; nothing is sent but the question.
  public static func local() async -> [ModelServer] {
    await withTaskGroup(of: (Int, ModelServer)?.self) { group in
      for (place, usual) in usual.enumerated() where isListening(at: usual.port) {
        group.addTask {
          guard let endpoint = Endpoint("http://127.0.0.1:\(usual.port)\(usual.path)"),
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

  /// Whether something listens at a port of this machine.
  ///
  /// Mostly nothing does, and then the library that speaks HTTP, which with all that it needs takes as much memory as
  /// the program, is not opened for it.
  private static func isListening(at port: UInt16) -> Bool {
    let socket = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status != 0 else { return true }
    guard errno == EINPROGRESS else { return false }
    // This machine answers at once, but not always before the call returns.
    var (waiting, fault) = (pollfd(fd: socket, events: Int16(POLLOUT), revents: 0), errno)
    var size = socklen_t(MemoryLayout.size(ofValue: fault))
    return poll(&waiting, 1, 100) == 1 && getsockopt(socket, SOL_SOCKET, SO_ERROR, &fault, &size) == 0
      && fault == 0
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
        // Something else than a server of models listens there.
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
