internal import PlainJSON
public import Prose

extension Reply {
  /// Reads the strict encoding: the same talk and edits as one JSON object.
  ///
  ///     {"talk": "…", "edits": [{"op": "retire", "provision": "a", "after": null, "under": null,
  ///                              "with": null, "note": "…", "body": null}]}
  ///
  /// Every member stands, null where the operation has none; other members are refused. Where the whole is not of
  /// the form, the reply is its one fault.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(json bytes: Bytes, isComplete: Bool) {
    self.init()
    self.isComplete = isComplete
    do throws(ReplyFault) {
      let (talk, edits) = try Reply.parts(of: bytes)
      self.talk = talk
      items = Reply.items(edits.map { Reply.outcome(of: $0) }, behind: talk)
    } catch { items = [Item(line: 1, offset: 0, outcome: .fault(error))] }
  }

  /// What came of a reply whose end never came.
  ///
  /// - Parameters:
  ///   - edits: Those that are whole, as they stood.
  ///   - isOpen: Whether another one had begun.
  init(talk: Bytes, edits: [Bytes], isOpen: Bool) {
    self.init()
    self.talk = talk
    // What is no JSON is a fault among the outcomes.
    var outcomes = edits.map { (try? JSON($0)).map { Reply.outcome(of: $0) } ?? .fault(.incomplete) }
    if isOpen { outcomes.append(.fault(.incomplete)) }
    items = Reply.items(outcomes, behind: talk)
  }

  /// The edits stand behind the first paragraph, which says what is wrong; what follows it says why they mend it.
  private static func items(_ outcomes: [Outcome], behind talk: Bytes) -> [Item] {
    let end = talk.firstRange(of: [.lineFeed, .lineFeed])?.upperBound ?? talk.count
    return outcomes.enumerated().map { Item(line: $0 + 1, offset: end, outcome: $1) }
  }

  private static func parts(of bytes: Bytes) throws(ReplyFault) -> (Bytes, [JSON]) {
    let value: JSON
    do { value = try JSON(bytes) } catch { throw .json(offset: error.offset) }
    guard case .object(let members) = value else { throw .jsonMember("talk") }
    for member in members where member.name != "talk" && member.name != "edits" {
      throw .jsonMember(member.name)
    }
    guard let talk = value["talk"]?.string else { throw .jsonMember("talk") }
    guard let edits = value["edits"]?.items else { throw .jsonMember("edits") }
    return (talk, edits)
  }

  private static func outcome(of value: JSON) -> Outcome {
    guard case .object(let members) = value else { return .fault(.jsonMember("edits")) }
    var attributes: [EditTag.Attribute: String] = [:]
    var body: Bytes?
    for member in members {
      if member.value == .null { continue }
      guard let bytes = member.value.string else { return .fault(.jsonMember(member.name)) }
      let text = String(decoding: bytes, as: UTF8.self)
      if member.name == "body" {
        body = bytes
      } else if let attribute = EditTag.Attribute(rawValue: member.name) {
        attributes[attribute] = text
      } else {
        return .fault(.tag(.unknownAttribute(member.name), source: []))
      }
    }
    let tag: EditTag
    do { tag = try EditTag(attributes) } catch { return .fault(.tag(error, source: [])) }
    var lines = body ?? []
    if let last = lines.last, last != .lineFeed { lines.append(.lineFeed) }
    return Edit(tag, body: lines).map { .edit($0) } ?? .fault(.bodyNotWanted(tag.verb))
  }

  /// The JSON Schema of the strict encoding, with the real ids as an enumeration.
  ///
  /// It keeps to what strict modes take: every property required, no others, and what may be absent as a choice
  /// between a type and null, since Anthropic's library knows no list of types.
  public static func schema(ids: [String]) -> Bytes {
    let names = ids.map { quoted($0) }.joined(separator: ",")
    let verbs = EditTag.Verb.allCases.map { quoted($0.rawValue) }.joined(separator: ",")
    let id = "{\"anyOf\":[{\"type\":\"string\",\"enum\":[\(names)]},{\"type\":\"null\"}]}"
    let text = "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}"
    let edit =
      "{\"type\":\"object\",\"additionalProperties\":false,"
      + "\"required\":[\"op\",\"provision\",\"after\",\"under\",\"with\",\"note\",\"body\"],\"properties\":{"
      + "\"op\":{\"type\":\"string\",\"enum\":[\(verbs)]},\"provision\":\(id),\"after\":\(id),\"under\":\(id),"
      + "\"with\":\(id),\"note\":\(text),\"body\":\(text)}}"
    return Bytes(
      ("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"talk\",\"edits\"],\"properties\":{"
        + "\"talk\":{\"type\":\"string\"},\"edits\":{\"type\":\"array\",\"items\":\(edit)}}}").utf8)
  }

  /// Ids are letters of any script, digits, marks, `.`, `_` and `-`, so nothing in them needs an escape.
  private static func quoted(_ id: String) -> String { "\"\(id)\"" }
}
