internal import Prose

/// How strictly a reply can be asked for, the strictest first.
public enum ReplyFormat: CaseIterable, Sendable {
  /// JSON after a schema.
  case schema
  /// JSON after what the rules say.
  case object
  case plain

  /// The next one that a kind of server may know, where a request was refused for this one; nil where it was not.
  public func lower(after fault: CounselFault, for kind: ServerKind) -> ReplyFormat? {
    guard self != .plain, case .rejected(_, let words) = fault else { return nil }
    let marks = [
      "response_format", "json_schema", "json_object", "output_config", "schema", "structured", "format",
    ]
    guard marks.contains(where: words.has) else { return nil }
    return self == .schema && kind == .openAICompatible ? .object : .plain
  }
}
