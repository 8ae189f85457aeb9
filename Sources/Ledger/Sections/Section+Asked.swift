public import Prose

/// How those were asked whom the entries of a section name.
extension Section {
  /// How somebody was asked whom other entries of the section name.
  public struct AskedCounsel: Hashable, Sendable {
    /// Who was asked, in the form of a proposer.
    public let by: Bytes
    public let asked: Asked
    /// When they were asked first.
    public let date: Timestamp

    public init(_ author: Bytes, _ asked: Asked, on date: Timestamp) {
      (by, self.asked, self.date) = (author, asked, date)
    }

    /// Reads `asked: 2026-11-21T10:00:00Z model gpt-5` with the settings behind it.
    public init?(_ entry: Entry) {
      guard entry.has(.asked), let (moment, author) = entry.value.splitAtFirstSpace,
        let date = Timestamp(parsing: moment), Proposer(parsing: author)?.isAsked == true,
        let quoted = entry.quoted, let asked = Asked(parsing: quoted)
      else { return nil }
      self.init(author, asked, on: date)
    }

    public var entry: Entry { Entry(.asked, date.bytes + [.space] + by, quoted: asked.bytes) }

    /// Whether the other says of the same counsel that it was asked in the same way, whenever that was.
    public func isAlike(_ other: AskedCounsel) -> Bool { by == other.by && asked == other.asked }
  }

  public var asked: [AskedCounsel] { all(.asked).compactMap(AskedCounsel.init) }
}
