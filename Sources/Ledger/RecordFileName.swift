public import Prose

/// The name of a record's file under `history`: `NNNN-slug.HASH8.md`.
public struct RecordFileName: Hashable, Sendable {
  /// From 1; at least four digits in the name, none more than needed.
  public let number: Int
  /// `[a-z0-9-]`, 1 to 60 bytes.
  public let slug: Bytes
  /// The first 8 hexadecimal digits of the file's SHA-256, lower-case.
  public let hash: Bytes

  init(number: Int, slug: Bytes, digest: Digest) {
    self.number = number
    self.slug = slug
    hash = digest.fileHash
  }

  /// Reads a file's name; one that no record can have is nil.
  public init?(parsing name: Bytes) {
    let digits = name.prefix(while: \.isDigit)
    guard (4...9).contains(digits.count), digits.count == 4 || digits.first != UInt8(ascii: "0") else {
      return nil
    }
    number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let parts = name.dropFirst(digits.count).split(separator: .dot, omittingEmptySubsequences: false)
    guard number > 0, parts.count == 3, parts[2].elementsEqual("md".utf8) else { return nil }
    guard parts[0].first == UInt8(ascii: "-"), parts[0].dropFirst().isSlug, parts[1].isFileHash else {
      return nil
    }
    slug = Bytes(parts[0].dropFirst())
    hash = Bytes(parts[1])
  }

  public var bytes: Bytes {
    let digits = Bytes(String(number).utf8)
    var name = Bytes(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.count)) + digits
    name.put("-")
    name += slug
    name.put(".")
    name += hash
    name.put(".md")
    return name
  }
}

extension UInt8 {
  static let dot = UInt8(ascii: ".")
}

extension Digest {
  /// The first 8 hexadecimal digits, which name files.
  var fileHash: Bytes {
    var hash = Bytes()
    hash.putHex(bytes.prefix(4))
    return hash
  }
}

extension Collection<UInt8> {
  /// Whether it is 8 lower-case hexadecimal digits.
  var isFileHash: Bool {
    count == 8 && allSatisfy { $0.isDigit || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f") }
  }
}
