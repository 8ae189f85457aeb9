internal import Synchronization
internal import Wire

/// What servers were found to know of strict replies, for each address and model.
public final class FormatMemory: Sendable {
  private let known = Mutex<[String: ReplyFormat]>([:])

  public init() {}

  func format(_ url: String, _ model: String) -> ReplyFormat {
    known.withLock { $0["\(url) \(model)"] ?? .schema }
  }

  func remember(_ format: ReplyFormat, _ url: String, _ model: String) {
    known.withLock { $0["\(url) \(model)"] = format }
  }
}
