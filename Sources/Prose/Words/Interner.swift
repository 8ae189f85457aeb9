/// Small numbers for byte strings: equal strings get equal numbers, counted from 0 in order of first sight.
///
/// Differences are found among these numbers, so a line or a word is read once however often it is compared.
/// The table is open addressing with linear probing over one arena of bytes: nothing is allocated for a
/// single token. It is no defence against chosen collisions.
public struct Interner: Sendable {
  private var arena: Bytes = []
  private var starts: [Int] = [0]
  private var hashes: [UInt32] = []
  private var slots: [Int32]

  public init() { slots = [Int32](repeating: -1, count: 64) }

  /// With room for so many different tokens, of so many bytes in all.
  init(tokens: Int, bytes: Int) {
    slots = [Int32](repeating: -1, count: 1 << (Int.bitWidth - max(31, 2 * tokens).leadingZeroBitCount))
    arena.reserveCapacity(bytes)
    starts.reserveCapacity(tokens + 1)
    hashes.reserveCapacity(tokens)
  }

  /// How many different byte strings have been seen.
  public var count: Int { hashes.count }

  /// The number of one byte string.
  public mutating func intern(_ token: Bytes) -> Int32 { intern(token.span.bytes) }

  /// The numbers of the tokens that stand at `ranges` of `text`.
  ///
  /// - Complexity: O(*n*) in the bytes of the tokens.
  mutating func intern(_ ranges: some Collection<Range<Int>>, of text: Bytes) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(ranges.count)
    let bytes = text.span.bytes
    for range in ranges { numbers.append(intern(bytes.extracting(range))) }
    return numbers
  }

  /// The number of the token that stands at `range` of `text`.
  mutating func intern(_ text: Bytes, _ range: Range<Int>) -> Int32 {
    intern(text.span.bytes.extracting(range))
  }

  private mutating func intern(_ token: RawSpan) -> Int32 {
    let hash = Interner.hash(token)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, equals(token, number) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: hashes.count)
    slots[slot] = number
    hashes.append(hash)
    token.withUnsafeBytes { arena.append(contentsOf: $0) }
    starts.append(arena.count)
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  private func equals(_ token: RawSpan, _ number: Int) -> Bool {
    let known = arena.span.bytes.extracting(starts[number]..<starts[number + 1])
    guard known.byteCount == token.byteCount else { return false }
    var offset = 0
    while offset + 8 <= token.byteCount {
      guard token.word(at: offset) == known.word(at: offset) else { return false }
      offset += 8
    }
    return token.rest(from: offset) == known.rest(from: offset)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Multiplies eight bytes at a time into 128 bits and folds the halves, after wyhash.
  private static func hash(_ token: RawSpan) -> UInt32 {
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(token.byteCount)
    var offset = 0
    while offset + 8 <= token.byteCount {
      state = fold(state ^ token.word(at: offset))
      offset += 8
    }
    state = fold(state ^ token.rest(from: offset))
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }

  private static func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low ^ 0xE703_7ED1_A0B4_28DB
  }
}

extension RawSpan {
  fileprivate func word(at offset: Int) -> UInt64 {
    unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// The last bytes, fewer than eight, as one number that differs where one of them does.
  fileprivate func rest(from offset: Int) -> UInt64 {
    let count = byteCount - offset
    // Two loads that overlap hold every byte; which of them twice depends on nothing but the count.
    if count >= 4 {
      let first = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
      let last = unsafeLoadUnaligned(fromByteOffset: byteCount - 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    guard count > 0 else { return 0 }
    let first = unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    let middle = unsafeLoad(fromByteOffset: offset + count / 2, as: UInt8.self)
    let last = unsafeLoad(fromByteOffset: byteCount - 1, as: UInt8.self)
    return UInt64(first) << 16 | UInt64(middle) << 8 | UInt64(last)
  }
}
