import Prose

/// A time that a sentence gives, and what kind of time it is.
struct TimeMark: Sendable {
  enum Kind: Sendable {
    /// "within two days", "by noon": a limit.
    case limit
    /// "before launch", "at once", "on the same day": tied to something else.
    case anchor
    /// "each month".
    case period
    /// "for five years".
    case span
    /// "promptly": sounds like a time and is none.
    case vague
  }

  let kind: Kind
  let words: Range<Int>
  /// The length, where it is given as a number and a unit.
  var minutes: Double?
}

/// Finds the times in a sentence, in one pass over its words.
struct TimeReader {
  private let tokens: [Token]
  private let text: Bytes

  static func read(_ tokens: [Token], in text: Bytes) -> [TimeMark] {
    let reader = TimeReader(tokens: tokens, text: text)
    var marks: [TimeMark] = []
    var index = 0
    while index < tokens.count {
      if let mark = reader.mark(at: index) {
        marks.append(mark)
        index = max(index + 1, mark.words.upperBound)
      } else {
        index += 1
      }
    }
    return marks
  }

  private func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  private func mark(at index: Int) -> TimeMark? {
    let token = tokens[index]
    if token.isQuoted { return nil }
    if token.isNumber, let mark = duration(at: index) { return mark }
    if let words = TimeReader.vague.match(in: tokens, at: index) {
      return TimeMark(kind: .vague, words: words)
    }
    if let words = TimeReader.limits.match(in: tokens, at: index) {
      return limit(after: words)
    }
    if let words = TimeReader.anchors.match(in: tokens, at: index) {
      return TimeMark(kind: .anchor, words: words)
    }
    if token.has(.periodic) { return TimeMark(kind: .period, words: index..<(index + 1)) }
    let next = self.token(index + 1)
    if ["every", "each", "per"].contains(token.word), let next {
      let skipsOne = next.isNumber || next.word == "working" || next.word == "second"
      let named = skipsOne ? self.token(index + 2) : next
      if named?.has([.timeUnit, .timePoint]) == true {
        return TimeMark(kind: .period, words: index..<(index + 2))
      }
    }
    if token.word == "on", next?.has(.timePoint) == true {
      return TimeMark(kind: .anchor, words: index..<(index + 2))
    }
    if token.word == "by" { return pointInTime(at: index) }
    return nil
  }

  private static let vague = PhraseTable(
    """
    promptly, timely, quickly, swiftly, speedily, expeditiously, without undue delay, as soon as possible
    as soon as practicable, as soon as reasonably practicable, as soon as reasonably possible
    in due course, in good time, soon, shortly
    """)
  private static let limits = PhraseTable("no later than, not later than, within, in less than, in at most")
  private static let anchors = PhraseTable(
    """
    before, prior to, until, till, ahead of, in advance, immediately, at once, without delay, right away
    straight away, instantly, forthwith, on the spot, in real time, in the same, on the same, the same day
    the same hour, the same shift, as soon as, during, at the end of, at the start of, at the next, on the day
    on the next, by the next, the next day, the following day, while
    """)

  /// "within" may stand before a time or before a place.
  private func limit(after words: Range<Int>) -> TimeMark? {
    var index = words.upperBound
    while index < tokens.count, index - words.upperBound < 5 {
      if tokens[index].has([.timeUnit, .timePoint]) || tokens[index].stands(.numeric) {
        let inside = duration(from: words.upperBound)
        let end = inside?.words.upperBound ?? index + 1
        return TimeMark(kind: .limit, words: words.lowerBound..<end, minutes: inside?.minutes)
      }
      index += 1
    }
    return tokens[words.lowerBound].word == "within" ? nil : TimeMark(kind: .limit, words: words)
  }

  private func duration(from start: Int) -> TimeMark? {
    for index in start..<min(start + 4, tokens.count) {
      if let mark = duration(at: index) { return mark }
      let isOne = tokens[index].word == "a" || tokens[index].word == "an" || tokens[index].word == "one"
      if isOne, let unit = token(index + 1), let minutes = TimeReader.minutes[unit.stem] {
        return TimeMark(kind: .limit, words: index..<(index + 2), minutes: minutes)
      }
    }
    return nil
  }

