import Glibc
import Prose
import Specimen
import Stopwatch

extension Laboratory {
  /// Where every line of the text is from, beside git.
  func blame(of material: Material) -> Row {
    let own = assent("blame", material.charter)
    let lines = (try? Folder.read("\(material.charter)/charter.md")).map { lineRanges(of: $0).count } ?? 0
    let samples = times([own, peer("git", "blame", "charter.md", in: material.repository)]) {
      let found = lineRanges(of: try own.program?.output() ?? []).count
      if found != lines { throw Unfit(problem: "blames \(found) lines of \(lines)") }
    }
    return Row(
      "blame, \(material.amendments) amendments, ms", own: samples[0], peer: "git blame",
      peerSamples: samples[1], targets: [.ratio(0.15)])
  }

  /// The text in the middle of the history, each time by a new process, beside git.
  func past(of material: Material) -> [Row] {
    let middle = material.amendments / 2
    let own = assent("text", material.charter, "--at", "\(material.amendments - middle)")
    let show = peer("git", "show", "HEAD~\(middle):charter.md", in: material.repository)
    let fresh = peer("git", "show", "HEAD~\(middle):charter.md", in: material.clone)
    let samples = times([own, show, fresh]) {
      if let twin = try show.program?.output(), try own.program?.output() != twin {
        throw Unfit(problem: "prints another text than git")
      }
    }
    return ["git show", "git show in a fresh clone"].enumerated().map { place, name in
      Row(
        "text at amendment \(material.amendments - middle) of \(material.amendments), ms", own: samples[0],
        peer: name, peerSamples: samples[place + 1], targets: [.ratio(1)])
    }
  }

  /// The amendments in which words came or went, beside git.
  func search(of material: Material) -> Row {
    let words = "the sandbox closed"
    let own = assent("search", material.charter, "--changed", words)
    let samples = times([own, peer("git", "log", "--oneline", "-S\(words)", in: material.repository)]) {
      if try own.program?.output().isEmpty ?? true { throw Unfit(problem: "finds nothing") }
    }
    return Row(
      "search --changed, \(material.amendments) amendments, ms", own: samples[0], peer: "git log -S",
      peerSamples: samples[1], targets: [.ratio(0.25)])
  }

  /// Two texts of a megabyte compared word by word, beside git, wdiff and dwdiff.
  ///
  /// - Parameter tenths: In how many tenths of the lines they differ.
  func words(tenths: Int) throws -> [Row] {
    let folder = "\(household.folder)/words-\(tenths)"
    try Folder.make(folder)
    let (old, new) = Prosaic.texts(bytes: 1 << 20, tenths: tenths)
    try Folder.write(old, to: "\(folder)/old.md")
    try Folder.write(new, to: "\(folder)/new.md")
    let (one, two) = ("\(folder)/old.md", "\(folder)/new.md")
    let own = assent("diff", "--files", one, two, "--words")
    let peers = [
      peer("git", "diff", "--no-index", "--word-diff", one, two, in: folder),
      peer("wdiff", one, two, in: folder), peer("dwdiff", one, two, in: folder),
    ]
    let samples = times([own] + peers, status: 1) {
      if try own.program?.time().status != 1 { throw Unfit(problem: "finds no difference") }
    }
    let what = tenths == 10 ? "wholly different" : "that differ in \(tenths) of 10 lines"
    let names = ["git diff --word-diff", "wdiff", "dwdiff"]
    return zip(names, samples.dropFirst()).enumerated().map { place, peer in
      let target = place == 0 && tenths < 10 ? 1 : 0.5
      return Row(
        "words of two texts of 1 MB \(what), ms", own: samples[0], peer: peer.0, peerSamples: peer.1,
        targets: [.ratio(target)])
    }
  }

  /// How replay and verification grow with the number of amendments: the exponent of a power of it.
  func growth(over materials: [Material]) -> [Row] {
    [["replay", "--text"], ["verify"]].map { command in
      var points: [(Double, Double)] = []
      for material in materials {
        let own = assent(arguments: command + [material.charter])
        let samples = times([own]) {}
        guard let median = samples[0]?.median, median > 0 else { continue }
        points.append((log(Double(material.amendments)), log(median)))
      }
      let exponent = points.count > 1 ? Laboratory.slope(of: points) : nil
      let sizes = materials.map { "\($0.amendments)" }.joined(separator: ", ")
      return Row(
        "\(command[0]): exponent of growth over \(sizes) amendments", own: exponent.flatMap { Samples([$0]) },
        targets: [.median(1.1)])
    }
  }

  /// The slope of the straight line nearest to some points (least squares).
  private static func slope(of points: [(Double, Double)]) -> Double {
    let count = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.0 } / count, points.reduce(0) { $0 + $1.1 } / count)
    let spread = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    return points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / spread
  }
}

/// Texts of sentences for comparisons.
private enum Prosaic {
  /// A text of so many bytes, and one in which some tenths of the lines have other words.
  static func texts(bytes: Int, tenths: Int) -> (Bytes, Bytes) {
    var random = SplitMix64(seed: 7)
    var (old, new) = (Bytes(), Bytes())
    var line = 0
    while old.count < bytes {
      let words = sentence(&random)
      old += words.joined(separator: " ").utf8
      old.append(.lineFeed)
      var other = words
      if tenths == 10 {
        other = sentence(&random)
      } else if line % 10 < tenths {
        for _ in 0..<3 { other[Int(random.next() % UInt64(other.count))] = word(&random) }
      }
      new += other.joined(separator: " ").utf8
      new.append(.lineFeed)
      line += 1
    }
    return (old, new)
  }

  private static let syllables = [
    "re", "fus", "al", "hu", "man", "o", "ver", "sight", "an", "swer", "rul", "ing", "de", "lay",
  ]

  private static func sentence(_ random: inout SplitMix64) -> [String] {
    (0..<(8 + Int(random.next() % 12))).map { _ in word(&random) }
  }

  private static func word(_ random: inout SplitMix64) -> String {
    (0..<(1 + Int(random.next() % 3))).map { _ in syllables[Int(random.next() % 14)] }.joined()
  }
}
