import Prose
import Stopwatch

extension Laboratory {
  /// From a key to the last byte of what it paints, beside less.
  func scrolling(of material: Material) -> Row {
    let title = "Co-improvement charter"
    let contenders = [
      assent(material.charter, showing: title),
      peer("less", "charter.md", in: material.text, showing: title),
    ]
    let samples = inTurn(contenders, count: repetitions) { program, contender in
      try answers(of: program, showing: contender.marker)
    }.map { Samples($0.flatMap(\.self)) }
    return Row(
      "key to paint, \(material.amendments) amendments, ms", own: samples[0], peer: "less",
      peerSamples: samples[1], targets: [.percentile(5)])
  }

  /// How long each key takes: three times `j`, then Ctrl-D.
  private func answers(of program: Program, showing marker: String) throws -> [Double] {
    var watch = try Watch.begin(program, showing: marker)
    try focus(&watch)
    var times: [Double] = []
    for index in 0..<keys {
      let key: UInt8 = index % 4 == 3 ? 0x04 : UInt8(ascii: "j")
      if let time = try watch.press([key]) { times.append(time) }
    }
    if times.count < keys / 2 { throw Silent() }
    return times
  }

  /// Goes on to the pane that scrolls, where the first one does not.
  private func focus(_ watch: inout Watch) throws {
    for _ in 0..<4 {
      if try watch.press([UInt8(ascii: "j")]) != nil { return }
      _ = try watch.press([0x09])
    }
    throw Silent()
  }

  private struct Silent: Error, CustomStringConvertible {
    let description = "does not scroll by j and Ctrl-D"
  }
}
