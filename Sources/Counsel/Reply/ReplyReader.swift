public import Prose

/// Reads a reply as it streams in: talk shows at once, an edit once its end has come.
///
/// What it knows depends on the bytes so far, never on how they were cut. Nothing is guessed: a line that is
/// almost a tag is a fault that is reported, not talk and not an edit.
public struct ReplyReader: Equatable, Sendable {
  /// An edit whose end has not come yet.
  public struct Open: Equatable, Sendable {
    /// What its tag says; nil where the tag is refused.
    public let tag: EditTag?
    /// The line of the tag, from 1.
    public let line: Int
    /// The whole lines of the body so far.
    public fileprivate(set) var body: Bytes = []
    fileprivate var fault: ReplyFault?
  }

  public let nonce: Nonce
  public private(set) var reply = Reply()
  public private(set) var open: Open?
  /// The line that has not ended yet, and its number from 1.
  private var line: Bytes = []
  private var number = 1
  private var fences = FencedText()
  private let name: Bytes
  private let end: Bytes

  public init(nonce: Nonce) {
    self.nonce = nonce
    name = Bytes("edit-\(nonce.text)".utf8)
    end = Bytes("</edit-\(nonce.text)>".utf8)
  }

  /// The talk so far, with as much of the last line as can't become a tag.
  public var talk: Bytes {
    open != nil || line.mayBecomeTag ? reply.talk : reply.talk + line
  }

  /// Takes the next bytes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == .lineFeed { takeLine(isWhole: true) } else { line.append(byte) }
    }
  }

  /// Ends the reply.
  ///
  /// - Parameter isComplete: Whether the counsel ended it, rather than a limit, a fault or the person.
  public mutating func finish(isComplete: Bool) -> Reply {
    // An end that is cut is no end, and nothing else of a last line matters to an edit.
    if !line.isEmpty, open == nil || line == end { takeLine(isWhole: false) }
    if let open {
      close(open, with: .incomplete)
      self.open = nil
    }
    reply.isComplete = isComplete
    if reply.items.isEmpty, isComplete { reply.wholeText = fences.document }
    return reply
  }

  private mutating func takeLine(isWhole: Bool) {
    let line = self.line
    self.line = []
    if open == nil { takeTalk(line, isWhole: isWhole) } else { takeBody(line) }
    number += 1
  }

  private mutating func takeTalk(_ line: Bytes, isWhole: Bool) {
    let isNamed = line.map(\.lowercased).holds(name)
    if line == end {
      add(.fault(.strayEnd))
    } else if line.starts(with: "<".utf8), line.dropFirst().starts(with: name) {
      begin(line)
    } else {
      if isNamed || line.looksLikeTag { add(.fault(.looksLikeTag(source: line))) }
      reply.talk += isWhole ? line + [.lineFeed] : line
      fences.take(line)
    }
  }

  private mutating func begin(_ line: Bytes) {
    do { open = Open(tag: try EditTag(parsing: line, nonce), line: number) } catch {
      open = Open(tag: nil, line: number, fault: .tag(error, source: line))
    }
  }

  private mutating func takeBody(_ line: Bytes) {
    guard var open else { return }
    if line == end {
      close(open, with: open.fault)
      self.open = nil
    } else if line.map(\.lowercased).holds(name) {
      let opens = line.starts(with: "<".utf8) && line.dropFirst().starts(with: name)
      let closes = line.trimmingBlanks.map(\.lowercased).starts(with: end.dropLast())
      guard opens || closes else {
        open.fault = open.fault ?? .tagInBody(line: number)
        self.open = open
        return
      }
      close(open, with: open.fault ?? (opens ? .unclosed(line: number) : .tagInBody(line: number)))
      self.open = nil
      if opens { begin(line) }
    } else {
      open.body += line + [.lineFeed]
      self.open = open
    }
  }

  private mutating func close(_ open: Open, with fault: ReplyFault?) {
    let outcome: Reply.Outcome
    if let fault {
      outcome = .fault(fault)
    } else if let tag = open.tag {
      outcome = Reply.Edit(tag, body: open.body).map { .edit($0) } ?? .fault(.bodyNotWanted(tag.verb))
    } else {
      outcome = .fault(.incomplete)
    }
    reply.items.append(Reply.Item(line: open.line, offset: reply.talk.count, outcome: outcome))
  }

  private mutating func add(_ outcome: Reply.Outcome) {
    reply.items.append(Reply.Item(line: number, offset: reply.talk.count, outcome: outcome))
  }
}

extension Bytes {
  /// Whether the beginning of a line may be the beginning of a tag.
  fileprivate var mayBecomeTag: Bool { drop { $0 == .space || $0 == 0x09 }.first == UInt8(ascii: "<") }

  /// Whether a line begins as a tag does, behind blanks and the marks of quotes, lists and code, or holds an
  /// attribute that only tags have.
  fileprivate var looksLikeTag: Bool {
    let marks = Bytes(" \t>-*`".utf8)
    let line = map(\.lowercased)
    let start = line.drop { marks.contains($0) }
    return start.starts(with: "<edit".utf8) || start.starts(with: "</edit".utf8)
      || line.holds(Bytes(" op=\"".utf8)) || line.holds(Bytes(" provision=\"".utf8))
  }

  fileprivate var trimmingBlanks: ArraySlice<UInt8> { drop { $0 == .space || $0 == 0x09 } }
}
