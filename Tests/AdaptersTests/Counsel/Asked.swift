import Counsel
import Foundation
import Prose
import Synchronization
import Testing
import Wire

@testable import Adapters

/// What a counsel said when it was asked.
struct Asked: Sendable {
  var events: [CounselEvent] = []
  var stop = StopReason.cut
  /// From the asking, or from the cancelling where it was cancelled, to the end.
  var seconds = 0.0

  var text: String {
    let bytes = events.flatMap { event -> Bytes in if case .text(let text) = event { text } else { [] } }
    return String(decoding: bytes, as: UTF8.self)
  }

  var waits: [Int] {
    events.compactMap { if case .waiting(let time, _, _) = $0 { time } else { nil } }
  }

  static let question = Ask(
    Chat(system: Bytes("rules".utf8), turns: [Chat.Turn(.person, Bytes("a question".utf8))]),
    about: Ask.Subject(.test))

  /// Asks apart from the other tests, which may keep every thread of the common pool busy for seconds.
  ///
  /// - Parameter cancelling: How many milliseconds after the first event the person has had enough.
  init(_ counsel: any AskableCounsel, _ ask: Ask = Asked.question, cancelling: Int? = nil) async {
    self = await withTaskExecutorPreference(OwnThreads.shared) {
      let log = Mutex<[CounselEvent]>([])
      let task = Task(executorPreference: OwnThreads.shared) {
        await counsel.ask(ask) { event in log.withLock { $0.append(event) } }
      }
      var start = monotonicSeconds()
      if let cancelling {
        while log.withLock({ $0.isEmpty }), monotonicSeconds() - start < 20 { usleep(10_000) }
        usleep(UInt32(cancelling) * 1_000)
        start = monotonicSeconds()
        task.cancel()
      }
      var asked = Asked()
      asked.stop = await task.value
      asked.seconds = monotonicSeconds() - start
      asked.events = log.withLock { $0 }
      return asked
    }
  }
}

/// A thread for each piece of a task, so that it starts at once and may block.
final class OwnThreads: TaskExecutor {
  static let shared = OwnThreads()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// One server of each kind, as the fault server plays it.
enum Played {
  static let kinds = ServerKind.allCases

  static func counsel(
    _ kind: ServerKind, port: Int, scheme: String = "http", key: KeySource = .none,
    _ change: (inout CounselLimits) -> Void = { _ in }
  ) throws -> HTTPCounsel {
    var limits = CounselLimits()
    limits.retries = 0
    change(&limits)
    let endpoint = try #require(Endpoint("\(scheme)://127.0.0.1:\(port)"))
    let named = try #require(CounselProfile.Kind.allCases.first { $0.server == kind })
    return HTTPCounsel(
      CounselProfile(name: "played", kind: named, model: "m"), kind: kind, endpoint: endpoint, model: "m",
      key: key, limits: limits)
  }

  static func type(_ kind: ServerKind) -> String {
    kind == .ollama ? "application/x-ndjson" : "text/event-stream"
  }

  /// One piece of text as the kind streams it.
  static func words(_ words: String, _ kind: ServerKind) -> String {
    switch kind {
    case .anthropic:
      "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"\(words)\"}}\n\n"
    case .ollama: "{\"message\":{\"content\":\"\(words)\"},\"done\":false}\n"
    default: "data: {\"choices\":[{\"delta\":{\"content\":\"\(words)\"}}]}\n\n"
    }
  }

  /// The end of a reply: what the kind calls its stop reason.
  static func end(_ kind: ServerKind, _ reason: String? = nil) -> String {
    switch kind {
    case .anthropic:
      "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"\(reason ?? "end_turn")\"}}\n\n"
        + "data: {\"type\":\"message_stop\"}\n\n"
    case .ollama: "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"\(reason ?? "stop")\"}\n"
    default:
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"\(reason ?? "stop")\"}]}\n\ndata: [DONE]\n\n"
    }
  }

  static func reply(_ kind: ServerKind, _ pieces: String...) -> [FaultServer.Act] {
    [.head(200, type(kind), [])] + pieces.map { .send(words($0, kind)) } + [.send(end(kind))]
  }
}

extension Asked {
  /// Asks in the task at hand, so that its cancelling counts.
  static func direct(_ counsel: any AskableCounsel) async -> Asked {
    let log = Mutex<[CounselEvent]>([])
    var asked = Asked()
    asked.stop = await counsel.ask(question) { event in log.withLock { $0.append(event) } }
    asked.events = log.withLock { $0 }
    return asked
  }

  private init() {}
}
