internal import Prose

extension Section {
  /// What came of a warm-up that the ratifier took before the ceremony.
  public struct Drill: Hashable, Sendable {
    /// Seeded flaws that were found, at their place.
    public let found: Int
    /// Seeded flaws that were shown.
    public let flaws: Int
    /// Clean texts that were called flawed.
    public let falseAlarms: Int
    /// Clean texts that were shown.
    public let clean: Int

    /// Counts below 0, or above what was shown, are brought into their range.
    public init(found: Int, of flaws: Int, falseAlarms: Int, of clean: Int) {
      self.flaws = max(0, flaws)
      self.clean = max(0, clean)
      self.found = min(max(0, found), self.flaws)
      self.falseAlarms = min(max(0, falseAlarms), self.clean)
    }

    /// Reads `drill: 2/3 found 0/1 false-alarms`.
    public init?(_ entry: Entry) {
      let words = entry.value.split(separator: .space, omittingEmptySubsequences: false)
      guard entry.quoted == nil, words.count == 4, words[1].elementsEqual("found".utf8),
        words[3].elementsEqual("false-alarms".utf8), let flaws = words[0].parts, let clean = words[2].parts
      else { return nil }
      self.init(found: flaws.some, of: flaws.all, falseAlarms: clean.some, of: clean.all)
      guard self.entry.value == entry.value else { return nil }
    }

    public var entry: Entry {
      Entry(.drill, Bytes("\(found)/\(flaws) found \(falseAlarms)/\(clean) false-alarms".utf8))
    }
  }

  public var drills: [Drill] { all(.drill).compactMap(Drill.init) }
}

extension ArraySlice<UInt8> {
  /// The two numbers of `2/3`, each of at most six digits.
  fileprivate var parts: (some: Int, all: Int)? {
    let numbers = split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy({ (1...6).contains($0.count) }),
      let some = Int(numbers[0].word), let all = Int(numbers[1].word)
    else { return nil }
    return (some, all)
  }
}
