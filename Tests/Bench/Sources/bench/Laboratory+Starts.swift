import Stopwatch

extension Laboratory {
  /// From the start of the screen to its first full paint, beside tig and vim.
  func firstPaints(of material: Material) -> [Row] {
    let title = "Co-improvement charter"
    let contenders = [
      assent(material.charter, showing: title),
      peer("tig", in: material.repository, showing: String(material.lastTitle.prefix(12))),
      peer("tig", in: material.clone, showing: String(material.lastTitle.prefix(12))),
      peer("vim", "-u", "NONE", "charter.md", in: material.text, showing: title),
    ]
    let paints = inTurn(contenders, count: starts) { program, contender in
      try FirstPaint(of: program, showing: contender.marker)
    }
    func rows(_ what: String, ofTig: Double, ofVim: Double, _ time: (FirstPaint) -> Double) -> [Row] {
      let samples = paints.map { Samples($0.map(time)) }
      let measure = "start to \(what), \(material.amendments) amendments, ms"
      return [
        Row(
          measure, own: samples[0], peer: "tig", peerSamples: samples[1],
          targets: [.percentile(50), .ratio(ofTig)]),
        Row(
          measure, own: samples[0], peer: "tig in a fresh clone", peerSamples: samples[2],
          targets: [.ratio(ofTig)]),
        Row(measure, own: samples[0], peer: "vim", peerSamples: samples[3], targets: [.ratio(ofVim)]),
      ]
    }
    return rows("the last byte", ofTig: 0.5, ofVim: 2.5, \.lastByte)
      + rows("the text", ofTig: 0.2, ofVim: 2, \.text)
  }

  /// The first full paint of a history beside that of a short one with a text as long: it must not wait for the
  /// list of amendments.
  func firstPaint(of long: Material, beside short: Material) -> Row {
    let contenders = [long, short].map { assent($0.charter, showing: "Co-improvement charter") }
    let paints = inTurn(contenders, count: starts) { program, contender in
      try FirstPaint(of: program, showing: contender.marker)
    }
    let samples = paints.map { Samples($0.map(\.text)) }
    return Row(
      "start to the text, \(long.amendments) amendments, ms", own: samples[0],
      peer: "assent at \(short.amendments) amendments", peerSamples: samples[1], targets: [.ratio(1.25)])
  }
}
