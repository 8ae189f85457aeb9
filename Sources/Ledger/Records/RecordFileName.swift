public import Prose

/// The name of a record's file under `history`: `NNNN-slug.HASH8.md`.
public struct RecordFileName: Hashable, Sendable {
  /// The whole name.
  public let bytes: Bytes
  /// From 1; at least four digits in the name, none more than needed.
  public let number: Int

  init(number: Int, slug: Bytes, digest: Digest) {
    self.number = number
    let digits = Bytes(String(number).utf8)
    var name = Bytes(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.count)) + digits
    name.put("-")
    name += slug
    name.put(".")
    name += digest.fileHash
    name.put(".md")
    bytes = name
  }

  /// `[a-z0-9-]`, 1 to 60 bytes.
  public var slug: Bytes { Bytes(bytes[..<dot].drop { $0.isDigit }.dropFirst()) }

  /// The first 8 hexadecimal digits of the file's SHA-256, lower-case.
  public var hash: Bytes { Bytes(bytes[(dot + 1)..<(dot + 9)]) }

  /// Where the dot stands before the hash.
  private var dot: Int { bytes.count - 12 }

  /// Reads a file's name; one that no record can have is nil.
  public init?(parsing name: Bytes) {
    var end = 0
    var number = 0
    while end < name.count, end < 10, name[end].isDigit {
      number = number * 10 + Int(name[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard (4...9).contains(end), end == 4 || name[0] != UInt8(ascii: "0"), number > 0 else { return nil }
    // Behind the number a hyphen, the slug, a dot, eight digits, and `.md`.
    guard name.count > end + 13, name[end] == UInt8(ascii: "-"), name.suffix(3) == RecordFileName.suffix
    else {
      return nil
    }
    let dot = name.count - 12
    guard name[dot] == .dot, name[(end + 1)..<dot].isSlug, name[(dot + 1)..<(dot + 9)].isFileHash else {
      return nil
    }
    self.number = number
    bytes = name
  }

  private static let suffix = Bytes(".md".utf8)[...]
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
