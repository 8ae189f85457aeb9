public import Charter
public import Prose

/// What a counsel answered: talk for the person, and edits for the program.
public struct Reply: Equatable, Sendable {
  /// An edit as it stands in the reply, understood or refused.
  public struct Item: Equatable, Sendable {
    /// The line of its opening tag, from 1 in the reply.
    public let line: Int
    /// How many bytes of talk stand before it.
    public let offset: Int
    public let outcome: Outcome

    public init(line: Int, offset: Int, outcome: Outcome) {
      (self.line, self.offset, self.outcome) = (line, offset, outcome)
    }
  }

  public enum Outcome: Equatable, Sendable {
    case edit(Edit)
    case fault(ReplyFault)
  }

  /// What was said outside of edits, with a line feed at the end of each whole line.
  public internal(set) var talk: Bytes = []
  /// In the order of the reply.
  public internal(set) var items: [Item] = []
  /// The one fenced Markdown document of a reply without edits.
  public internal(set) var wholeText: Bytes?
  /// Whether the reply came to its own end, and nothing of it is missing.
  public internal(set) var isComplete = false

  public var edits: [Edit] {
    items.compactMap { if case .edit(let edit) = $0.outcome { edit } else { nil } }
  }

  public var faults: [ReplyFault] {
    items.compactMap { if case .fault(let fault) = $0.outcome { fault } else { nil } }
  }

  public init() {}
}

extension Reply {
  /// An operation that a counsel proposes, with its reason.
  public struct Edit: Equatable, Sendable {
    public let operation: Operation
    /// Why, in one line; may be empty.
    public let note: String

    public init(_ operation: Operation, note: String = "") { (self.operation, self.note) = (operation, note) }

    /// Makes the operation that a tag and a body say; nil where there is a body and none is wanted.
    init?(_ tag: EditTag, body: Bytes) {
      let id = tag.provision ?? ""
      guard tag.verb.takesBody || body.allSatisfy({ $0 == .lineFeed || $0 == .space }) else { return nil }
      switch (tag.verb, tag.place, tag.with) {
      case (.add, let place?, _): operation = .add(body, place)
      case (.move, let place?, _): operation = .move(id, place)
      case (.merge, _, let other?): operation = .merge(id, with: other, body)
      case (.replace, _, _): operation = .replace(id, body)
      case (.retire, _, _): operation = .retire(id)
      case (.split, _, _): operation = .split(id, body)
      case (.addCase, _, _): operation = .addCase(id, body)
      case (.add, nil, _), (.move, nil, _), (.merge, _, nil): return nil
      }
      note = tag.note
    }
  }
}

/// Why an edit of a reply is refused.
public enum ReplyFault: Error, Equatable, Sendable {
  case tag(EditTagFault, source: Bytes)
  /// A line of the talk that looks like a tag and is none of this exchange.
  case looksLikeTag(source: Bytes)
  /// An end without a beginning.
  case strayEnd
  /// A line inside the edit that has the tag's name and is not its end.
  case tagInBody(line: Int)
  /// Another edit began before this one ended.
  case unclosed(line: Int)
  /// The reply ended inside the edit.
  case incomplete
  case bodyNotWanted(EditTag.Verb)
  /// The operation can't be made.
  case operation(OperationFault)
  /// The block closes early, has no id, situation or ruling, or an id that a case has already.
  case notACase(String)
  /// The text changed since counsel was asked.
  case stale(String)
  /// A fenced document that does not begin where the text begins.
  case fragment(expected: String)
  /// The reply is not the JSON that was asked for, from that byte on.
  case json(offset: Int)
  /// A member of the JSON is missing, unknown, or not of its kind.
  case jsonMember(String)
}
