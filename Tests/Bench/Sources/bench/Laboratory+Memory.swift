import Stopwatch

extension Laboratory {
  /// Resident memory at rest, three seconds after the first screen has settled, when both have read the whole
  /// history: of the process that draws and of all together.
  func memory(of material: Material) -> [Row] {
    let title = "Co-improvement charter"
    let contenders = [
      assent(material.charter, showing: title),
      peer("tig", in: material.repository, showing: String(material.lastTitle.prefix(12))),
    ]
    let trees = inTurn(contenders, count: repetitions) { program, contender in
      var watch = try Watch.begin(program, showing: contender.marker)
      try watch.pause(milliseconds: 3_000)
      return watch.session.tree
    }
    func samples(_ bytes: ([Int]) -> Int) -> [Samples?] {
      trees.map { trees in
        Samples(trees.map { Double(bytes($0.members.map(\.residentBytes))) / 1_048_576 })
      }
    }
    let largest = samples { $0.max() ?? 0 }
    let all = samples { $0.reduce(0, +) }
    let processes = trees[0].last.map { " (\($0.members.count) processes)" } ?? ""
    let measure = "memory, \(material.amendments) amendments, MB"
    return [
      Row(
        "\(measure): the process that draws", own: largest[0], peer: "tig", peerSamples: largest[1],
        targets: [.median(40), .ratio(4)]),
      Row("\(measure): all\(processes)", own: all[0], peer: "tig", peerSamples: all[1], targets: []),
    ]
  }
}
