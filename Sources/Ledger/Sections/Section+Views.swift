internal import Prose

/// The entries of a section, read by their meaning.
///
/// An entry whose value does not have the form that its key asks for appears in none of them; it stands in
/// `entries` like one with an unknown key.
extension Section {
  public enum Vote: String, Sendable {
    case ratify, dissent

    public var entry: Entry { Entry(.vote, Bytes(rawValue.utf8)) }
  }

  public var vote: Vote? { first(.vote).flatMap { Vote(rawValue: $0.value.word) } }
  public var date: Timestamp? { first(.date).flatMap { Timestamp(parsing: $0.value) } }
  public var stance: Stance? { first(.stance).flatMap(Stance.init) }
  public var objections: [Objection] { all(.objection).compactMap(Objection.init) }
  public var answers: [Answer] { all(.answer).compactMap(Answer.init) }
  public var decisions: [Decision] { all(.decision).compactMap(Decision.init) }
  public var seen: [Seen] { all(.seen).compactMap(Seen.init) }
  public var reasons: [Reason] { all(.reason).compactMap(Reason.init) }

  /// The entries under `key`, in order.
  public func all(_ key: Entry.Key) -> [Entry] { entries.filter { $0.has(key) } }

  private func first(_ key: Entry.Key) -> Entry? { entries.first { $0.has(key) } }
}

extension Entry {
  /// The entry that dates a section or a remark.
  public init(date: Timestamp) {
    self.init(.date, date.bytes)
  }
}

extension Collection<UInt8> {
  var word: String { String(decoding: self, as: UTF8.self) }
}

extension Bytes {
  /// What stands before the first space and after it, neither of them empty.
  var splitAtFirstSpace: (Bytes, Bytes)? {
    guard let space = firstIndex(of: .space), space > 0, space + 1 < count else { return nil }
    return (Bytes(self[..<space]), Bytes(self[(space + 1)...]))
  }
}
