public import Prose

/// What a reason rests on.
public enum Citation: Hashable, Sendable {
  /// A line of the new text, from 1: `L12`.
  case line(Int)
  /// A decided case: `C:id`.
  case decidedCase(String)
  /// An objection of this review, from 1: `O1`.
  case objection(Int)

  public var text: String {
    switch self {
    case .line(let number): "L\(number)"
    case .decidedCase(let id): "C:\(id)"
    case .objection(let number): "O\(number)"
    }
  }

  /// Reads one word such as `L12`; anything else is nil.
  public init?(parsing word: some StringProtocol) {
    func number(_ digits: some StringProtocol) -> Int? {
      digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }
    if word.hasPrefix("C:"), word.utf8.count > 2 {
      self = .decidedCase(String(word.dropFirst(2)))
    } else if word.hasPrefix("L"), let line = number(word.dropFirst()) {
      self = .line(line)
    } else if word.hasPrefix("O"), let objection = number(word.dropFirst()) {
      self = .objection(objection)
    } else {
      return nil
    }
  }
}

/// Why a reason is refused; each has a way to meet it.
public enum ReasonRefusal: Error, Equatable, Sendable {
  case tooFewWords(found: Int, needed: Int)
  case tooFewCharacters(found: Int, needed: Int)
  /// Cited, but not there.
  case unknownCitation(Citation)
  /// Most of its word triples stand in the proposal.
  case repeatsProposal
  /// The same words were the reason of an earlier amendment.
  case repeatsEarlier
}

/// A person's reason for a decision, in their own words.
public struct Reason: Equatable, Sendable {
  public let text: Bytes
  /// What it rests on besides the provision; empty means the provision alone.
  public let citations: [Citation]

  /// What a reason may cite, and what it may not repeat.
  public struct Context: Equatable, Sendable {
    public let lineCount: Int
    public let cases: [String]
    public let objectionCount: Int
    /// The proposal's own sentences: title, problem, rationale, effect and new text.
    public let proposal: [Bytes]
    /// The reasons given before in this charter.
    public let earlier: [Bytes]

    public init(lineCount: Int, cases: [String], objectionCount: Int, proposal: [Bytes], earlier: [Bytes]) {
      self.lineCount = lineCount
      self.cases = cases
      self.objectionCount = objectionCount
      self.proposal = proposal
      self.earlier = earlier
    }
  }

  /// Accepts a reason of five different words or more, or of ten characters in a script that is
  /// written without spaces.
  ///
  /// - Throws: `ReasonRefusal`, the first rule that is not met.
  public init(_ text: Bytes, in context: Context) throws(ReasonRefusal) {
    let text = tidied(text)
    let (words, citations) = Reason.parts(of: text)
    for citation in citations where !context.has(citation) { throw .unknownCitation(citation) }
    try Reason.checkLength(words)
    try Reason.checkOwnWords(words, in: context)
    self.text = text
    self.citations = citations
  }

  /// The words of a text, and what it cites among them; a citation is no word.
  private static func parts(of text: Bytes) -> (words: [String], citations: [Citation]) {
    var citations: [Citation] = []
    var rest = Bytes()
    for word in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace) {
      if let citation = Citation(parsing: word.trimming(",.;:()[]")) {
        if !citations.contains(citation) { citations.append(citation) }
      } else {
        rest += word.utf8 + [.space]
      }
    }
    return (foldedWords(rest), citations)
  }

  private static func checkLength(_ words: [String]) throws(ReasonRefusal) {
    let unspaced = unspacedCount(in: words)
    guard unspaced < 10 else { return }
    if unspaced > 0, words.allSatisfy(isUnspaced) {
      throw .tooFewCharacters(found: unspaced, needed: 10)
    }
    let different = Set(words).count
    guard different >= 5 else { throw .tooFewWords(found: different, needed: 5) }
  }

  private static func checkOwnWords(_ words: [String], in context: Context) throws(ReasonRefusal) {
    if context.earlier.contains(where: { parts(of: $0).words.joined() == words.joined() }) {
      throw .repeatsEarlier
    }
    let own = triples(words)
    guard !own.isEmpty else { return }
    let theirs = context.proposal.reduce(into: Set<[String]>()) { $0.formUnion(triples(foldedWords($1))) }
    let repeated = own.filter { theirs.contains($0) }.count
    if repeated * 2 > own.count { throw .repeatsProposal }
  }

  /// Three words in a row; where no spaces part them, three characters.
  private static func triples(_ words: [String]) -> [[String]] {
    let words = words.flatMap { word in
      isUnspaced(word)
        ? word.unicodeScalars.map { String($0) } : [word]
    }
    return words.count < 3 ? [] : (0...(words.count - 3)).map { Array(words[$0..<($0 + 3)]) }
  }
}

extension Reason.Context {
  fileprivate func has(_ citation: Citation) -> Bool {
    switch citation {
    case .line(let line): (1...max(1, lineCount)).contains(line)
    case .decidedCase(let id): cases.contains(id)
    case .objection(let number): number >= 1 && number <= objectionCount
    }
  }
}

extension Substring {
  fileprivate func trimming(_ characters: String) -> Substring {
    var rest = self
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return rest
  }
}
