public import Charter
internal import Prose

extension DraftedText {
  /// What a counsel is told of its reply: what was kept, what was refused and why, and what to send.
  public var mendingWords: String {
    var lines: [String] = []
    if kept.isEmpty {
      lines.append("None of your edits is kept.")
    } else {
      lines.append("These edits are kept, and stand in the text above already; do not send them again:")
      lines += kept.map { "- \($0.operation.name) \($0.operation.subject)" }
    }
    lines.append("These are refused:")
    lines += refused.map { "- edit \($0.number) of your reply: \($0.fault.words)" }
    lines.append("Send the refused ones again, mended, in the form of the rules above. Send no others.")
    return lines.joined(separator: "\n")
  }

  /// What was refused, for the person.
  public var refusalWords: String {
    let list = refused.map { "edit \($0.number): \($0.fault.words)" }.joined(separator: "\n")
    let what = refused.count == 1 ? "One edit is refused" : "\(refused.count) edits are refused"
    return "\(what), \(kept.isEmpty ? "none is" : "\(kept.count) are") kept.\n\(list)"
  }
}

extension ReplyFault {
  /// The line that is at fault, where the fault is in a line.
  var source: Bytes? {
    switch self {
    case .tag(_, let source), .looksLikeTag(let source): source
    default: nil
    }
  }

  /// What is wrong, so that it can be mended.
  public var words: String {
    switch self {
    case .tag(let fault, _): fault.words
    case .looksLikeTag:
      "A line looks like a tag of an edit and is none. A tag begins in the first column, carries the word of this "
        + "brief, and stands alone on its line."
    case .strayEnd: "An end tag stands where no edit is open."
    case .tagInBody(let line):
      "Line \(line) of the reply, inside the edit, names the tag but is not its end tag."
    case .unclosed(let line): "Its end tag is missing: another edit begins on line \(line) of the reply."
    case .incomplete: "The reply ended before its end tag."
    case .bodyNotWanted(let verb): "\(verb.rawValue) takes nothing between its tags."
    case .operation(let fault): fault.words
    case .notACase:
      "The text between the tags has to be one case: id, situation and ruling, each on its line, with an id that no "
        + "other case has, and no fence."
    case .stale(let id): "[\(id)] was changed since this was asked."
    case .fragment(let expected):
      "A fenced document is taken for the whole text, which begins with [\(expected)]; this one begins elsewhere. "
        + "Send edits instead."
    case .json(let offset): "The reply is not the JSON that was asked for, from byte \(offset + 1) on."
    case .jsonMember(let name): "The member “\(name)” is missing, unknown, or not of its kind."
    }
  }
}

extension EditTagFault {
  fileprivate var words: String {
    switch self {
    case .malformed(let offset):
      "The tag is not of the form from its byte \(offset + 1) on: attributes are name=\"value\", with no quotation mark "
        + "in the value, and the line ends with >."
    case .unknownOperation(let op):
      "There is no operation “\(op)”. There are: \(EditTag.Verb.allCases.map(\.rawValue).joined(separator: ", "))."
    case .unknownAttribute(let name): "There is no attribute “\(name)”."
    case .repeated(let attribute): "The attribute \(attribute.rawValue) stands twice."
    case .missing(let attribute, let verb):
      "\(verb?.rawValue ?? "The tag") needs \(attribute == .after ? "after or under" : attribute.rawValue)."
    case .unwanted(let attribute, let verb): "\(verb.rawValue) takes no \(attribute.rawValue)."
    case .twoPlaces(let verb): "\(verb.rawValue) takes after or under, not both."
    }
  }
}

extension OperationFault {
  fileprivate var words: String {
    switch self {
    case .unknownProvision(let id, let nearest):
      "There is no provision [\(id)]." + (nearest.map { " The nearest id is [\($0)]." } ?? "")
    case .unchanged(let id): "The text of [\(id)] would stay as it is."
    case .emptyBody: "Nothing stands between the tags."
    case .headings(let found, let expected):
      "The text between the tags has to begin with its heading and have \(expected); \(found) were found."
    case .changedID(let id, let other):
      "The heading has to keep {#\(id)}; it has \(other.map { "{#\($0)}" } ?? "none")."
    case .hasSubprovisions(let id, let others):
      "[\(id)] can't go while others stand under it: \(others.map { "[\($0)]" }.joined(separator: ", "))."
    case .notASection(let id): "[\(id)] has no heading, so it can be replaced and nothing else."
    case .placedInItself(let id): "[\(id)] can't be placed inside itself."
    case .result(let fault): fault.counselWords
    }
  }
}

extension CharterFault {
  fileprivate var counselWords: String {
    switch self {
    case .repeatedID(let id, _): "The id [\(id)] would stand twice."
    case .text:
      "The text would hold a byte that no charter may hold: no NUL, no carriage return, valid UTF-8."
    case .noFrontMatter, .unclosedFrontMatter, .frontMatter: "The front matter could not be read any more."
    case .block: "A case or gate block could not be read."
    case .patch: "The change does not apply."
    }
  }
}

extension Operation {
  /// The word for what is done.
  public var name: String {
    switch self {
    case .add: "add"
    case .replace: "replace"
    case .retire: "retire"
    case .move: "move"
    case .split: "split"
    case .merge: "merge"
    case .addCase: "add a case to"
    }
  }

  /// The provisions that it names.
  public var subject: String {
    switch self {
    case .add(_, .after(let id)): "after [\(id)]"
    case .add(_, .under(let id)): "under [\(id)]"
    case .move(let id, .after(let other)): "[\(id)] after [\(other)]"
    case .move(let id, .under(let other)): "[\(id)] under [\(other)]"
    case .merge(let id, let other, _): "[\(id)] with [\(other)]"
    case .replace(let id, _), .retire(let id), .split(let id, _), .addCase(let id, _): "[\(id)]"
    }
  }
}
