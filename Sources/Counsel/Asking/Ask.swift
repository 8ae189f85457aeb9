public import Charter
public import Wire

/// What one counsel is asked once: a brief in the very bytes that are sent, and the same as values.
public struct Ask: Equatable, Sendable {
  public var chat: Chat
  /// What the built-in critic reads in place of the words; models are not sent it.
  public var subject: Subject

  public init(_ chat: Chat, about subject: Subject = Subject(.talk)) {
    (self.chat, self.subject) = (chat, subject)
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
