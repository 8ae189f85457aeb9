/// The SHA-256 of texts of which each is like the one before it, as those of a history are.
///
/// A hash is made from front to back, so what two texts begin with has to be hashed once only: the states of the
/// hash at every page are kept, and the next text is hashed from the first page on in which it differs. Whether
/// a page is the same is found by comparing its bytes.
///
/// Law: `digest(of: text) == Digest(of: text)`, whatever came before.
public struct SuccessiveDigests: Sendable {
  /// The bytes of a page.
  private static let page = 2_048

  /// The text that was hashed last.
  private var former = Bytes()
  /// The state of its hash after each of its whole pages.
  private var states: [SHA256] = []

  public init() {}

  /// Hashes a text.
  ///
  /// - Complexity: O(*n*) in the bytes, of which those before the first difference are only compared.
  public mutating func digest(of text: Bytes) -> Digest {
    var pages = 0
    let most = min(states.count, text.count / Self.page)
    text.withUnsafeBytes { text in
      former.withUnsafeBytes { former in
        while pages < most, Self.areEqual(text, former, at: pages * Self.page) { pages += 1 }
      }
    }
    states.removeLast(states.count - pages)
    let same = pages * Self.page
    former.replaceSubrange(same..., with: text[same...])
    var hash = states.last ?? SHA256()
    return text.withUnsafeBytes { text in
      while (pages + 1) * Self.page <= text.count {
        hash.add(UnsafeRawBufferPointer(rebasing: text[Self.bytes(pages)]))
        states.append(hash)
        pages += 1
      }
      hash.add(UnsafeRawBufferPointer(rebasing: text[(pages * Self.page)...]))
      return hash.digest
    }
  }

  /// Whether two texts hold the same page; both reach to its end.
  private static func areEqual(
    _ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer, at start: Int
  ) -> Bool {
    var offset = start
    while offset < start + page {
      var difference: UInt64 = 0
      for step in 0..<4 {
        difference |=
          one.loadUnaligned(fromByteOffset: offset + 8 * step, as: UInt64.self)
          ^ other.loadUnaligned(fromByteOffset: offset + 8 * step, as: UInt64.self)
      }
      if difference != 0 { return false }
      offset += 32
    }
    return true
  }

  private static func bytes(_ index: Int) -> Range<Int> { index * page..<(index + 1) * page }
}
