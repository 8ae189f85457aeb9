public import Charter

extension BlockFault {
  /// What is wrong with a block of a text, for a person or a counsel who goes by it.
  public var words: String {
    switch self {
    case .yaml(_, let block, let line):
      "The \(block) block in line \(line) can't be read, so it counts for nothing. Mend its YAML."
    case .missing(let key, let block, let line):
      "The \(block) block in line \(line) has no \(key), so it counts for nothing. Add it."
    case .repeatedCase(let id, let line):
      "The case block in line \(line) has the id \(id), as another one has, so it counts for nothing. Give it its own."
    case .value(let key, let found, let expected, let line):
      "Line \(line) has “\(String(decoding: found, as: UTF8.self))” for \(key), where \(expected) is expected. Correct it."
    }
  }
}
