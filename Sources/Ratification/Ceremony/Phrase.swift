internal import Charter
public import Prose

/// The phrase that attests amendment `number`: its number, and an ASCII word that the change brings
/// in, or else six hexadecimal digits of the statement's hash.
///
/// The hash picks the word, so that the phrase can't be known before the bytes are.
public func attestationPhrase(number: Int, added: Bytes, digest: Digest) -> String {
  let words = Set(
    added.split { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) && $0 < 0x80 }
      .filter { (5...12).contains($0.count) && $0.allSatisfy { $0 < 0x80 } }
      .map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  ).sorted()
  let word =
    words.isEmpty
    ? String(digest.hex.prefix(6))
    : words[digest.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } % words.count]
  return "ratify \(number) \(word)"
}
