public import Prose

/// One person's list of entries on a statement: a ratifier's, signed or still a draft.
public struct Section: Hashable, Sendable {
  /// `[a-z0-9][a-z0-9-]*`.
  public let name: Bytes
  /// In the order in which they stand; at least one.
  public let entries: [Entry]
  /// The armoured signature, from `-----BEGIN SSH SIGNATURE-----` through its last line feed; nil in a draft.
  public let signature: Bytes?

  /// Makes a section, which without a signature is a draft.
  ///
  /// - Throws: a fault in the printed bytes where a part does not have its form, where there is no entry, and
  ///   where a signed one does not begin with `vote` and `date`.
  /// - Complexity: O(*n*) in the bytes.
  public init(name: Bytes, entries: [Entry], signature: Bytes? = nil) throws(RecordFault) {
    try self.init(parsing: Section.printed(name: name, entries: entries) + (signature ?? []))
    guard self.name == name, self.entries == entries else {
      throw RecordFault(line: 1, offset: 0, rule: .structure)
    }
  }

  /// Reads a section alone, as it lies on the docket.
  ///
  /// - Throws: where the bytes are not what the printer prints.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(RecordFault) {
    var reader = try RecordReader(bytes)
    try self.init(from: &reader)
    try reader.expectEnd()
  }

  init(from reader: inout RecordReader) throws(RecordFault) {
    try reader.expect("### ")
    name = try reader.name()
    try reader.expect("\n")
    let start = reader.position
    var entries: [Entry] = []
    repeat {
      entries.append(try Entry(from: &reader))
    } while reader.next?.isLowerCaseLetter == true
    self.entries = entries
    signature = reader.isAtEnd ? nil : try reader.armour()
    if signature != nil, !hasVoteThenDate { throw reader.fault(.voteThenDate, at: start) }
  }

  /// What is signed, after the statement: from `### ` through the line feed before the signature.
  public var unsignedBytes: Bytes { Section.printed(name: name, entries: entries) }

  /// The section as it is stored.
  public var bytes: Bytes { unsignedBytes + (signature ?? []) }

  /// The same section with a signature in place of the one that it may have.
  ///
  /// Whether the signature is good is for `SSHSignature.verify` to say.
  public func signed(_ signature: Bytes) throws(RecordFault) -> Section {
    try Section(name: name, entries: entries, signature: signature)
  }

  private static func printed(name: Bytes, entries: [Entry]) -> Bytes {
    var text = Bytes("### ".utf8)
    text += name
    text.put("\n\n")
    for entry in entries { text += entry.printed }
    return text
  }

  /// Every signed section says, once, what the vote is and of what date: the rules count on both.
  private var hasVoteThenDate: Bool {
    entries.count >= 2 && entries[0].has(.vote) && vote != nil && entries[1].has(.date) && date != nil
      && !entries.dropFirst(2).contains { $0.has(.vote) || $0.has(.date) }
  }
}

extension RecordReader {
  /// Takes an armoured signature to the line feed after its last line.
  fileprivate mutating func armour() throws(RecordFault) -> Bytes {
    let start = position
    try expect(Armour.begin)
    let body = position
    var (areFull, last) = (true, Armour.lineLength)
    while !skip(Armour.end) {
      areFull = areFull && last == Armour.lineLength
      last = try line().count
    }
    let armour = Bytes(bytes[start..<position])
    guard let blob = Armour.blob(in: armour) else { throw fault(.signature, at: body) }
    // Base64 has one spelling, so full lines of it, but for the last, are what the printer prints.
    if !areFull || !(1...Armour.lineLength).contains(last) {
      try require(printed: Armour.bytes(around: blob), from: start)
    }
    return armour
  }
}
