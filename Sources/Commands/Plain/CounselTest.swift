import Adapters
import Counsel
import Prose
import Synchronization
import Wire

/// One counsel asked for a word.
struct CounselTest {
  let words: String
  let isGood: Bool

  init(_ counsel: any AskableCounsel) async {
    let chat = Chat(
      system: Bytes("You are being tested. Answer with one word.\n".utf8),
      turns: [Chat.Turn(.person, Bytes("Say the word: ready\n".utf8))])
    let ask = Ask(chat, about: Ask.Subject(.test))
    let heard = Mutex((text: 0, model: Bytes(), usage: Usage()))
    let clock = ContinuousClock()
    let start = clock.now
    let stop = await counsel.ask(ask) { event in
      heard.withLock {
        switch event {
        case .text(let text): $0.text += text.count
        case .model(let name): $0.model = name
        case .usage(let usage): $0.usage = usage
        default: break
        }
      }
    }
    let seconds = (clock.now - start).components
    let tenths = seconds.seconds * 10 + seconds.attoseconds / 100_000_000_000_000_000
    let (text, model, usage) = heard.withLock { $0 }
    if let ending = Words.ending(stop), stop != .length || text == 0 {
      self.init(words: "\(ending.what)\(ending.advice.map { " \($0)" } ?? "")", isGood: false)
      return
    }
    var words = "it answers, in \(tenths / 10).\(tenths % 10) s"
    if !model.isEmpty { words += ", as \(shownLine(model))" }
    if let tokens = usage.replyTokens { words += ", \(tokens) tokens" }
    self.init(words: words, isGood: true)
  }

  private init(words: String, isGood: Bool) { (self.words, self.isGood) = (words, isGood) }
}
