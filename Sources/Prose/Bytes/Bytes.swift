/// Text as it is stored: UTF-8 bytes.
///
/// Content is compared, hashed and split as bytes. Swift's `String` treats canonically equivalent
/// texts as equal and `\r\n` as one character, so it is used only for what is drawn on a screen.
public typealias Bytes = [UInt8]

extension UInt8 {
  /// The line feed, the only line end there is.
  public static let lineFeed: UInt8 = 0x0A
  public static let space: UInt8 = 0x20

  /// Whether it is a letter or a digit of ASCII.
  var isLetterOrDigit: Bool {
    let folded = self | 0x20
    return folded >= UInt8(ascii: "a") && folded <= UInt8(ascii: "z")
      || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}
