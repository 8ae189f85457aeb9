internal import Charter
internal import Ledger
internal import Prose

extension Review {
  /// The phrase that attests this statement.
  public var phrase: String {
    attestationPhrase(
      isDissent ? "dissent" : "ratify", number: statement.number, added: addedText, digest: statement.digest)
  }

  /// Whether the texts that it shows are those that the statement is about.
  var isOfStatedTexts: Bool {
    Digest(of: base?.bytes ?? []) == statement.before && Digest(of: result.bytes) == statement.after
  }

  /// The text that the changes bring in.
  private var addedText: Bytes {
    changes.flatMap { change -> Bytes in
      guard let new = change.new else { return [] }
      let old = change.old.flatMap { old in base?.text(of: old) } ?? []
      return Redline(from: old, to: result.text(of: new)).rows.filter { $0.kind != .same }
        .flatMap { $0.pieces.filter { $0.kind == .added }.flatMap { $0.text + [.space] } }
    }
  }
}

/// The phrase that attests a vote on amendment `number`: what is done, the number, and an ASCII word that the
/// change brings in, or else six hexadecimal digits of the statement's hash.
///
/// The hash picks the word, so that the phrase can't be known before the bytes are.
func attestationPhrase(
  _ verb: String = "ratify", number: Int, added: Bytes, digest: Digest
) -> String {
  let words = Set(
    added.split { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) && $0 < 0x80 }
      .filter { (5...12).contains($0.count) && $0.allSatisfy { $0 < 0x80 } }
      .map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  ).sorted()
  let word =
    words.isEmpty
    ? String(digest.hex.prefix(6))
    : words[digest.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } % words.count]
  return "\(verb) \(number) \(word)"
}
