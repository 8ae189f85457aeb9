internal import Prose

/// How the draft of a review writes rows and bytes on one line.
extension Set<Int> {
  /// The numbers as ranges in order, such as `0-4,7`.
  var ranges: String {
    var parts: [ClosedRange<Int>] = []
    for number in sorted() {
      if let last = parts.last, last.upperBound + 1 == number {
        parts[parts.count - 1] = last.lowerBound...number
      } else {
        parts.append(number...number)
      }
    }
    return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// What is no range is left out.
  init(ranges: ArraySlice<UInt8>) {
    self.init()
    for part in String(decoding: ranges, as: UTF8.self).split(separator: ",") {
      let bounds = part.split(separator: "-").compactMap { Int($0) }
      guard let first = bounds.first, let last = bounds.last, bounds.count <= 2, first >= 0, first <= last,
        last - first < 1 << 20
      else { continue }
      formUnion(first...last)
    }
  }
}

extension Bytes {
  var hexDigits: Bytes {
    let digits = Bytes("0123456789abcdef".utf8)
    return flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// Nil where the digits are not lower-case hexadecimal ones in pairs.
  init?(hexDigits: ArraySlice<UInt8>) {
    guard hexDigits.count.isMultiple(of: 2) else { return nil }
    self = []
    var high: UInt8?
    for digit in hexDigits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
  }
}
