public import Prose

extension Governance {
  /// A front matter with both `---`, for a text that has none yet.
  ///
  /// A text that has one is never printed again: it is changed by patches of bytes.
  public var frontMatter: Bytes {
    var lines = [
      "---", "title: \(quoted(title))", "kind: \(kind.rawValue)", "format: 1", "goal: \(quoted(goal))",
      "ratifiers:",
    ]
    for ratifier in ratifiers {
      lines += ["  - name: \(ratifier.name)", "    key: \(quoted(ratifier.key))"]
    }
    lines += ["ratification:", "  threshold: \(rule.threshold.text)", "  cooling-off: \(rule.coolingOff)h"]
    if !entrenched.isEmpty { lines.append("  entrenched:") }
    for item in entrenched {
      lines += [
        "    - provision: \(item.provision)", "      threshold: \(item.rule.threshold.text)",
        "      cooling-off: \(item.rule.coolingOff)h",
      ]
    }
    lines.append("review: \(review.rawValue)")
    if let origin { lines += ["origin:", "  from: \(quoted(origin.from))", "  record: \(origin.record)"] }
    lines.append("---")
    return Bytes((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// A double-quoted YAML scalar on one line.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