  /// A number, perhaps "working" or "business", and a unit; or "24h".
  private func duration(at index: Int) -> TimeMark? {
    guard tokens[index].isNumber, let (value, unit) = number(at: index) else { return nil }
    var end = index + 1
    var minutes = unit
    if minutes == nil {
      while end < tokens.count, TimeReader.adjectives.contains(tokens[end].word) { end += 1 }
      guard let name = token(end), let length = TimeReader.minutes[name.stem] else { return nil }
      minutes = length
      end += 1
    }
    guard let minutes else { return nil }
    return TimeMark(kind: kind(before: index), words: index..<end, minutes: value * minutes)
  }

  private func kind(before index: Int) -> TimeMark.Kind {
    var place = index - 1
    while place >= max(0, index - 4) {
      let token = tokens[place]
      if token.word == "for" { return .span }
      if TimeReader.limitWords.contains(token.word) { return .limit }
      if token.word == "than", place > 0, TimeReader.lessWords.contains(tokens[place - 1].word) {
        return .limit
      }
      if token.word == "every" || token.word == "each" || token.word == "per" { return .period }
      if token.has(.have) { return .limit }
      if token.opensClause { break }
      place -= 1
    }
    return .anchor
  }

  /// "by noon", "by the end of the week", "by 5 March"; not "by the operator".
  private func pointInTime(at index: Int) -> TimeMark? {
    var end = index + 1
    while end < tokens.count, end - index <= 3 {
      let token = tokens[end]
      let isPoint = token.has([.timePoint, .timeUnit]) || token.stands(.numeric)
      if isPoint || token.word == "end" || token.word == "close" || token.word == "deadline" {
        return TimeMark(kind: .limit, words: index..<(end + 1))
      }
      end += 1
    }
    return nil
  }

  private static let limitWords: Set<Word> = ["within", "in", "most", "under", "inside", "by"]
  private static let lessWords: Set<Word> = ["less", "later", "fewer", "longer"]
  private static let adjectives: Set<Word> = [
    "working", "business", "calendar", "full", "clock", "more", "clear",
  ]
  private static let minutes: [Word: Double] = [
    "second": 1.0 / 60, "s": 1.0 / 60, "minute": 1, "min": 1, "m": 1, "hour": 60, "h": 60, "hr": 60,
    "shift": 480, "day": 1440, "d": 1440, "week": 10_080, "w": 10_080, "month": 43_200, "quarter": 129_600,
    "year": 525_600,
  ]
  private static let values: [Word: Double] = [
    "half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
  ]

  /// The value of a number word, and the unit that is written onto its digits.
  private func number(at index: Int) -> (value: Double, unit: Double?)? {
    if let value = TimeReader.values[tokens[index].word] { return (value, nil) }
    let bytes = text[tokens[index].start..<tokens[index].end]
    let digits = bytes.prefix { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard !digits.isEmpty, digits.count < 10 else { return nil }
    let plain = String(decoding: digits.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self)
    guard let value = Double(plain) else { return nil }
    let unit = bytes.dropFirst(digits.count)
    return unit.isEmpty ? (value, nil) : TimeReader.minutes[Word(unit)].map { (value, $0) }
  }

  /// The length of a gate's deadline, such as `4h` or `2 working days`, in minutes; nil where it is none.
  static func minutes(of value: String) -> Double? {
    var paragraph = Paragraph(.cell)
    paragraph.append(Bytes(value.utf8)[...], line: 0, column: 0)
    let reader = TimeReader(tokens: Tokenizer(paragraph).tokens, text: paragraph.text)
    return reader.tokens.indices.lazy.compactMap { reader.duration(at: $0)?.minutes }.first
  }

  /// The value of a number in digits or words at the start of `value`, such as "two reviewers"; else nil.
  static func count(at start: String) -> Double? {
    var paragraph = Paragraph(.cell)
    paragraph.append(Bytes(start.utf8)[...], line: 0, column: 0)
    let tokens = Tokenizer(paragraph).tokens
    guard tokens.first?.isNumber == true else { return nil }
    return TimeReader(tokens: tokens, text: paragraph.text).number(at: 0)?.value
  }
}
