public import Prose

/// What streams back from a counsel that was asked.
public enum CounselEvent: Equatable, Sendable {
  /// More of the reply: whole characters of UTF-8.
  case text(Bytes)
  /// More of what a model says that it thinks: not part of the reply.
  case thinking(Bytes)
  /// What was used so far; each one takes the place of the one before.
  case usage(Usage)
  /// The name of the model that answers, as the server gives it.
  case model(Bytes)
  /// The schema was refused, so the reply comes in the plain form.
  case plain
  /// Nothing came yet; it is tried again after so many milliseconds, because of this.
  case waiting(milliseconds: Int, attempt: Int, CounselFault)
  /// The server read fewer tokens than were sent, so it has probably cut the brief.
  case briefCut(sent: Int, read: Int)
  /// The last event, and there is always one.
  case ended(StopReason)
}

/// How a reply ended.
///
/// Only `complete` may become a proposal without a mark.
public enum StopReason: Equatable, Sendable {
  /// The server's own end of the stream, with a good reason.
  case complete
  /// The reply reached the longest length, or the model's window is full.
  case length
  /// The model would not; text that came before is void.
  case refusal(category: Bytes, explanation: Bytes)
  /// The stream ended without its end.
  case cut
  /// The person ended it.
  case cancelled
  case fault(CounselFault)
}

/// What a server says that a reply used.
public struct Usage: Equatable, Sendable {
  /// Tokens of the brief, those read from a cache among them.
  public var briefTokens: Int?
  public var replyTokens: Int?
  /// Millionths of the unit of money that the server counts in, mostly the US dollar.
  public var microcost: Int?

  public init(briefTokens: Int? = nil, replyTokens: Int? = nil, microcost: Int? = nil) {
    self.briefTokens = briefTokens
    self.replyTokens = replyTokens
    self.microcost = microcost
  }
}
