public import Prose

/// The name of a file on the docket or among the declined: `HASH8-slug.md`, or with whose it is,
/// `HASH8-slug.NAME.md`.
public struct DocketFileName: Hashable, Sendable {
  /// The first 8 hexadecimal digits of the statement's SHA-256, lower-case.
  public let hash: Bytes
  /// `[a-z0-9-]`, 1 to 60 bytes.
  public let slug: Bytes
  /// Whose section or comment it is; nil for the statement itself.
  public let name: Bytes?

  /// Names the file of a statement.
  public init(of statement: Statement) {
    self.init(hash: statement.shortID, slug: statement.slug, name: nil)
  }

  private init(hash: Bytes, slug: Bytes, name: Bytes?) {
    self.hash = hash
    self.slug = slug
    self.name = name
  }

  /// Names the file of one person's section or comment on the same statement; nil for what is no name.
  public func by(_ name: Bytes) -> DocketFileName? {
    name.isName ? DocketFileName(hash: hash, slug: slug, name: name) : nil
  }

  /// Reads a file's name; one that no file of a docket can have is nil.
  public init?(parsing name: Bytes) {
    let parts = name.split(separator: .dot, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.last?.elementsEqual("md".utf8) == true else { return nil }
    let (hash, slug) = (parts[0].prefix(8), parts[0].dropFirst(9))
    guard hash.isFileHash, parts[0].dropFirst(8).first == UInt8(ascii: "-"), slug.isSlug else { return nil }
    if parts.count == 3, !parts[1].isName { return nil }
    self.init(hash: Bytes(hash), slug: Bytes(slug), name: parts.count == 3 ? Bytes(parts[1]) : nil)
  }

  public var bytes: Bytes {
    var text = hash
    text.put("-")
    text += slug
    if let name {
      text.put(".")
      text += name
    }
    text.put(".md")
    return text
  }
}
