import Counsel
import Prose

extension Words {
  /// What went wrong with a counsel, in one line.
  init(_ fault: CounselFault) {
    switch fault {
    case .noLibrary:
      self.init(
        "libcurl is not installed", "Install libcurl4; the built-in counsel and commands work without.")
    case .badEndpoint(let url):
      self.init("expected the address of a server, found \(quoted(url))", "Correct `endpoint`.")
    case .keyInTheClear(let host):
      self.init(
        "a key would go to \(quoted(host)) over plain http, for everyone to read", "Use an https address.")
    case .noKey(let reason):
      self.init(Words.noKey(reason), "`assent counsel` says where each key comes from.")
    case .noHost(let host):
      self.init("expected a machine called \(quoted(host)), found none", "Check the name and the network.")
    case .refused(let host):
      self.init("nobody listens at \(quoted(host))", "Start the server, or check its port.")
    case .certificate(let text):
      self.init(
        "the server could not prove who it is: \(Words.oneLine(text))",
        "Check the address; CURL_CA_BUNDLE names certificates of your own.")
    case .broken(let text): self.init("the connection broke: \(Words.oneLine(text))", "Try again.")
    case .timedOut(let phase, let seconds):
      self.init(Words.timedOut(phase, seconds), "`limits` in your settings has the times.")
    case .noCommand(let name): self.init("expected the command \(quoted(name)), found none", "Install it.")
    case .commandFailed(let name, let status, let text):
      self.init(
        "the command \(quoted(name)) ended with status \(status)\(Words.quotation(text))",
        "Try it in a shell.")
    default: self = Words.answer(fault)
    }
  }

  /// The faults of what a server answered.
  private static func answer(_ fault: CounselFault) -> Words {
    switch fault {
    case .redirected(let status):
      Words("the server sends us elsewhere (\(status)), where we don't follow", "Give the address itself.")
    case .unauthorised(let status, let text):
      Words("the server does not accept the key (\(status))\(quotation(text))", "Check the key.")
    case .unpaid(let text):
      Words("the server wants to be paid\(quotation(text))", "Look at your account there.")
    case .notFound(let text):
      Words(
        "the server knows no such model or address (404)\(quotation(text))", "Check `model` and `endpoint`.")
    case .tooLong(let text):
      Words(
        "the brief is longer than the model's window\(quotation(text))", "Set `window`, or ask about less.")
    case .tooMany(let text, let time):
      Words("the server takes no more questions now (429)\(quotation(text))", later(time))
    case .overloaded(let status, let text, let time):
      Words("the server is overloaded (\(status))\(quotation(text))", later(time))
    case .failed(let status, let text, let time):
      Words("the server failed (\(status))\(quotation(text))", later(time))
    case .rejected(let status, let text):
      Words("the server refused the request (\(status))\(quotation(text))", "Check `kind` and `model`.")
    case .wrongType(let type):
      Words("expected JSON or a stream of events, found \(quoted(type))", "Check `endpoint`.")
    case .malformed(let offset):
      Words("the reply is not what this kind of server speaks (byte \(offset))", "Check `kind`.")
    case .midStream(let kind, let text):
      Words("the server broke off: \(oneLine(text.isEmpty ? kind : text))", "Try again.")
    case .unknownStop(let reason): Words("the server stopped for \(quoted(reason))", "Ask again.")
    case .empty: Words("the reply is empty", "Ask again.")
    case .over(let cap): Words(over(cap), "What came before is kept, and marked.")
    default: Words("the counsel did not answer")
    }
  }

  /// How a reply ended, in one line; nil where it is complete.
  static func ending(_ stop: StopReason) -> Words? {
    switch stop {
    case .complete: nil
    case .length: Words("incomplete: the reply reached its longest length", "`reply-tokens` allows for more.")
    case .refusal(let category, let explanation):
      Words(
        "the model would not answer\(category.isEmpty ? "" : " (\(shownLine(category)))")"
          + (explanation.isEmpty ? "" : ": \(oneLine(explanation))"))
    case .cut: Words("incomplete: the reply broke off", "Ask again.")
    case .cancelled: Words("incomplete: you ended it")
    case .fault(let fault): Words(fault)
    }
  }

  /// Where a key should have come from.
  private static func noKey(_ reason: CounselFault.KeyFaultReason) -> String {
    switch reason {
    case .variable(let name): "expected a key in the variable \(quoted(name)), found none"
    case .command(let name, let status):
      "expected a key from the command \(quoted(name)), which ended with status \(status)"
    }
  }

  private static func timedOut(_ phase: CounselFault.Phase, _ seconds: Int) -> String {
    switch phase {
    case .connection: "no connection within \(seconds) s"
    case .firstByte: "no word of an answer within \(seconds) s"
    case .nextByte: "the answer stopped coming for \(seconds) s"
    case .whole: "the answer was not at its end after \(seconds) s"
    }
  }

  private static func over(_ cap: CounselFault.Cap) -> String {
    switch cap {
    case .line(let bytes): "the reply has a line of more than \(bytes >> 20) MB"
    case .total(let bytes): "the reply has more than \(bytes >> 20) MB"
    case .nesting(let levels): "the reply is nested more than \(levels) levels deep"
    }
  }

  private static func later(_ milliseconds: Int?) -> String {
    milliseconds.map { "It asks for \(($0 + 999) / 1_000) s." } ?? "Try again later."
  }

  private static func quotation(_ text: Bytes) -> String { text.isEmpty ? "" : ": \(oneLine(text))" }

  /// The words of others, with their line ends as blanks.
  private static func oneLine(_ text: Bytes) -> String {
    let lines = text.split(separator: .lineFeed).map { shownLine($0.filter { $0 != 0x0D }) }
    return lines.joined(separator: " ")
  }
}
