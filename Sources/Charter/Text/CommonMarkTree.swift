internal import CCommonMark
internal import Prose

/// The tree that cmark makes of a text, as a list of what is entered, said and left.
///
/// Where the words are prose, white space and quotation marks of a kind are one and the same; in
/// code, HTML and links every byte counts.
struct CommonMarkTree: Equatable {
  private enum Step: Equatable {
    /// A node's type with the numbers and the exact texts that belong to it.
    case enter(UInt32, numbers: [Int], texts: [Bytes])
    case leave(UInt32)
    case words([Unicode.Scalar])
  }

  private var steps: [Step] = []
  private var words: [Unicode.Scalar] = []
  /// How many links and images are open.
  private var linkDepth = 0

  init(parsing text: ArraySlice<UInt8>) {
    let parser = cmark_parser_new(Int32(CMARK_OPT_DEFAULT))
    defer { cmark_parser_free(parser) }
    text.withUnsafeBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
    endWords()
  }

  private mutating func enter(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if linkDepth == 0, type == CMARK_NODE_SOFTBREAK {
      words.append("\n")
    } else if linkDepth == 0, type == CMARK_NODE_TEXT {
      words += String(decoding: Self.bytes(cmark_node_get_literal(node)), as: UTF8.self).unicodeScalars
    } else {
      endWords()
      steps.append(.enter(type.rawValue, numbers: Self.numbers(of: node), texts: Self.texts(of: node)))
    }
    if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE { linkDepth += 1 }
  }

  private mutating func leave(_ node: OpaquePointer) {
    endWords()
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE { linkDepth -= 1 }
    steps.append(.leave(type.rawValue))
  }

  private mutating func endWords() {
    if !words.isEmpty { steps.append(.words(spacingFolded(words))) }
    words = []
  }

  private static func numbers(of node: OpaquePointer) -> [Int] {
    [
      Int(cmark_node_get_heading_level(node)), Int(cmark_node_get_list_type(node).rawValue),
      Int(cmark_node_get_list_delim(node).rawValue), Int(cmark_node_get_list_start(node)),
      Int(cmark_node_get_list_tight(node)),
    ]
  }

  private static func texts(of node: OpaquePointer) -> [Bytes] {
    [
      bytes(cmark_node_get_literal(node)), bytes(cmark_node_get_url(node)), bytes(cmark_node_get_title(node)),
      bytes(cmark_node_get_fence_info(node)),
    ]
  }

  private static func bytes(_ string: UnsafePointer<CChar>?) -> Bytes {
    string.map { Bytes(String(cString: $0).utf8) } ?? []
  }
}
