internal import CCommonMark
internal import Prose

/// What cmark found at the top level of a text.
struct CommonMarkBlocks {
  struct HeadingBlock {
    /// The first line, from 0 in the parsed piece.
    let line: Int
    let level: Int
    /// The text as a reader sees it, without emphasis marks and link targets.
    let text: String
  }

  struct FencedBlock {
    let lines: Range<Int>
    let info: String
    let content: Bytes
  }

  private(set) var headings: [HeadingBlock] = []
  private(set) var fences: [FencedBlock] = []

  /// Parses `text` as CommonMark; only blocks outside quotes and lists count.
  init(parsing text: ArraySlice<UInt8>) {
    let parser = cmark_parser_new(Int32(CMARK_OPT_DEFAULT))
    defer { cmark_parser_free(parser) }
    text.withUnsafeBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    var next = cmark_node_first_child(root)
    while let node = next {
      add(node)
      next = cmark_node_next(node)
    }
  }

  private mutating func add(_ node: OpaquePointer) {
    let first = Int(cmark_node_get_start_line(node)) - 1
    let lines = first..<max(first + 1, Int(cmark_node_get_end_line(node)))
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      headings.append(
        HeadingBlock(
          line: first, level: Int(cmark_node_get_heading_level(node)), text: Self.visibleText(of: node)))
    case CMARK_NODE_CODE_BLOCK:
      guard let info = cmark_node_get_fence_info(node), info.pointee != 0 else { return }
      let content = cmark_node_get_literal(node).map { Bytes(String(cString: $0).utf8) } ?? []
      fences.append(FencedBlock(lines: lines, info: String(cString: info), content: content))
    default:
      return
    }
  }

  private static func visibleText(of heading: OpaquePointer) -> String {
    var text = ""
    let iterator = cmark_iter_new(heading)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if let literal = cmark_node_get_literal(node) { text += String(cString: literal) }
      default: continue
      }
    }
  }
}
