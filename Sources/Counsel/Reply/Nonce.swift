public import Prose

/// The word that marks the fences and tags of one exchange, new each time.
///
/// Nothing that stands between the fences holds it, so no text can close the fence that it stands in.
public struct Nonce: Hashable, Sendable {
  /// Eight lower-case hexadecimal digits.
  public let text: String

  /// Makes the first word from `seed` that stands in none of `contents`, in whatever case.
  ///
  /// - Parameter seed: Bytes that nobody could foresee; the same ones give the same word.
  /// - Complexity: O(*n*) in the bytes of the contents, as a rule.
  public init(seed: Bytes, absentFrom contents: [Bytes]) {
    let folded = contents.map { $0.map(\.lowercased) }
    var digest = Digest(of: seed)
    while folded.contains(where: { $0.holds(Bytes(digest.short.utf8)) }) { digest = Digest(of: digest.bytes) }
    text = digest.short
  }

  /// The nonce that stands in the tags of a reply that was read before; nil for any other text.
  public init?(_ text: String) {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ Nonce.digits.contains($0) }) else { return nil }
    self.text = text
  }

  private static let digits = Bytes("0123456789abcdef".utf8)
}

extension UInt8 {
  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 0x20 : self
  }
}

extension Collection<UInt8> {
  /// Whether `piece` stands somewhere in it.
  func holds(_ piece: Bytes) -> Bool {
    guard let first = piece.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: piece) { return true }
      rest = rest[rest.index(after: start)...]
    }
    return false
  }
}
