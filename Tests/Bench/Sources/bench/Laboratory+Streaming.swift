import Glibc
import Prose
import Stopwatch

extension Laboratory {
  /// From a key to its letter on the screen, while counsel answers with a thousand tokens a second.
  func streaming(of material: Material) throws -> Row {
    let title = "Co-improvement charter"
    let contenders = [assent(material.charter, showing: title)]
    let folder = "\(household.folder)/home/.config/assent"
    let settings = "\(folder)/config.yaml"
    if !Folder.exists(folder) { try Folder.make(folder) }
    try Folder.write(Bytes(Laboratory.fluent.utf8), to: settings)
    defer { unlink(settings) }
    let samples = inTurn(contenders, count: repetitions) { program, contender in
      try letters(in: program, showing: contender.marker)
    }.map { Samples($0.flatMap(\.self)) }
    return Row(
      "key to paint while counsel streams 1,000 tokens a second, ms", own: samples[0],
      targets: [.percentile(100)])
  }

  /// A counsel that says a word each millisecond, for a minute.
  private static let fluent = """
    counsel:
      - name: fluent
        kind: command
        command: [perl, -e, '$| = 1; for (1..60000) { print $_ % 12 ? "word " : "line\\n"; select(undef, undef, undef, 0.00095) }']

    """

  /// Types letters into the composer, once ten thousand tokens have come.
  private func letters(in program: Program, showing marker: String) throws -> [Double] {
    var watch = try Watch.begin(program, showing: marker)
    try watch.press(Array("c".utf8), until: "word word")
    try watch.pause(milliseconds: 10_000)
    try watch.press(Array("i".utf8), until: "Enter send")
    var times: [Double] = []
    var typed = "> "
    for index in 0..<keys {
      let letter = UInt8(ascii: "a") + UInt8(index % 26)
      // What was typed in the round before is still there.
      if index % 26 == 0 {
        typed = "> "
        try watch.session.send([0x15])
        try watch.pause(milliseconds: 100)
      }
      typed.unicodeScalars.append(Unicode.Scalar(letter))
      times.append(try watch.press([letter], until: "\(typed) "))
      try watch.pause(milliseconds: 50)
    }
    return times
  }
}
