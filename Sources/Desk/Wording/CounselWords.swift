internal import Counsel
internal import Prose

extension StopReason {
  var isRefusal: Bool { if case .refusal = self { true } else { false } }

  /// What is said beside an answer that did not come to its own end; empty for one that did.
  var mark: String {
    switch self {
    case .complete: ""
    case .length: "incomplete: the longest length was reached"
    case .refusal(_, let why):
      "it would not answer" + (why.isEmpty ? "" : ": \(String(decoding: why, as: UTF8.self))")
    case .cut: "incomplete: the stream ended too early"
    case .cancelled: "incomplete: stopped"
    case .fault: "incomplete: it failed"
    }
  }
}

extension CounselFault {
  /// What went wrong and what to do, in a sentence or two.
  var words: String {
    func said(_ bytes: Bytes) -> String {
      bytes.isEmpty ? "" : " It says: \(String(decoding: bytes.prefix(300), as: UTF8.self))"
    }
    switch self {
    case .noLibrary: return "libcurl is not installed. Commands and the built-in counsel work without it."
    case .badEndpoint(let address):
      return "\(address) is no address that can be asked. Mend it in the settings."
    case .keyInTheClear(let host): return "its key would go to \(host) in the clear. Use https."
    case .noKey(.variable(let name)): return "\(name) holds no key."
    case .noKey(.command(let name, let status)): return "\(name) printed no key (status \(status))."
    case .noHost(let host): return "there is no host \(host)."
    case .refused(let place): return "nobody listens at \(place). Is the server running?"
    case .certificate(let why): return "its certificate is not good.\(said(why))"
    case .broken(let why): return "the connection broke.\(said(why))"
    case .timedOut(_, let seconds): return "nothing came for \(seconds) s."
    case .redirected(let status):
      return "it redirects (\(status)), which is not followed. Set its real address."
    case .unauthorised(let status, let why): return "it does not take the key (\(status)).\(said(why))"
    case .unpaid(let why): return "it wants to be paid.\(said(why))"
    case .notFound(let why): return "there is no such model or address (404).\(said(why))"
    case .tooLong(let why): return "the brief is longer than it takes.\(said(why))"
    case .tooMany(let why, _): return "it was asked too often. Ask again later.\(said(why))"
    case .overloaded(let status, let why, _):
      return "it is overloaded (\(status)). Ask again later.\(said(why))"
    case .failed(let status, let why, _): return "it failed (\(status)).\(said(why))"
    case .rejected(let status, let why): return "it would not take the request (\(status)).\(said(why))"
    case .wrongType(let type):
      return "it answered with \(String(decoding: type, as: UTF8.self)). Is the address right?"
    case .malformed(let offset): return "its answer can't be read from byte \(offset) on."
    case .midStream(let kind, let why):
      return "it failed in the middle (\(String(decoding: kind, as: UTF8.self))).\(said(why))"
    case .unknownStop(let why): return "it stopped for a reason that is not known.\(said(why))"
    case .empty: return "it answered nothing."
    case .over(.line(let count)): return "a line of its answer is longer than \(count) bytes."
    case .over(.total(let count)): return "its answer is longer than \(count) bytes."
    case .over(.nesting(let count)): return "its answer is nested deeper than \(count) levels."
    case .noCommand(let name): return "there is no command \(name)."
    case .commandFailed(let name, let status, let why):
      return "\(name) ended with status \(status).\(said(why))"
    }
  }
}
