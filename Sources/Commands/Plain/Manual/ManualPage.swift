import Prose

/// A page in the language of man(7).
struct ManualPage {
  private var text: String

  init(version: String) {
    text = ".TH ASSENT 1 \"\" \"assent \(version)\" \"User Commands\"\n"
  }

  var bytes: Bytes { Bytes(text.utf8) }

  mutating func section(_ title: String) { text += ".SH \(escaped(title))\n" }

  mutating func subsection(_ title: String) { text += ".SS \(escaped(title))\n" }

  mutating func paragraph(_ words: String) { text += ".PP\n\(escaped(words))\n" }

  /// A word in bold, and what it is.
  mutating func entry(_ tag: String, _ words: String) {
    text += ".TP\n.B \(escaped(tag))\n\(escaped(words))\n"
  }

  /// A line as it stands.
  mutating func line(_ words: String) { text += "\(escaped(words))\n.br\n" }

  /// Backslashes, hyphens that are typed, what is not ASCII, and what a line must not begin with (groff(7)).
  private func escaped(_ words: String) -> String {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let plain = line.unicodeScalars.map { scalar in
        switch scalar {
        case "\\": "\\e"
        case "-": "\\-"
        case _ where scalar.isASCII: String(scalar)
        default: "\\[u\(hex(scalar))]"
        }
      }.joined()
      return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&\(plain)" : plain
    }
    return lines.joined(separator: "\n")
  }

  /// Four digits at least.
  private func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
