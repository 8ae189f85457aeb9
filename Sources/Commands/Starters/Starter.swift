import Charter
import Prose

/// The text that a new charter begins with.
enum Starter {
  /// The starter of a kind, with title, name and key filled in.
  ///
  /// - Parameter ratifier: Nil leaves the list of ratifiers empty, which a draft may have.
  static func text(
    _ kind: Governance.Kind, title: String, ratifier: Governance.Ratifier?
  ) -> Bytes {
    let template = kind == .constitution ? constitution : procedure
    var lines: [String] = []
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      if ratifier == nil, line.contains("@NAME@") || line.contains("@KEY@") { continue }
      // The title comes last, since it may hold anything.
      let named = String(line).replacing("@NAME@", with: ratifier?.name ?? "")
        .replacing("@KEY@", with: ratifier?.key ?? "")
      let isYAML = line.hasPrefix("title:")
      lines.append(named.replacing("@TITLE@", with: isYAML ? title.escapedForYAML : title))
    }
    return Bytes(lines.joined(separator: "\n").utf8)
  }
}

extension String {
  /// The inside of a double-quoted scalar.
  fileprivate var escapedForYAML: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
