import Adapters
import Counsel
import Prose
import Wire

extension Consultation {
  /// How one of several questions was answered.
  struct Heard: Sendable {
    /// Which question, from 0.
    let index: Int
    let raw: Bytes
    let stop: StopReason
  }

  /// How many questions are put at a time.
  private static let most = 4

  /// Asks all of these, a few at a time, and writes nothing; the answers come as they end.
  func answers(to asks: [Ask]) -> AsyncStream<Heard> {
    let counsel = counsel
    return AsyncStream { stream in
      let work = Task {
        await withTaskGroup(of: Heard.self) { group in
          var next = 0
          func start() {
            guard next < asks.count else { return }
            let index = next
            next += 1
            group.addTask { await Consultation.hear(counsel, asks[index], index) }
          }
          for _ in 0..<Consultation.most { start() }
          for await heard in group {
            stream.yield(heard)
            start()
          }
        }
        stream.finish()
      }
      stream.onTermination = { _ in work.cancel() }
    }
  }

  private static func hear(_ counsel: any AskableCounsel, _ ask: Ask, _ index: Int) async -> Heard {
    let (events, source) = AsyncStream.makeStream(of: CounselEvent.self)
    async let stop: StopReason = {
      let stop = await counsel.ask(ask) { source.yield($0) }
      source.finish()
      return stop
    }()
    var raw = Bytes()
    for await event in events { if case .text(let text) = event { raw += text } }
    return Heard(index: index, raw: raw, stop: await stop)
  }
}
