extension Redline {
  /// The redline in plain text, without colour: a sign before each row, and `[-old-]{+new+}` in revised rows.
  ///
  /// A line end that was added or removed within a revised line shows as `⏎`. Where a mark stands in the text
  /// of a revised row itself, a backslash is put before it, so that no text can pass for a change.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  public func text() -> Bytes {
    var output = Bytes()
    for row in rows {
      output += row.kind.gutter
      for piece in row.pieces {
        let text = row.kind == .revised ? Redline.escaped(piece.text) : piece.text
        switch (row.kind, piece.kind) {
        case (.revised, .removed): output += Bytes("[-".utf8) + text + Bytes("-]".utf8)
        case (.revised, .added): output += Bytes("{+".utf8) + text + Bytes("+}".utf8)
        default: output += text
        }
      }
      output.append(.lineFeed)
    }
    return output
  }

  private static let lineEnd = Bytes("⏎".utf8)
  private static let marks = ["[-", "-]", "{+", "+}", "⏎", "\\"].map { Bytes($0.utf8) }

  private static func escaped(_ text: Bytes) -> Bytes {
    var output = Bytes()
    for (offset, byte) in text.enumerated() {
      if byte == .lineFeed {
        output += lineEnd
        continue
      }
      if marks.contains(where: { text[offset...].starts(with: $0) }) { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    return output
  }
}

extension Redline.Row.Kind {
  /// Two columns that tell the kind of a row where there is no colour.
  fileprivate var gutter: Bytes {
    switch self {
    case .same: Bytes("  ".utf8)
    case .removed: Bytes("- ".utf8)
    case .added: Bytes("+ ".utf8)
    case .revised: Bytes("~ ".utf8)
    }
  }
}
