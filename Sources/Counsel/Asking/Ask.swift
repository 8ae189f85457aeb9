public import Charter
public import Prose

/// What one counsel is asked once: a brief, in the very bytes that are sent.
public struct Ask: Equatable, Sendable {
  /// The fixed rules; UTF-8.
  public var system: Bytes
  /// The talk, the oldest turn first; the last one is the person's and holds the request.
  public var turns: [Turn]
  /// The JSON Schema of a strict reply; nil asks for the plain form.
  ///
  /// A counsel that can't be held to a schema drops it and says so with `CounselEvent.plain`.
  public var schema: Bytes?
  /// The rules where the reply is held to the schema, in place of `system`; nil where they are the same.
  public var strictSystem: Bytes?
  /// The longest reply in tokens; nil leaves it to the server, or to the user's settings.
  public var replyTokens: Int?
  /// What the built-in critic reads in place of the words; models are not sent it.
  public var subject: Subject

  public init(
    system: Bytes, turns: [Turn], schema: Bytes? = nil, strictSystem: Bytes? = nil,
    replyTokens: Int? = nil, subject: Subject = Subject(.talk)
  ) {
    self.system = system
    self.turns = turns
    self.schema = schema
    self.strictSystem = strictSystem
    self.replyTokens = replyTokens
    self.subject = subject
  }

  public struct Turn: Equatable, Sendable {
    public let speaker: Speaker
    /// UTF-8.
    public let text: Bytes

    public init(_ speaker: Speaker, _ text: Bytes) { (self.speaker, self.text) = (speaker, text) }
  }

  public enum Speaker: Equatable, Sendable { case person, counsel }

  /// What the tokens of a request come to, at four bytes each.
  public var estimatedTokens: Int {
    (system.count + turns.reduce(0) { $0 + $1.text.count } + (schema?.count ?? 0)) / 4
  }
}

extension Ask {
  /// What an ask is about, as values.
  public struct Subject: Equatable, Sendable {
    public var purpose: Purpose
    /// The text that is asked about: in force, in draft, or as proposed.
    public var document: Document?
    /// The text before a proposal, where `document` is the text after it.
    public var base: Document?
    /// The id of the provision in focus.
    public var provision: String?
    /// The nonce of the tags of the plain form; empty where no edit is asked for.
    public var nonce: String

    public init(
      _ purpose: Purpose, document: Document? = nil, base: Document? = nil, provision: String? = nil,
      nonce: String = ""
    ) {
      self.purpose = purpose
      self.document = document
      self.base = base
      self.provision = provision
      self.nonce = nonce
    }
  }

  public enum Purpose: Equatable, Sendable {
    /// An answer in the talk.
    case talk
    /// Whether an idea is to be pursued, before any text exists.
    case sound
    case propose
    case critique
    /// The strongest objection to a change.
    case object
    /// How a case is decided under the text.
    case decide
    /// A few words, to see that it answers.
    case test
  }
}
