/// The 240 colours of a 256-colour terminal that do not depend on its user's settings.
///
/// 16…231 are a cube of six levels a channel, 232…255 greys, as xterm sets them.
public enum IndexedColours {
  /// The index whose colour is nearest, of those not `taken`.
  ///
  /// - Complexity: O(1); 240 comparisons.
  public static func nearest(to colour: RGB, taken: Set<UInt8> = []) -> UInt8 {
    nearest(to: colour) { index, _ in !taken.contains(index) }
  }

  /// The index whose colour is nearest, of those with the contrast wanted with `ground`.
  static func nearest(to colour: RGB, contrast: Double, on ground: RGB) -> UInt8 {
    nearest(to: colour) { _, candidate in candidate.contrast(with: ground) >= contrast }
  }

  /// The colour at an index; black below 16, where the user's own colours are.
  public static func colour(at index: UInt8) -> RGB {
    index < 16 ? .black : colours[Int(index) - 16]
  }

  private static func nearest(to colour: RGB, where suits: (UInt8, RGB) -> Bool) -> UInt8 {
    var best: (index: UInt8, distance: Int)?
    for (offset, candidate) in colours.enumerated() {
      let distance = candidate.distance(from: colour)
      let index = UInt8(offset + 16)
      if distance < best?.distance ?? .max, suits(index, candidate) { best = (index, distance) }
    }
    return best?.index ?? 16
  }

  private static let colours: [RGB] = {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = levels.flatMap { red in
      levels.flatMap { green in levels.map { blue in RGB(red, green, blue) } }
    }
    let greys = (0..<24).map { UInt8(8 + 10 * $0) }.map { RGB($0, $0, $0) }
    return cube + greys
  }()
}

extension RGB {
  /// A weighted square distance that follows the eye well enough at this grain ("redmean", Riemersma).
  fileprivate func distance(from other: RGB) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return (512 + mean) * r * r / 256 + 4 * g * g + (767 - mean) * b * b / 256
  }
}
