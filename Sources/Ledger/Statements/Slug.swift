public import Prose

extension Statement {
  /// The title as it stands in file names: `[a-z0-9-]`, at most 60 bytes, or `amendment`.
  ///
  /// ASCII letters are lower-cased, and each run of other bytes than letters and digits becomes one hyphen,
  /// none at either end.
  public var slug: Bytes {
    var slug = Bytes()
    for byte in content.title {
      let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
      if lower.isLowerCaseLetter || lower.isDigit {
        slug.append(lower)
      } else if slug.last != UInt8(ascii: "-"), !slug.isEmpty {
        slug.append(UInt8(ascii: "-"))
      }
      if slug.count == 60 { break }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug.isEmpty ? Bytes("amendment".utf8) : slug
  }
}
