internal import CYAML
internal import Prose

/// One event of libyaml as a value.
struct YAMLEvent {
  enum ScalarStyle { case plain, doubleQuoted, singleQuoted, block }

  enum Kind {
    case streamStart, streamEnd
    case documentStart(isImplicit: Bool)
    case documentEnd
    case alias
    case scalar(Bytes, ScalarStyle)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  let kind: Kind
  let hasAnchor: Bool
  let hasTag: Bool
  let line: Int
  let column: Int
  let endLine: Int

  func fault(_ problem: YAMLFault.Problem) -> YAMLFault {
    YAMLFault(problem, line: line, column: column)
  }
}

/// Owns libyaml's parser and hands out its events.
struct EventSource {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(text: Bytes) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: text.count)
    _ = input.initialize(from: text)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(YAMLFault) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFault() }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event)
  }

  private func syntaxFault() -> YAMLFault {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
    let mark = parser.pointee.problem_mark
    return YAMLFault(.syntax(problem), line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

extension YAMLEvent {
  init(_ event: yaml_event_t) {
    line = Int(event.start_mark.line) + 1
    column = Int(event.start_mark.column) + 1
    endLine = Int(event.end_mark.line) + 1
    let data = event.data
    switch event.type {
    case YAML_STREAM_END_EVENT:
      (kind, hasAnchor, hasTag) = (.streamEnd, false, false)
    case YAML_DOCUMENT_START_EVENT:
      let isImplicit = data.document_start.implicit == 1
      let hasDirectives = data.document_start.tag_directives.start != data.document_start.tag_directives.end
      (kind, hasAnchor, hasTag) = (.documentStart(isImplicit: isImplicit), false, hasDirectives)
    case YAML_DOCUMENT_END_EVENT:
      (kind, hasAnchor, hasTag) = (.documentEnd, false, false)
    case YAML_ALIAS_EVENT:
      (kind, hasAnchor, hasTag) = (.alias, false, false)
    case YAML_SCALAR_EVENT:
      let scalar = data.scalar
      let text = Bytes(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      (kind, hasAnchor, hasTag) =
        (.scalar(text, ScalarStyle(scalar.style)), scalar.anchor != nil, scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = data.sequence_start
      (kind, hasAnchor, hasTag) =
        (
          .sequenceStart(isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE), start.anchor != nil,
          start.tag != nil
        )
    case YAML_SEQUENCE_END_EVENT:
      (kind, hasAnchor, hasTag) = (.sequenceEnd, false, false)
    case YAML_MAPPING_START_EVENT:
      let start = data.mapping_start
      (kind, hasAnchor, hasTag) =
        (.mappingStart(isFlow: start.style == YAML_FLOW_MAPPING_STYLE), start.anchor != nil, start.tag != nil)
    case YAML_MAPPING_END_EVENT:
      (kind, hasAnchor, hasTag) = (.mappingEnd, false, false)
    default:
      (kind, hasAnchor, hasTag) = (.streamStart, false, false)
    }
  }
}

extension YAMLEvent.ScalarStyle {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
