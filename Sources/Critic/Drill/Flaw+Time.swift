internal import Charter
import Prose

/// Flaws in when and how much: deadlines, order, numbers.
extension Flaw {
  static let lateCheck = Flaw(
    "late-check", "The check comes after the act",
    "What was to happen first now happens afterwards, when the harm is done and refusing changes nothing."
  ) { sentence in
    for index in sentence.places(of: ["before"]) {
      guard let next = sentence.token(index + 1), !next.opensClause, !next.has([.conjunction, .be, .third])
      else { continue }
      let previous = sentence.token(index - 1)
      if index > 0, previous?.has([.timeUnit, .timePoint]) ?? false { continue }
      return sentence.replacing(index, with: "after")
    }
    return nil
  }

  static let deadlineRemoved = Flaw(
    "deadline-removed", "The deadline is gone",
    "A duty without a time can be put off for ever without being broken.",
    gate: { gate, passage in gate.field("deadline").flatMap { passage.removingLine($0.line) } }
  ) { sentence in
    for time in sentence.times where time.kind == .limit {
      guard openers.contains(sentence.tokens[time.words.lowerBound].word),
        sentence.token(time.words.upperBound)?.word != "of"
      else { continue }
      return sentence.removing(time.words)
    }
    return nil
  }

  private static let openers: Set<Word> = ["within", "by", "no", "not", "in"]

  static let deadlineStretched = Flaw(
    "deadline-stretched", "The time was stretched",
    "The answer may now come when nothing hangs on it any more.",
    gate: { gate, passage in
      guard let field = gate.field("deadline") else { return nil }
      let digits = field.value.prefix { $0.isNumber }
      return digits.isEmpty
        ? nil
        : passage.replacingValue(onLine: field.line, with: "\(digits)0\(field.value.dropFirst(digits.count))")
    }
  ) { sentence in
    for time in sentence.times where time.kind == .limit && time.minutes != nil {
      for index in time.words {
        if let longer = longerUnits[sentence.tokens[index].word] {
          return sentence.replacing(index, with: longer)
        }
      }
    }
    return nil
  }

  private static let longerUnits: [Word: String] = [
    "minute": "day", "minutes": "days", "hour": "week", "hours": "weeks", "day": "month", "days": "months",
    "week": "year", "weeks": "years", "month": "year", "months": "years",
  ]

  static let numberLowered = Flaw(
    "number-lowered", "A number was lowered",
    "The rule still asks for a look, but at so little that it would find nothing."
  ) { sentence in
    let verb = sentence.duties.first(where: \.binds)?.verb ?? sentence.tokens.count
    for index in sentence.tokens.indices where sentence.tokens[index].isNumber {
      let (before, next) = (sentence.token(index - 1), sentence.token(index + 1))
      let isTime = sentence.times.contains { $0.words.contains(index) }
      guard !isTime, before?.word != "most", before?.word != "than",
        next?.has([.timeUnit, .timePoint]) != true,
        let count = TimeReader.count(at: sentence.text(index..<(index + 1)))
      else { continue }
      if before?.word == "least", count >= 2 { return sentence.replacing(index, with: "one") }
      let ratio = sentence.tokens[max(0, index - 4)..<index]
      if before?.word == "in", ratio.contains(where: { $0.word == "one" }), count >= 2, count < 1000 {
        return sentence.replacing(index, with: "a thousand")
      }
      if index > verb, count >= 10, before?.has(.preposition) != true, before?.has(.determiner) != true {
        return sentence.replacing(index, with: "three")
      }
    }
    return nil
  }

  static let readingTimeCut = Flaw(
    "reading-time-cut", "The time to read was cut",
    "Whoever has a minute for an item can only pass it on. The review stays on paper.",
    gate: { gate, passage in
      if let field = gate.field("minutes-per-item") {
        return passage.replacingValue(onLine: field.line, with: "1")
      }
      guard let field = gate.field("items-per-week"), !field.value.isEmpty else { return nil }
      return passage.replacingValue(onLine: field.line, with: "\(field.value)00")
    }, sentence: { _ in nil })

  static let thresholdLowered = Flaw(
    name: "threshold-lowered", title: "It takes less to change the rules",
    explanation: "Whoever loosens the rules of amendment first can change everything else afterwards."
  ) { passage in
    guard passage.reading == nil else { return [] }
    return lineRanges(of: passage.text).indices.compactMap { index in
      let number = passage.firstLineNumber + index
      guard let line = passage.line(number) else { return nil }
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard let key = words.first(where: { $0 != "-" }), let value = words.last, key != value else {
        return nil
      }
      switch key {
      case "threshold:" where value != "1": return passage.replacingValue(onLine: number, with: "1")
      case "cooling-off:" where value != "0h": return passage.replacingValue(onLine: number, with: "0h")
      case "review:" where value == "strict": return passage.replacingValue(onLine: number, with: "standard")
      default: return nil
      }
    }
  }
}
