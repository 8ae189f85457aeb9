extension Redline {
  /// The redline in plain text, without colour: a sign before each row, and `[-old-]{+new+}` in revised rows.
  ///
  /// A line end that was added or removed within a revised line shows as `⏎`. Where a mark stands in the text
  /// of a revised row itself, a backslash is put before it, so that no text can pass for a change.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  public func text() -> Bytes {
    var output = Bytes()
    output.reserveCapacity(
      rows.reduce(0) { $0 + 3 + $1.pieces.reduce(0) { $0 + $1.text.count + 4 } })
    for row in rows {
      output.append(row.kind.sign)
      output.append(.space)
      for piece in row.pieces {
        switch (row.kind, piece.kind) {
        case (.revised, .same):
          Redline.put(piece.text, into: &output)
        case (.revised, .removed):
          output += "[-".utf8
          Redline.put(piece.text, into: &output)
          output += "-]".utf8
        case (.revised, .added):
          output += "{+".utf8
          Redline.put(piece.text, into: &output)
          output += "+}".utf8
        default:
          output += piece.text
        }
      }
      output.append(.lineFeed)
    }
    return output
  }

  /// The text of a piece in a revised row, with a backslash before what could pass for a mark.
  private static func put(_ text: Bytes, into output: inout Bytes) {
    var start = 0
    for (offset, byte) in text.enumerated() where canBeginMark[Int(byte)] {
      if byte == .lineFeed {
        output += text[start..<offset]
        output += lineEnd
        start = offset + 1
      } else if marks.contains(where: { text[offset...].starts(with: $0) }) {
        output += text[start..<offset]
        output.append(UInt8(ascii: "\\"))
        start = offset
      }
    }
    output += text[start...]
  }

  private static let lineEnd = Bytes("⏎".utf8)
  private static let marks = ["[-", "-]", "{+", "+}", "⏎", "\\"].map { Bytes($0.utf8) }
  /// For each byte, whether a mark or a line end begins with it.
  private static let canBeginMark = (UInt8.min...UInt8.max).map { byte in
    byte == .lineFeed || marks.contains { $0.first == byte }
  }
}

extension Redline.Row.Kind {
  /// Tells the kind of a row where there is no colour.
  fileprivate var sign: UInt8 {
    switch self {
    case .same: UInt8(ascii: " ")
    case .removed: UInt8(ascii: "-")
    case .added: UInt8(ascii: "+")
    case .revised: UInt8(ascii: "~")
    }
  }
}
