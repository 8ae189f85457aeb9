extension Patch {
  /// The text of the patch, ending with a line feed; a count of 1 is left out, as GNU diff does.
  ///
  /// Law: `Patch(parsing: bytes[...]) == self` where there is a hunk.
  public var bytes: Bytes {
    var output = Bytes("--- ".utf8) + oldName + Bytes("\n+++ ".utf8) + newName + [.lineFeed]
    for hunk in hunks {
      let old = Patch.span(hunk.oldStart, hunk.oldCount)
      let new = Patch.span(hunk.newStart, hunk.newCount)
      output += "@@ -\(old) +\(new) @@\n".utf8
      for line in hunk.lines {
        output.append(line.kind.sign)
        output += line.text
        output.append(.lineFeed)
      }
    }
    return output
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start)" : "\(start),\(count)"
  }
}

extension Patch.Line.Kind {
  /// The byte that begins such a line.
  var sign: UInt8 {
    switch self {
    case .context: .space
    case .removed: UInt8(ascii: "-")
    case .added: UInt8(ascii: "+")
    }
  }

  init?(sign: UInt8?) {
    switch sign {
    case UInt8.space: self = .context
    case UInt8(ascii: "-"): self = .removed
    case UInt8(ascii: "+"): self = .added
    default: return nil
    }
  }
}
