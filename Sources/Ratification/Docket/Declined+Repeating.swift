public import Ledger
internal import Prose

extension Declined {
  /// Whether a statement proposes what was declined here: the same change but for spaces and case.
  public func repeats(_ other: Statement) -> Bool {
    statement.change.foldedChange == other.change.foldedChange
  }
}

extension Bytes {
  /// The changed lines without their places, spaces and case.
  fileprivate var foldedChange: [String] {
    split(separator: .lineFeed).filter { $0.first == UInt8(ascii: "+") || $0.first == UInt8(ascii: "-") }
      .filter { !$0.starts(with: "+++ ".utf8) && !$0.starts(with: "--- ".utf8) }
      .map { (String(decoding: $0.prefix(1), as: UTF8.self) + foldedWords(Bytes($0.dropFirst())).joined()) }
  }
}
