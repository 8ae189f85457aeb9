public import Prose

/// What a counsel is to answer that was asked to object and finds nothing.
public enum NothingFound {
  static let words = "none found"

  /// Whether an answer says that and no more; an objection behind it is an objection.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func isSaid(by answer: Bytes) -> Bool {
    func isAround(_ byte: UInt8) -> Bool {
      byte < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let said = answer.drop(while: isAround).reversed().drop(while: isAround).reversed()
    return said.map { $0 | 0x20 }.elementsEqual(words.utf8)
  }
}
