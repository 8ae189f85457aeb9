/// Swift's source with comments and the insides of strings and regular expressions as spaces.
///
/// So braces match, and words are words of the program. Code inside of `\( )` stays.
struct SwiftCode: Sendable {
  let text: String

  init(_ source: String) {
    var reader = Reader(source)
    reader.code(endsAtParenthesis: false)
    text = String(decoding: reader.output, as: UTF8.self)
  }

  /// What stands between the brace that opens next after `start` and the one that closes it.
  func block(after start: String.Index) -> Substring {
    guard let open = text[start...].firstIndex(of: "{") else { return "" }
    var depth = 0
    for index in text[open...].indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return text[open...index] }
    }
    return text[open...]
  }
}

private struct Reader {
  private let source: [UInt8]
  private var position = 0
  private(set) var output: [UInt8] = []

  init(_ source: String) { self.source = Array(source.utf8) }

  private func sees(_ text: String) -> Bool { source[position...].starts(with: text.utf8) }
  private var isAtEnd: Bool { position >= source.count }

  /// A slash where a value may begin, with no space behind it, opens a regular expression.
  private var opensRegex: Bool {
    guard !sees("/ ") else { return false }
    return output.last { $0 != UInt8(ascii: " ") }.map { "(,=:[{".utf8.contains($0) } ?? false
  }

  /// Takes bytes over as they are.
  private mutating func keep(_ count: Int = 1) {
    for _ in 0..<count where !isAtEnd {
      output.append(source[position])
      position += 1
    }
  }

  /// Takes a byte as a space; lines stay lines.
  private mutating func hide() {
    output.append(source[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    position += 1
  }

  mutating func code(endsAtParenthesis: Bool) {
    var depth = 0
    while !isAtEnd {
      switch source[position] {
      case UInt8(ascii: "/"): slash()
      case UInt8(ascii: "\""), UInt8(ascii: "#"): quotationMarkOrPound()
      case UInt8(ascii: "("):
        depth += 1
        keep()
      case UInt8(ascii: ")"):
        depth -= 1
        if endsAtParenthesis, depth < 0 { return }
        keep()
      default: keep()
      }
    }
  }

  private mutating func slash() {
    if sees("//") {
      while !isAtEnd, source[position] != UInt8(ascii: "\n") { hide() }
    } else if sees("/*") {
      while !isAtEnd, !sees("*/") { hide() }
      keep(2)
    } else if opensRegex {
      keep()
      while !isAtEnd, !sees("/"), !sees("\n") {
        if sees("\\") { hide() }
        hide()
      }
      keep()
    } else {
      keep()
    }
  }

  private mutating func quotationMarkOrPound() {
    if sees("\"") || sees("#\"") || sees("##\"") { string() } else { keep() }
  }

  private mutating func string() {
    let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let pounds = String(repeating: "#", count: hashes)
    keep(hashes)
    let quote = sees("\"\"\"") ? "\"\"\"" : "\""
    keep(quote.utf8.count)
    while !isAtEnd, !sees(quote + pounds) {
      if sees("\\" + pounds + "(") {
        keep(2 + hashes)
        code(endsAtParenthesis: true)
      } else if sees("\\" + pounds) {
        // What an escape makes may be a quotation mark.
        for _ in 0..<(2 + hashes) where !isAtEnd { hide() }
      } else {
        hide()
      }
    }
    keep(quote.utf8.count + hashes)
  }
}
