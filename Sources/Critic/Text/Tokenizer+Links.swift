import Prose

extension Tokenizer {
  mutating func readTag() {
    let next = byte(index + 1)
    let opens = next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    if opens, let end = find([UInt8(ascii: ">")], from: index) { index = end + 1 } else { index += 1 }
  }

  mutating func readAttributes() {
    guard let end = find([UInt8(ascii: "}")], from: index) else { return index += 1 }
    if byte(index + 1) == UInt8(ascii: "#") {
      let id = text[(index + 2)..<end].prefix { $0 != .space }
      refer(to: .provision(String(decoding: id, as: UTF8.self)), start: index, end: end + 1)
    }
    index = end + 1
  }

  /// `[id]` is one token that refers; `[text](target)` and `[text][label]` are read as their text.
  mutating func readBracket() {
    let start = index
    index += 1
    let id = text[index...].prefix(64).prefix { $0.isIDByte }
    let after = index + id.count
    let follows = byte(after + 1)
    guard byte(after) == UInt8(ascii: "]"), code == nil, id.first?.isLower == true, id.count > 3,
      follows != UInt8(ascii: "("), follows != UInt8(ascii: "["), follows != UInt8(ascii: ":")
    else { return bracket = start }
    refer(to: .provision(String(decoding: id, as: UTF8.self)), start: start, end: after + 1)
    index = after + 1
  }

  mutating func readLinkTarget() {
    index += 1
    if byte(index) == UInt8(ascii: "["), let end = find([UInt8(ascii: "]")], from: index) { index = end + 1 }
    guard byte(index) == UInt8(ascii: "("), let end = find([UInt8(ascii: ")")], from: index) else { return }
    if byte(index + 1) == UInt8(ascii: "#") {
      let id = text[(index + 2)..<end].prefix { $0 != .space }
      let target = Reference.Target.provision(String(decoding: id, as: UTF8.self))
      references.append(Reference(target: target, range: (bracket ?? index)..<end))
    }
    index = end + 1
  }

  /// The end of a web address that begins at `start`, or nil.
  func endOfAddress(_ start: Int) -> Int? {
    let run = text[start...].prefix { $0 != .space && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ">") }
    return run.contains(run: "://") ? run.endIndex : nil
  }
}
