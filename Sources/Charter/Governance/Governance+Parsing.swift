internal import PlainYAML
public import Prose

extension Governance {
  private static let keys = [
    "title", "kind", "format", "goal", "ratifiers", "ratification", "review", "origin",
  ]

  /// Reads the lines between the two `---` of a text.
  ///
  /// Keys that the format does not have are refused, so that a misspelt rule can't silently be none.
  public init(parsing frontMatter: Bytes) throws(CharterFault) {
    let root: Node
    do { root = try PlainYAML.parse(frontMatter) } catch { throw .frontMatter(.yaml(error.shifted)) }
    do { try self.init(Fields(root, known: Governance.keys)) } catch { throw .frontMatter(error) }
  }

  private init(_ fields: Fields) throws(GovernanceFault) {
    title = try fields.text("title")
    kind = try fields.choice("kind")
    _ = try fields.value("format", "1") { $0 == "1" ? 1 : nil }
    goal = try fields.text("goal")
    review = fields.has("review") ? try fields.choice("review") : .standard
    origin = try fields.nested("origin", known: ["from", "record"]).map { (nested) throws(GovernanceFault) in
      Origin(from: try nested.text("from"), record: try nested.text("record"))
    }
    ratifiers = []
    for item in try fields.list("ratifiers", known: ["name", "key"]) {
      let name = try item.value("name", "[a-z0-9][a-z0-9-]*") { Governance.isValid(name: $0) ? $0 : nil }
      let key = try item.value("key", "a type, a space and base64") { Governance.isValid(key: $0) ? $0 : nil }
      for other in ratifiers {
        if other.name == name { throw .repeated(key: "name", value: name, line: item.line) }
        if other.key == key { throw .repeated(key: "key", value: name, line: item.line) }
      }
      ratifiers.append(Ratifier(name: name, key: key))
    }
    guard
      let ratification = try fields.nested("ratification", known: ["threshold", "cooling-off", "entrenched"])
    else { throw .missing(key: "ratification", line: fields.line) }
    rule = try Governance.rule(ratification)
    entrenched = []
    for item in try ratification.list("entrenched", known: ["provision", "threshold", "cooling-off"]) {
      let id = try item.value("provision", "an explicit id") { Attributes.isValid(id: $0) ? $0 : nil }
      if entrenched.contains(where: { $0.provision == id }) {
        throw .repeated(key: "provision", value: id, line: item.line)
      }
      entrenched.append(Entrenchment(provision: id, rule: try Governance.rule(item)))
    }
  }

  private static func rule(_ fields: Fields) throws(GovernanceFault) -> Rule {
    Rule(
      threshold: try fields.value("threshold", "1, 2/3 or all") { Threshold(parsing: $0) },
      coolingOff: try fields.value("cooling-off", "a number of hours such as 72h") { text in
        text.utf8.last == UInt8(ascii: "h") ? Threshold.wholeNumber(text.utf8.dropLast()) : nil
      })
  }
}

extension YAMLFault {
  /// The place in the whole text: the front matter's first line is its second.
  var shifted: YAMLFault { YAMLFault(problem, line: line + 1, column: column) }
}

/// A mapping with the known keys, read by name; lines count in the whole text.
private struct Fields {
  private let node: Node
  let line: Int

  init(_ node: Node, known: [String]) throws(GovernanceFault) {
    self.node = node
    line = node.line + 1
    guard let entries = node.entries else {
      throw .value(
        key: "front matter", found: node.scalar ?? [], expected: "keys with values", line: node.line + 1)
    }
    for entry in entries where !known.contains(entry.name) {
      throw .unknown(key: entry.name, line: entry.line + 1)
    }
  }

  func has(_ key: String) -> Bool { node[key] != nil }

  func value<Value>(
    _ key: String, _ expected: String, _ read: (String) -> Value?
  ) throws(GovernanceFault) -> Value {
    guard let found = node[key] else { throw .missing(key: key, line: line) }
    guard let text = found.string, let value = read(text) else {
      throw .value(key: key, found: found.scalar ?? [], expected: expected, line: found.line + 1)
    }
    return value
  }

  func text(_ key: String) throws(GovernanceFault) -> String {
    try value(key, "some text on one line") { text in
      text.isEmpty || text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(GovernanceFault) -> Choice where Choice.RawValue == String {
    try value(key, Choice.allCases.map(\.rawValue).joined(separator: " or ")) { Choice(rawValue: $0) }
  }

  func nested(_ key: String, known: [String]) throws(GovernanceFault) -> Fields? {
    guard let found = node[key] else { return nil }
    return try Fields(found, known: known)
  }

  func list(_ key: String, known: [String]) throws(GovernanceFault) -> [Fields] {
    guard let found = node[key] else { return [] }
    // `ratifiers:` with nothing behind it is an empty list.
    if found.scalar?.isEmpty == true { return [] }
    guard let items = found.items else {
      throw .value(key: key, found: found.scalar ?? [], expected: "a list", line: found.line + 1)
    }
    var list: [Fields] = []
    for item in items { list.append(try Fields(item, known: known)) }
    return list
  }
}
