internal import Prose

/// How many ratifiers an amendment needs.
public enum Threshold: Hashable, Sendable {
  case count(Int)
  /// A fraction in (0, 1], of the number of ratifiers, rounded up.
  case fraction(Int, of: Int)
  case all

  /// Reads `1`, `2/3` or `all`; anything else is nil.
  public init?(parsing text: some StringProtocol) {
    if text == "all" {
      self = .all
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Threshold.wholeNumber($0) }
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 1 where numbers[0] >= 1: self = .count(numbers[0])
    case 2 where numbers[0] >= 1 && numbers[0] <= numbers[1]: self = .fraction(numbers[0], of: numbers[1])
    default: return nil
    }
  }

  /// How many of `ratifiers` must ratify, which can be more than there are.
  public func needed(of ratifiers: Int) -> Int {
    switch self {
    case .count(let count): count
    case .fraction(let part, let whole): (ratifiers * part + whole - 1) / whole
    case .all: ratifiers
    }
  }

  /// As it is written in a front matter.
  public var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .fraction(let part, let whole): "\(part)/\(whole)"
    case .all: "all"
    }
  }

  /// A number of up to six digits without a sign or a leading zero.
  static func wholeNumber(_ digits: some Collection<UInt8>) -> Int? {
    guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    guard digits.count == 1 || digits.first != 0x30 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
