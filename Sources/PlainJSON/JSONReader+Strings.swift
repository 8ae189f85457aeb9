internal import Prose

extension JSONReader {
  /// Reads a string from its opening quotation mark through the closing one.
  mutating func string() throws(JSONFault) -> Bytes {
    let start = offset
    try expect(UInt8(ascii: "\""))
    var value = Bytes()
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        guard String(validating: value, as: UTF8.self) != nil else { throw JSONFault(.notUTF8, at: start) }
        return value
      case UInt8(ascii: "\\"): try escape(into: &value)
      case 0..<0x20: throw fault(.syntax)
      default:
        value.append(byte)
        offset += 1
      }
    }
    throw fault(.syntax)
  }

  private mutating func escape(into value: inout Bytes) throws(JSONFault) {
    offset += 1
    guard let byte = next else { throw fault(.syntax) }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(byte)
    case UInt8(ascii: "b"): value.append(0x08)
    case UInt8(ascii: "f"): value.append(0x0C)
    case UInt8(ascii: "n"): value.append(0x0A)
    case UInt8(ascii: "r"): value.append(0x0D)
    case UInt8(ascii: "t"): value.append(0x09)
    case UInt8(ascii: "u"): value += try scalar()
    default: throw JSONFault(.value, at: offset - 1)
    }
  }

  /// The UTF-8 of one code point, from one escape or from a pair.
  private mutating func scalar() throws(JSONFault) -> Bytes {
    let first = try unit()
    guard UTF16.isLeadSurrogate(first), text[offset...].starts(with: "\\u".utf8) else {
      return utf8(of: [first])
    }
    let behind = offset
    offset += 2
    let second = try unit()
    if UTF16.isTrailSurrogate(second) { return utf8(of: [first, second]) }
    offset = behind
    return utf8(of: [first])
  }

  private func utf8(of units: [UInt16]) -> Bytes { Bytes(String(decoding: units, as: UTF16.self).utf8) }

  private mutating func unit() throws(JSONFault) -> UInt16 {
    let digits = text[offset..<min(offset + 4, text.count)]
    let isHex = digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    guard digits.count == 4, isHex, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault(.value) }
    offset += 4
    return unit
  }
}
