internal import CYAML
public import Prose

/// Reads one YAML document.
///
/// - Parameters:
///   - text: UTF-8. An empty document is an empty mapping.
///   - dialect: What is refused by name; anchors, aliases, tags, multi-line scalars and duplicate keys always are.
/// - Throws: `YAMLFault` with the line and column of the first thing refused.
/// - Complexity: O(*n*) in the bytes; nesting beyond 32 is refused.
public func parse(_ text: Bytes, dialect: Dialect = .charter) throws(YAMLFault) -> Node {
  let source = EventSource(text: text)
  defer { source.close() }
  var reader = Reader(source: source, dialect: dialect)
  return try reader.document()
}

/// Builds nodes from libyaml's events.
private struct Reader {
  var source: EventSource
  let dialect: Dialect

  mutating func document() throws(YAMLFault) -> Node {
    _ = try source.next()
    var event = try source.next()
    guard case .documentStart(let isImplicit) = event.kind else {
      return Node(value: .mapping([]), line: 1)
    }
    if !isImplicit, dialect == .charter { throw event.fault(.severalDocuments) }
    event = try source.next()
    let node = try node(event, depth: 0)
    _ = try source.next()
    event = try source.next()
    guard case .streamEnd = event.kind else { throw event.fault(.severalDocuments) }
    return node
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLFault) -> Node {
    guard depth < 32 else { throw event.fault(.tooDeep) }
    if event.hasAnchor { throw event.fault(.anchor) }
    if event.hasTag { throw event.fault(.tag) }
    switch event.kind {
    case .scalar(let text, let style):
      if style == .block || event.line != event.endLine { throw event.fault(.multilineScalar) }
      if style == .singleQuoted, dialect == .charter { throw event.fault(.singleQuotes) }
      return Node(value: .scalar(text), line: event.line)
    case .sequenceStart(let isFlow):
      if isFlow, dialect == .charter { throw event.fault(.flowCollection) }
      var items: [Node] = []
      while true {
        let next = try source.next()
        if case .sequenceEnd = next.kind { return Node(value: .sequence(items), line: event.line) }
        items.append(try node(next, depth: depth + 1))
      }
    case .mappingStart(let isFlow):
      if isFlow, dialect == .charter { throw event.fault(.flowCollection) }
      return Node(value: .mapping(try entries(depth: depth)), line: event.line)
    case .alias:
      throw event.fault(.alias)
    default:
      throw event.fault(.syntax("unexpected end"))
    }
  }

  private mutating func entries(depth: Int) throws(YAMLFault) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var seen: Set<Bytes> = []
    while true {
      let event = try source.next()
      if case .mappingEnd = event.kind { return entries }
      let keyNode = try node(event, depth: depth + 1)
      guard let key = keyNode.scalar else { throw event.fault(.keyIsNotAScalar) }
      guard seen.insert(key).inserted else { throw event.fault(.duplicateKey(key)) }
      let value = try node(try source.next(), depth: depth + 1)
      entries.append(Node.Entry(key: key, line: event.line, value: value))
    }
  }
}
