public import Charter
internal import Prose

/// The line that opens an edit: what is done to which provision, and why.
///
///     <edit-7f3a01c9 op="replace" provision="human-oversight" note="why">
public struct EditTag: Equatable, Sendable {
  public enum Verb: String, CaseIterable, Sendable {
    case add, replace, retire, move, split, merge
    case addCase = "add-case"
  }

  public enum Attribute: String, CaseIterable, Sendable {
    case op, provision, after, under, with, note
  }

  public let verb: Verb
  /// The provision that it is about; nil for `add`, whose body brings the id.
  public let provision: String?
  /// Where it goes, for `add` and `move`.
  public let place: Operation.Place?
  /// What is merged into the provision.
  public let with: String?
  /// Why, in the words of the one who proposes it; may be empty.
  public let note: String

  /// Checks that `attributes` are those that the operation takes, no fewer and no more.
  ///
  /// - Throws: `EditTagFault` for the first that is missing, unwanted, or no operation.
  public init(_ attributes: [Attribute: String]) throws(EditTagFault) {
    guard let op = attributes[.op] else { throw .missing(.op, in: nil) }
    guard let verb = Verb(rawValue: op) else { throw .unknownOperation(op) }
    for attribute in Attribute.allCases where attributes[attribute] != nil && !verb.takes(attribute) {
      throw .unwanted(attribute, in: verb)
    }
    for attribute in [Attribute.provision, .with] where verb.takes(attribute) {
      guard attributes[attribute]?.isEmpty == false else { throw .missing(attribute, in: verb) }
    }
    switch (attributes[.after], attributes[.under]) {
    case (let after?, nil) where !after.isEmpty: place = .after(after)
    case (nil, let under?) where !under.isEmpty: place = .under(under)
    case (.some, .some): throw .twoPlaces(verb)
    default:
      guard !verb.takes(.after) else { throw .missing(.after, in: verb) }
      place = nil
    }
    self.verb = verb
    provision = attributes[.provision]
    with = attributes[.with]
    note = attributes[.note] ?? ""
  }
}

extension EditTag.Verb {
  /// Whether the tag of this operation has the attribute; all have `op`, and may have `note`.
  public func takes(_ attribute: EditTag.Attribute) -> Bool {
    switch attribute {
    case .op, .note: true
    case .provision: self != .add
    case .after, .under: self == .add || self == .move
    case .with: self == .merge
    }
  }

  /// Whether something stands between its two tags.
  public var takesBody: Bool { self != .retire && self != .move }
}

/// What is wrong with a tag.
public enum EditTagFault: Error, Equatable, Sendable {
  /// The line is not of the form from that byte on, counted from 0.
  case malformed(offset: Int)
  case unknownOperation(String)
  case unknownAttribute(String)
  case repeated(EditTag.Attribute)
  case missing(EditTag.Attribute, in: EditTag.Verb?)
  case unwanted(EditTag.Attribute, in: EditTag.Verb)
  case twoPlaces(EditTag.Verb)
}

extension EditTag {
  /// Reads a line that begins with `<edit-NONCE`, without its line feed.
  ///
  /// The form is exact: attributes as `name="value"`, each behind spaces, then `>`, and nothing after it. A value
  /// ends at the next quotation mark; there is no escape.
  init(parsing line: Bytes, _ nonce: Nonce) throws(EditTagFault) {
    var scanner = TagScanner(line)
    guard scanner.take("<edit-\(nonce.text)") else { throw .malformed(offset: 0) }
    var attributes: [Attribute: String] = [:]
    while scanner.takeSpaces() {
      let name = try scanner.name()
      guard let attribute = Attribute(rawValue: name) else { throw .unknownAttribute(name) }
      let value = try scanner.value()
      guard attributes.updateValue(value, forKey: attribute) == nil else { throw .repeated(attribute) }
    }
    guard scanner.take(">"), scanner.isAtEnd else { throw .malformed(offset: scanner.offset) }
    try self.init(attributes)
  }
}

private struct TagScanner {
  private let line: Bytes
  private(set) var offset = 0

  init(_ line: Bytes) { self.line = line }

  var isAtEnd: Bool { offset == line.count }

  mutating func take(_ text: String) -> Bool {
    guard line[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  mutating func takeSpaces() -> Bool {
    let start = offset
    while offset < line.count, line[offset] == .space { offset += 1 }
    return offset > start
  }

  mutating func name() throws(EditTagFault) -> String {
    let name = line[offset...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    guard !name.isEmpty else { throw .malformed(offset: offset) }
    offset += name.count
    return String(decoding: name, as: UTF8.self)
  }

  mutating func value() throws(EditTagFault) -> String {
    let start = offset
    guard take("=\"") else { throw .malformed(offset: start) }
    let bytes = line[offset...].prefix { $0 != UInt8(ascii: "\"") && $0 >= UInt8.space && $0 != 0x7F }
    guard let value = String(validating: bytes, as: UTF8.self) else { throw .malformed(offset: offset) }
    offset += bytes.count
    guard take("\"") else { throw .malformed(offset: offset) }
    return value
  }
}
