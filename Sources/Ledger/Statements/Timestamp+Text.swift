public import Prose

extension Timestamp {
  /// Reads `2026-11-21T10:00:00Z`: RFC 3339, UTC, whole seconds, upper-case letters.
  ///
  /// A day that its month does not have, an hour 24 and a leap second are refused, as is every other form
  /// that RFC 3339 leaves open; each moment has one spelling.
  public init?(parsing text: some RandomAccessCollection<UInt8>) {
    guard text.count == Timestamp.pattern.count else { return nil }
    var numbers = [0]
    for (byte, expected) in zip(text, Timestamp.pattern) {
      if expected == Timestamp.digit {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        guard byte == expected else { return nil }
        numbers.append(0)
      }
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let (hour, minute, second) = (numbers[3], numbers[4], numbers[5])
    guard year >= 1970, (1...12).contains(month), hour < 24, minute < 60, second < 60 else { return nil }
    guard day >= 1, day <= Timestamp.days(inMonth: month, of: year) else { return nil }
    let days = Timestamp.daysSince1970(year: year, month: month, day: day)
    self.init(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second)
  }

  /// The day in UTC, such as `2026-11-21`.
  public var day: String { String(decoding: bytes.prefix(10), as: UTF8.self) }

  /// The moment as `2026-11-21T10:00:00Z`, 20 bytes.
  public var bytes: Bytes {
    let (year, month, day) = Timestamp.date(daysSince1970: seconds / 86_400)
    let second = seconds % 86_400
    let numbers = [year, month, day, second / 3_600, second / 60 % 60, second % 60]
    var text = Timestamp.pattern
    var index = 0
    for (number, width) in zip(numbers, [4, 2, 2, 2, 2, 2]) {
      var rest = number
      for place in (index..<index + width).reversed() {
        text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      index += width + 1
    }
    return text
  }

  private static let pattern = Bytes("0000-00-00T00:00:00Z".utf8)
  private static let digit = UInt8(ascii: "0")
}

extension Timestamp: CustomStringConvertible {
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Civil dates in the proleptic Gregorian calendar, after Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms": years begin in March, so that the leap day is the last of its year.
extension Timestamp {
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
