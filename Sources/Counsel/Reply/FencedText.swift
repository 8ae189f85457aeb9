internal import Prose

/// The fenced blocks of a talk, for the reply that is one fenced Markdown document.
struct FencedText: Equatable, Sendable {
  private struct Fence: Equatable, Sendable {
    let mark: UInt8
    let length: Int
    let isMarkdown: Bool
    var content: Bytes = []
  }

  private var open: Fence?
  private var closed: [Fence] = []

  /// The content of the only block, where that block is Markdown and has its end.
  var document: Bytes? {
    guard open == nil, closed.count == 1, closed[0].isMarkdown else { return nil }
    return closed[0].content
  }

  /// Takes a line of the talk, without its line feed (CommonMark 0.31, 4.5).
  mutating func take(_ line: Bytes) {
    let indent = line.prefix { $0 == .space }.count
    let rest = line.dropFirst(indent)
    guard let mark = rest.first, indent <= 3, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      open?.content += line + [.lineFeed]
      return
    }
    let length = rest.prefix { $0 == mark }.count
    let info = rest.dropFirst(length).filter { $0 != .space && $0 != 0x09 }.map(\.lowercased)
    if let fence = open {
      guard mark == fence.mark, length >= fence.length, info.isEmpty else {
        open?.content += line + [.lineFeed]
        return
      }
      closed.append(fence)
      open = nil
    } else if length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) {
      open = Fence(
        mark: mark, length: length,
        isMarkdown: info.elementsEqual("markdown".utf8) || info.elementsEqual("md".utf8))
    }
  }
}
