internal import func Glibc.cbrt

/// A way of seeing colour in which red and green lie close together.
public enum ColourVision: CaseIterable, Sendable {
  /// Without the cones for long waves.
  case protanopia
  /// Without the cones for middle waves.
  case deuteranopia

  /// How a colour looks to someone who sees in this way (Machado, Oliveira and Fernandes 2009, severity 1).
  public func view(of colour: RGB) -> RGB {
    let light = Light(colour)
    let rows = matrix.map { $0[0] * light.red + $0[1] * light.green + $0[2] * light.blue }
    return RGB(Light(red: rows[0], green: rows[1], blue: rows[2]))
  }

  private var matrix: [[Double]] {
    switch self {
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    }
  }
}

extension RGB {
  /// How different two colours look, about 0 to 100; 2 is just noticeable, 100 is black and white.
  ///
  /// A hundred times the distance in Oklab (Ottosson 2020).
  public func difference(from other: RGB) -> Double {
    let (a, b) = (oklab, other.oklab)
    let squares = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return 100 * squares.squareRoot()
  }

  private var oklab: [Double] {
    let light = Light(self)
    let long = 0.4122214708 * light.red + 0.5363325363 * light.green + 0.0514459929 * light.blue
    let middle = 0.2119034982 * light.red + 0.6806995451 * light.green + 0.1073969566 * light.blue
    let short = 0.0883024619 * light.red + 0.2817188376 * light.green + 0.6299787005 * light.blue
    let (l, m, s) = (cbrt(long), cbrt(middle), cbrt(short))
    return [
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
  }
}
