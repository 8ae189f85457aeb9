import Acts
import Synchronization
import Testing

struct QueuesTests {
  private final class Log: Sendable {
    private let words = Mutex<[String]>([])
    var all: [String] { words.withLock { $0 } }
    func note(_ word: String) { words.withLock { $0.append(word) } }
  }

  /// Lets whoever waits go on, once.
  private final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let source: AsyncStream<Void>.Continuation
    init() { (stream, source) = AsyncStream.makeStream(of: Void.self) }
    func open() { source.finish() }
    func wait() async { for await _ in stream {} }
  }

  @Test("writes of one charter run in the order wanted, however long each takes")
  func writes() async {
    let (queues, log) = (Queues(), Log())
    let gate = Gate()
    queues.add(.write, to: "a") {
      await gate.wait()
      log.note("0")
    }
    var last: Task<Void, Never>?
    for number in 1..<50 { last = queues.add(.write, to: "a") { log.note("\(number)") } }
    await queues.add(.write, to: "b") { log.note("b") }.value
    #expect(log.all == ["b"])
    gate.open()
    await last?.value
    #expect(log.all == ["b"] + (0..<50).map { "\($0)" })
  }

  @Test("only reads overtake reads: a write waits for those before it, and those behind it wait for it")
  func reads() async {
    let (queues, log, gate) = (Queues(), Log(), Gate())
    queues.add(.read, to: "a") {
      await gate.wait()
      log.note("slow")
    }
    await queues.add(.read, to: "a") { log.note("quick") }.value
    let write = queues.add(.write, to: "a") { log.note("write") }
    let behind = queues.add(.read, to: "a") { log.note("behind") }
    #expect(log.all == ["quick"])
    gate.open()
    await write.value
    await behind.value
    #expect(log.all == ["quick", "slow", "write", "behind"])
  }

  @Test("a survey waits for what is written before it, and no write waits for a survey")
  func surveys() async {
    let (queues, log, gate, end) = (Queues(), Log(), Gate(), Gate())
    queues.add(.write, to: "a") {
      await gate.wait()
      log.note("write")
    }
    let survey = queues.add(.survey, to: "a") {
      log.note("survey begins")
      await end.wait()
      log.note("survey ends")
    }
    let later = queues.add(.write, to: "a") { log.note("later") }
    #expect(log.all.isEmpty)
    gate.open()
    await later.value
    end.open()
    await survey.value
    #expect(log.all.first == "write" && log.all.last == "survey ends" && log.all.contains("later"))
  }
}
