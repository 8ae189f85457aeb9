internal import func Glibc.pow

/// A colour in sRGB, 8 bits a channel.
public struct RGB: Hashable, Sendable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads six hexadecimal digits in either case, after an optional `#`; nil for anything else.
  public init?(hex: some StringProtocol) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
  }

  /// `#` and six digits in lower case.
  public var hex: String {
    let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  static let black = RGB(0, 0, 0)
  static let white = RGB(255, 255, 255)

  /// The relative luminance, 0 to 1 (WCAG 2.2).
  public var luminance: Double {
    let light = Light(self)
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// The contrast with another colour, 1 to 21 (WCAG 2.2).
  public func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour, or the nearest mix of it with white or black that has the contrast wanted with `ground`.
  ///
  /// Where no mix reaches it the result is white or black, whichever is farther from the ground.
  public func lifted(toContrast wanted: Double, on ground: RGB) -> RGB {
    guard contrast(with: ground) < wanted else { return self }
    let goal: RGB =
      RGB.white.contrast(with: ground) >= RGB.black.contrast(with: ground) ? .white : .black
    let steps = 256
    // A mix may first pass the ground's own lightness, so the steps are tried in order.
    let step = (1..<steps).first {
      mixed(with: goal, by: Double($0) / Double(steps)).contrast(with: ground) >= wanted
    }
    return step.map { mixed(with: goal, by: Double($0) / Double(steps)) } ?? goal
  }

  /// The mix of the two lights; `share` is that of `other`, 0 to 1.
  public func mixed(with other: RGB, by share: Double) -> RGB {
    let (a, b) = (Light(self), Light(other))
    return RGB(
      Light(
        red: a.red + (b.red - a.red) * share, green: a.green + (b.green - a.green) * share,
        blue: a.blue + (b.blue - a.blue) * share))
  }
}

/// A colour as amounts of light, 0 to 1, before the sRGB curve (IEC 61966-2-1).
struct Light {
  let red: Double
  let green: Double
  let blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ colour: RGB) {
    self.init(
      red: Light.amounts[Int(colour.red)], green: Light.amounts[Int(colour.green)],
      blue: Light.amounts[Int(colour.blue)])
  }

  private static let amounts: [Double] = (0...255).map { level in
    let signal = Double(level) / 255
    return signal <= 0.04045 ? signal / 12.92 : pow((signal + 0.055) / 1.055, 2.4)
  }
}

extension RGB {
  /// The colour of some light; amounts outside 0…1 are clamped.
  init(_ light: Light) {
    self.init(RGB.level(light.red), RGB.level(light.green), RGB.level(light.blue))
  }

  private static func level(_ amount: Double) -> UInt8 {
    let amount = min(max(amount, 0), 1)
    let signal = amount <= 0.0031308 ? 12.92 * amount : 1.055 * pow(amount, 1 / 2.4) - 0.055
    return UInt8((signal * 255).rounded())
  }
}
