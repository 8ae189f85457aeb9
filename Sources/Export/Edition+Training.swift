public import Charter
public import PlainJSON
internal import Prose

/// The two forms in which code for training by critique and revision reads principles.
///
/// Both are made of the provisions, in the order of the text, each followed by the cases decided under it.
extension Edition {
  /// `{"constitutions": [{"critic": …, "revision": …}]}`, a pair for each provision and for each case.
  ///
  /// - Throws: `BlockFault` where a case does not parse.
  public func trainingPairs() throws(BlockFault) -> JSON {
    let pairs = try requests().map { request in
      JSON.object([
        JSON.Member("critic", .string(request.critique)), JSON.Member("revision", .string(request.revision)),
      ])
    }
    return .object([JSON.Member("constitutions", .array(pairs))])
  }

  /// `{"ID": {"prompt": […], "edit_request": …}}`, the ids those of provisions and cases.
  ///
  /// - Throws: `BlockFault` where a case does not parse.
  public func trainingRequests() throws(BlockFault) -> JSON {
    .object(
      try requests().map { request in
        JSON.Member(
          request.id,
          .object([
            JSON.Member("prompt", .array([.string(request.critique)])),
            JSON.Member("edit_request", .string(request.revision)),
          ]))
      })
  }

  /// What a model is asked about an answer of its own.
  private struct Request {
    let id: String
    let critique: String
    let revision: String
  }

  private func requests() throws(BlockFault) -> [Request] {
    let cases = try document.cases()
    var requests: [Request] = []
    for provision in document.provisions.dropFirst() {
      let own = cases.filter { $0.provision == provision.id }
      let rule = rule(of: provision, without: own)
      if !rule.isEmpty {
        requests.append(
          Request(
            id: provision.id,
            critique:
              "Say where your last answer departs from this rule, “\(provision.name)”, and quote the words that do.\n\n\(rule)",
            revision:
              "Rewrite your last answer so that it keeps the rule “\(provision.name)”, and leave the rest as it is."
          ))
      }
      for decided in own {
        requests.append(
          Request(
            id: "\(provision.id)/\(decided.id)",
            critique:
              "Under the rule “\(provision.name)” a case was decided.\n\nThe case: \(decided.situation)\nThe ruling: \(decided.ruling)\n\nSay where your last answer decides a like case otherwise.",
            revision: "Rewrite your last answer so that it decides a like case as this one was ruled."))
      }
    }
    return requests
  }

  /// The text under a heading, without its cases and the blank lines around it.
  private func rule(of provision: Provision, without cases: [Case]) -> String {
    var lines: [String] = []
    var line = provision.lines.lowerBound + (provision.heading?.lineCount ?? 0)
    while line < provision.lines.upperBound {
      if cases.contains(where: { $0.line == line + 1 }) {
        line = document.endOfFence(at: line, in: provision.lines)
        // Its blank line goes with it.
        if lines.last == "" { lines.removeLast() }
      } else {
        lines.append(String(decoding: document.line(line), as: UTF8.self))
        line += 1
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return String(decoding: Bytes(lines.drop(while: \.isEmpty).joined(separator: "\n").utf8), as: UTF8.self)
  }
}
