internal import Ledger
internal import Prose

extension Section.DecidedCase {
  /// Which case it is, and who decides it.
  var title: String { String(decoding: id + Bytes(", ".utf8) + by, as: UTF8.self) }

  /// Both verdicts, whether they differ, and what stands with them; of an adoption there is one.
  func details(isAdoption: Bool) -> Bytes {
    let verdicts =
      isAdoption
      ? after.words : "\(before.words) before, \(after.words) after\(flips ? ": it flips" : "")"
    return Bytes(verdicts.utf8) + (words.map { [.lineFeed] + $0 } ?? [])
  }
}

extension Section.DecidedCase.Outcome {
  fileprivate var words: String { self == .asRuled ? "as ruled" : rawValue }
}
