public import Cells
public import Prose

/// A text being typed: its characters and the place of the cursor.
public struct Field: Equatable, Sendable {
  public private(set) var characters: [Character] {
    didSet { if characters.isEmpty { isPrefilled = false } }
  }
  /// Between characters, from 0.
  public private(set) var cursor: Int
  /// Whether line breaks are taken.
  public let isMultiline: Bool
  /// Whether it is shown as dots.
  public let isSecret: Bool

  /// Whether it came with words in it that are not all erased.
  public private(set) var isPrefilled: Bool

  public init(_ text: String = "", isMultiline: Bool = true, isSecret: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    isPrefilled = !characters.isEmpty
    (self.isMultiline, self.isSecret) = (isMultiline, isSecret)
  }

  public var text: String { String(characters) }
  public var bytes: Bytes { Bytes(utf8Of: characters) }
  public var isEmpty: Bool { characters.isEmpty }

  /// The text without white space at its ends.
  public var trimmed: String {
    guard let first = characters.firstIndex(where: { !$0.isWhitespace }),
      let last = characters.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(characters[first...last])
  }

  /// Takes a key of editing: arrows, Home, End and Delete, and the line-editing keys of a shell (GNU Readline).
  ///
  /// - Returns: false for a key that is none, which then means something else.
  public mutating func receive(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(scalar))
    case .backspace: erase(from: cursor - 1)
    case .delete, .control("d"): if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .wordLeft, .alt("b"): cursor = wordStart(before: cursor)
    case .wordRight, .alt("f"): cursor = wordEnd(after: cursor)
    case .home, .control("a"): cursor = lineStart
    case .end, .control("e"): cursor = lineEnd
    case .control("w"): erase(from: wordStart(before: cursor))
    case .alt("d"): characters.removeSubrange(cursor..<wordEnd(after: cursor))
    case .control("u"): clearLine()
    case .control("k"): characters.removeSubrange(cursor..<lineEnd)
    case .altEnter, .control("j"):
      guard isMultiline else { return false }
      insert("\n")
    case .up, .down:
      return isMultiline && moveByLine(key == .up ? -1 : 1)
    default: return false
    }
    return true
  }

  /// Inserts text at the cursor; where line breaks are not taken they become spaces.
  public mutating func insert(_ text: String) {
    let text = isMultiline ? text : text.map { $0.isNewline ? " " : String($0) }.joined()
    // A combining mark joins the character before it, so that one is cut anew.
    let start = max(0, cursor - 1)
    let inserted = Array(String(characters[start..<cursor]) + text)
    characters.replaceSubrange(start..<cursor, with: inserted)
    cursor = start + inserted.count
  }

  /// Inserts pasted bytes; what is not UTF-8 is refused, and a pasted line end never sends.
  public mutating func paste(_ bytes: Bytes) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    insert(String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }))
    return true
  }

  /// Erases the line up to the cursor; behind its start the line break, so that once more goes on above.
  public mutating func clearLine() { erase(from: cursor > lineStart ? lineStart : cursor - 1) }

  private mutating func erase(from start: Int) {
    guard start >= 0, start < cursor else { return }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }
  private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  private func wordStart(before place: Int) -> Int {
    var place = place
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private func wordEnd(after place: Int) -> Int {
    var place = place
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  private mutating func moveByLine(_ step: Int) -> Bool {
    let column = cursor - lineStart
    if step < 0 {
      guard lineStart > 0 else { return false }
      let start = (characters[..<(lineStart - 1)].lastIndex(of: "\n") ?? -1) + 1
      cursor = min(start + column, lineStart - 1)
    } else {
      guard lineEnd < characters.count else { return false }
      let start = lineEnd + 1
      let end = characters[start...].firstIndex(of: "\n") ?? characters.count
      cursor = min(start + column, end)
    }
    return true
  }
}
