internal import Prose
public import Wire

/// What went wrong with a counsel or cut it short, and what to do about it.
///
/// Both are one line each, with the words of others in them as they came: whoever shows them escapes them.
public struct CounselWords: Equatable, Sendable {
  /// Part of a sentence.
  public let what: String
  /// Whole sentences.
  public let advice: String?

  init(_ what: String, _ advice: String? = nil) { (self.what, self.advice) = (what, advice) }

  /// Both, to stand behind a colon.
  public var sentences: String { "\(what).\(advice.map { " \($0)" } ?? "")" }
}

extension CounselWords {
  /// What went wrong with a counsel.
  public init(_ fault: CounselFault) { self = CounselWords.words(of: fault) }

  private static func words(of fault: CounselFault) -> CounselWords {
    switch fault {
    case .noLibrary:
      CounselWords(
        "libcurl is not installed", "Install libcurl4; the built-in counsel and commands work without.")
    case .badEndpoint(let url):
      CounselWords("expected the address of a server, found \(quoted(url))", "Correct `endpoint`.")
    case .keyInTheClear(let host):
      CounselWords(
        "a key would go to \(quoted(host)) over plain http, for everyone to read", "Use an https address.")
    case .noKey(let reason):
      CounselWords(noKey(reason), "`assent counsel` says where each key comes from.")
    case .noHost(let host):
      CounselWords("expected a machine called \(quoted(host)), found none", "Check the name and the network.")
    case .refused(let host):
      CounselWords("nobody listens at \(quoted(host))", "Start the server, or check its port.")
    case .certificate(let text):
      CounselWords(
        "the server could not prove who it is: \(oneLine(text))",
        "Check the address; CURL_CA_BUNDLE names certificates of your own.")
    case .broken(let text): CounselWords("the connection broke: \(oneLine(text))", "Try again.")
    case .timedOut(let phase, let seconds):
      CounselWords(timedOut(phase, seconds), "`limits` in your settings has the times.")
    case .noCommand(let name): CounselWords("expected the command \(quoted(name)), found none", "Install it.")
    case .commandFailed(let name, let status, let text):
      CounselWords(
        "the command \(quoted(name)) ended with status \(status)\(quotation(text))",
        "Try it in a shell.")
    case .redirected(let status):
      CounselWords(
        "the server sends us elsewhere (\(status)), where we don't follow", "Give the address itself.")
    case .unauthorised(let status, let text):
      CounselWords("the server does not accept the key (\(status))\(quotation(text))", "Check the key.")
    case .unpaid(let text):
      CounselWords("the server wants to be paid\(quotation(text))", "Look at your account there.")
    case .notFound(let text):
      CounselWords(
        "the server knows no such model or address (404)\(quotation(text))", "Check `model` and `endpoint`.")
    case .tooLong(let text):
      CounselWords(
        "the brief is longer than the model's window\(quotation(text))", "Set `window`, or ask about less.")
    case .tooMany(let text, let time):
      CounselWords("the server takes no more questions now (429)\(quotation(text))", later(time))
    case .overloaded(let status, let text, let time):
      CounselWords("the server is overloaded (\(status))\(quotation(text))", later(time))
    case .failed(let status, let text, let time):
      CounselWords("the server failed (\(status))\(quotation(text))", later(time))
    case .rejected(let status, let text):
      CounselWords(
        "the server refused the request (\(status))\(quotation(text))", "Check `kind` and `model`.")
    case .wrongType(let type):
      CounselWords("expected JSON or a stream of events, found \(quoted(type))", "Check `endpoint`.")
    case .malformed(let offset):
      CounselWords("the reply is not what this kind of server speaks (byte \(offset))", "Check `kind`.")
    case .midStream(let kind, let text):
      CounselWords("the server broke off\(quotation(text.isEmpty ? kind : text))", "Try again.")
    case .unknownStop(let reason): CounselWords("the server stopped for \(quoted(reason))", "Ask again.")
    case .empty: CounselWords("the reply is empty", "Ask again.")
    case .over(let cap): CounselWords(over(cap), "What came before is kept, and marked.")
    }
  }

  /// How a reply ended; nil where it is complete.
  public static func ending(_ stop: StopReason) -> CounselWords? {
    switch stop {
    case .complete: nil
    case .length:
      CounselWords("incomplete: the reply reached its longest length", "`reply-tokens` allows for more.")
    case .refusal(let category, let explanation):
      CounselWords(
        "the model would not answer\(category.isEmpty ? "" : " (\(oneLine(category)))")"
          + (explanation.isEmpty ? "" : ": \(oneLine(explanation))"))
    case .cut: CounselWords("incomplete: the reply broke off", "Ask again.")
    case .cancelled: CounselWords("incomplete: stopped")
    case .fault(let fault): CounselWords(fault)
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

  private static func quoted(_ text: String) -> String { "`\(text)`" }

  private static func quoted(_ text: Bytes) -> String { "`\(oneLine(text))`" }

  /// The words of others, with their line ends as blanks; of many, the first.
  private static func oneLine(_ text: Bytes) -> String {
    String(decoding: text.prefix(300).map { $0 == .lineFeed || $0 == 0x0D ? .space : $0 }, as: UTF8.self)
  }
}

extension StopReason {
  /// Whether the model would not answer, so that what came before is void.
  public var isRefusal: Bool { if case .refusal = self { true } else { false } }
}

extension BriefFault {
  /// What does not fit, for whoever asked this counsel.
  public func words(for profile: CounselProfile) -> String {
    "What has to be sent is \(tokens) tokens, and \(profile.name) takes \(window)."
  }
}
