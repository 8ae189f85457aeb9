public import Prose

extension Section {
  /// What was decided on one provision.
  public struct Decision: Hashable, Sendable {
    public enum Outcome: String, Sendable {
      case adopted
      case adoptedEdited = "adopted-edited"
    }

    /// The provision's id, one word.
    public let provision: Bytes
    public let outcome: Outcome

    public init(_ provision: Bytes, _ outcome: Outcome) {
      self.provision = provision
      self.outcome = outcome
    }

    /// Reads `decision: human-oversight adopted`.
    public init?(_ entry: Entry) {
      guard entry.quoted == nil, let (id, word) = entry.value.splitAtFirstSpace else { return nil }
      guard let outcome = Outcome(rawValue: word.word) else { return nil }
      self.init(id, outcome)
    }

    public var entry: Entry { Entry(.decision, provision + Bytes(" \(outcome.rawValue)".utf8)) }
  }

  /// What was on screen of one provision before the decision on it.
  public struct Seen: Hashable, Sendable {
    /// The provision's id, one word.
    public let provision: Bytes
    /// Changed lines shown.
    public let shownLines: Int
    /// Changed lines there were.
    public let allLines: Int
    public let seconds: Int
    /// Words of the changed lines a minute.
    public let wordsPerMinute: Int

    public init(_ provision: Bytes, shownLines: Int, of allLines: Int, seconds: Int, wordsPerMinute: Int) {
      self.provision = provision
      self.shownLines = shownLines
      self.allLines = allLines
      self.seconds = seconds
      self.wordsPerMinute = wordsPerMinute
    }

    /// Reads `seen: human-oversight 1/1 41s 112wpm`.
    public init?(_ entry: Entry) {
      let words = entry.value.split(separator: .space, omittingEmptySubsequences: false)
      guard entry.quoted == nil, words.count == 4 else { return nil }
      let lines = words[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard lines.count == 2, let shown = lines[0].number(before: ""), let all = lines[1].number(before: "")
      else { return nil }
      guard let seconds = words[2].number(before: "s"), let pace = words[3].number(before: "wpm") else {
        return nil
      }
      self.init(Bytes(words[0]), shownLines: shown, of: all, seconds: seconds, wordsPerMinute: pace)
    }

    public var entry: Entry {
      Entry(
        .seen, provision + Bytes(" \(shownLines)/\(allLines) \(seconds)s \(wordsPerMinute)wpm".utf8))
    }
  }

  /// Why, in the ratifier's own words.
  public struct Reason: Hashable, Sendable {
    /// What it rests on: first a provision's id, then lines `L12`, cases `C:id`, objections `O1`.
    public let cites: [Bytes]
    public let words: Bytes?

    public init(cites: [Bytes], words: Bytes?) {
      self.cites = cites
      self.words = words
    }

    /// Reads `reason: human-oversight C:silent-escalation` with the words behind it.
    public init?(_ entry: Entry) {
      let cites = entry.value.split(separator: .space, omittingEmptySubsequences: false).map(Bytes.init)
      guard !cites.contains([]) else { return nil }
      self.init(cites: cites, words: entry.quoted)
    }

    public var entry: Entry { Entry(.reason, Bytes(cites.joined(separator: [.space])), quoted: words) }
  }
}

extension ArraySlice<UInt8> {
  /// The whole number of at most nine digits, without needless zeros, that stands before `unit`.
  fileprivate func number(before unit: String) -> Int? {
    let text = word
    guard text.utf8.count <= unit.utf8.count + 9, text.hasSuffix(unit) else { return nil }
    let digits = text.dropLast(unit.count)
    guard let number = Int(digits), number >= 0, String(number) == digits else { return nil }
    return number
  }
}
