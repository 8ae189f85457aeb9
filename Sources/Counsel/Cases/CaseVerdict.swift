public import Charter
internal import Prose

/// How a case is decided under a text, by a counsel or by a person.
public struct CaseVerdict: Equatable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable {
    /// The text leads to the ruling that the case has.
    case asRuled = "as ruled"
    case otherwise
    /// The text does not decide it.
    case undecided
  }

  public let outcome: Outcome
  /// In the order in which they are named.
  public let citations: [Citation]
  /// What was said beside it.
  public let reasons: String

  public init(_ outcome: Outcome, citations: [Citation] = [], reasons: String = "") {
    (self.outcome, self.citations, self.reasons) = (outcome, citations, reasons)
  }

  /// Reads an answer: a line `verdict: …`, lines `cites: [id] "words"`, then reasons.
  ///
  /// Nil where the first line is anything else: a verdict is never guessed.
  public init?(of answer: String) {
    let lines = answer.trimmed.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard let first = lines.first?.lowercased(), first.hasPrefix("verdict: "),
      let outcome = Outcome(rawValue: String(first.dropFirst("verdict: ".count)))
    else { return nil }
    let mark = "cites:"
    let cites = lines.dropFirst().prefix { $0.lowercased().hasPrefix(mark) }
    self.init(
      outcome, citations: cites.flatMap { Citation.all(in: String($0.dropFirst(mark.count))) },
      reasons: lines.dropFirst(1 + cites.count).joined(separator: "\n").trimmed)
  }
}

extension CaseVerdict {
  /// Words of a provision that a verdict rests on.
  public struct Citation: Hashable, Sendable {
    /// A provision's id, which need not be one of the text's.
    public let provision: String
    /// Copied from the provision, or meant to be; empty where it is cited as a whole.
    public let words: String

    public init(_ provision: String, words: String = "") { (self.provision, self.words) = (provision, words) }

    /// The ids in brackets on a line; what stands behind the last one is its words.
    static func all(in line: String) -> [Citation] {
      var citations: [Citation] = []
      var rest = line[...]
      while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
        let id = String(rest[rest.index(after: open)..<close]).trimmed
        rest = rest[rest.index(after: close)...]
        let words = String(rest).trimmed
        let isQuoted = words.first.map { "\"“”'‘".contains($0) } ?? false
        if !id.isEmpty { citations.append(Citation(id, words: isQuoted ? words.unquoted : "")) }
        if isQuoted { break }
      }
      return citations
    }

    /// The line, from 1, on which the words begin in their provision; of a provision cited as a whole its first.
    ///
    /// Nil where the text has no such provision, or that provision no such words: a paraphrase is no citation.
    /// - Complexity: O(*n* × *m*) in the bytes of the provision and the words.
    public func line(in document: Document) -> Int? {
      guard let cited = document.provision(provision) else { return nil }
      guard !words.isEmpty else { return cited.lines.lowerBound + 1 }
      // A sentence may go over several lines.
      let text = document.text(of: cited).map { $0 == .lineFeed ? .space : $0 }
      let sought = Bytes(words.utf8).map { $0 == .lineFeed ? .space : $0 }
      guard let place = text.firstRange(of: sought) else { return nil }
      let before = document.text(of: cited)[..<place.lowerBound].count { $0 == .lineFeed }
      return cited.lines.lowerBound + before + 1
    }
  }
}

extension String {
  /// Without one pair of quotation marks around it.
  fileprivate var unquoted: String {
    guard count >= 2, let last, "\"“”'’".contains(last) else { return String(dropFirst()) }
    return String(dropFirst().dropLast())
  }
}

/// What several samples of one decider, asked the same in the same words, say of a case under one text.
public struct CasePoll: Equatable, Sendable {
  /// Nil for an answer that gave no verdict.
  public private(set) var samples: [CaseVerdict?]

  public init(_ samples: [CaseVerdict?] = []) { self.samples = samples }

  public mutating func add(_ sample: CaseVerdict?) { samples.append(sample) }

  /// How many samples say each outcome, the most frequent first.
  public var counts: [(outcome: CaseVerdict.Outcome, count: Int)] {
    CaseVerdict.Outcome.allCases
      .map { outcome in (outcome, samples.count { $0?.outcome == outcome }) }
      .filter { $0.1 > 0 }
      .sorted { $0.1 > $1.1 }
  }

  /// What more than half of all samples say; nil where there is no such outcome.
  public var majority: CaseVerdict.Outcome? { counts.first { $0.count * 2 > samples.count }?.outcome }

  /// Whether samples differ, though they were asked the same.
  public var isSplit: Bool { counts.count > 1 }

  /// What any sample rests on, each once, in the order in which they are named.
  public var citations: [CaseVerdict.Citation] {
    samples.flatMap { $0?.citations ?? [] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Such as `as ruled 2/3, undecided 1/3`.
  public var words: String {
    guard !samples.isEmpty else { return "not asked" }
    let silent = samples.count { $0 == nil }
    let parts =
      counts.map { "\($0.outcome.rawValue) \($0.count)/\(samples.count)" }
      + (silent > 0 ? ["no verdict \(silent)/\(samples.count)"] : [])
    return parts.joined(separator: ", ")
  }
}

/// What one decider says of one case under the text in force, and under a proposed one.
public struct CaseFinding: Equatable, Sendable {
  public let caseID: String
  public let decider: String
  public internal(set) var now = CasePoll()
  /// Nil where there is no other text.
  public internal(set) var then: CasePoll?

  public init(_ caseID: String, by decider: String, now: CasePoll = CasePoll(), then: CasePoll? = nil) {
    (self.caseID, self.decider, self.now, self.then) = (caseID, decider, now, then)
  }

  /// Whether most samples say one thing under the one text, and most another under the other.
  public var flips: Bool {
    guard let before = now.majority, let after = then?.majority else { return false }
    return before != after
  }

  public var isSplit: Bool { now.isSplit || then?.isSplit ?? false }
}

extension [CaseFinding] {
  /// Whether two deciders of one case differ by their majorities, under one text or the other.
  public var disagree: Bool {
    Set(compactMap { $0.now.majority }).count > 1 || Set(compactMap { $0.then?.majority }).count > 1
  }
}
