public import Counsel
internal import Prose

extension SettingsFile {
  /// Adds a counsel at the end of those that there are, and leaves every other line of the file as it is.
  ///
  /// - Throws: `Settings.Fault`, with nothing written, where the file could not be read afterwards: where the list is
  ///   written in brackets, or the name is taken.
  public func add(_ counsel: NewCounsel) throws(Settings.Fault) {
    let old = try bytes()
    let before = try settings(in: old)
    var lines = lineRanges(of: old).map { Bytes(old[$0]) }
    let place = SettingsFile.end(ofCounselIn: lines)
    if place == nil { lines.append(Bytes("counsel:".utf8)) }
    let end = place ?? lines.count
    lines.insert(contentsOf: counsel.lines(indent: SettingsFile.indent(before: end, in: lines)), at: end)
    let text = Bytes(lines.joined(separator: [.lineFeed])) + [.lineFeed]
    let after = try settings(in: text)
    guard after.counsel.dropLast() == before.counsel[...], after.counsel.last?.profile.name == counsel.name
    else {
      throw .value(path: path, key: "counsel", expected: "a list with a line for each counsel", line: end)
    }
    try write(text)
  }

  /// The line behind the list of counsel; nil where there is none.
  private static func end(ofCounselIn lines: [Bytes]) -> Int? {
    guard let start = lines.firstIndex(where: { $0.starts(with: "counsel:".utf8) }) else { return nil }
    let isOfList = { (line: Bytes) in line.first == .space || line.starts(with: "- ".utf8) }
    let rest = lines[(start + 1)...]
    let end =
      rest.firstIndex { !isOfList($0) && !$0.isEmpty && $0.first != UInt8(ascii: "#") } ?? rest.endIndex
    // What stands between is for what follows.
    return lines[..<end].lastIndex { isOfList($0) }.map { max($0, start) + 1 } ?? start + 1
  }

  /// How far the first counsel is indented.
  private static func indent(before end: Int, in lines: [Bytes]) -> Int {
    let start = lines.firstIndex { $0.starts(with: "counsel:".utf8) } ?? 0
    let first = lines[start..<end].dropFirst().first { $0.drop { $0 == .space }.first == UInt8(ascii: "-") }
    return first.map { $0.prefix { $0 == .space }.count } ?? 2
  }
}

extension NewCounsel {
  fileprivate func lines(indent: Int) -> [Bytes] {
    var lines = ["- name: \(name.quotedInYAML)", "  kind: \(kind.rawValue)"]
    for (key, value) in [("endpoint", endpoint), ("model", model), ("key-env", variable)] where !value.isEmpty
    {
      lines.append("  \(key): \(value.quotedInYAML)")
    }
    if !command.isEmpty {
      lines.append("  command: [\(command.map(\.quotedInYAML).joined(separator: ", "))]")
    }
    return lines.map { Bytes(String(repeating: " ", count: indent).utf8) + Bytes($0.utf8) }
  }
}

extension String {
  /// As a scalar between double quotes (YAML 1.2, 7.3.1).
  var quotedInYAML: String {
    "\"\(unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined())\""
  }
}
