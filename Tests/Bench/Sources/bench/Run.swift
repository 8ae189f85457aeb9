import ArgumentParser
import FoundationEssentials
import Stopwatch

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure in one run, assent and its peers in turn, and print a table in Markdown.")

  @Option(help: "The executable to measure; without it the peers are measured alone.")
  var assent: String?

  @Option(help: "How many amendments the long history has.")
  var amendments: Int?

  @Option(help: "About how many lines the text has.")
  var lines = 900

  @Option(help: "The same seed gives the same charters.")
  var seed: UInt64 = 1

  @Option(help: "A folder that keeps the charters for the next run.")
  var data: String?

  @Flag(help: "A shorter history and fewer repetitions: to see that it works, not to compare.")
  var quick = false

  func validate() throws {
    if let amendments, !(11...1_000_000).contains(amendments) {
      throw ValidationError("--amendments is a number from 11 to 1,000,000.")
    }
    try Generate.validate(lines: lines)
  }

  func run() throws {
    let household = try Household()
    defer { household.remove() }
    let folder = data.map(Folder.absolute) ?? "\(household.folder)/data"
    if !Folder.exists(folder) { try Folder.make(folder) }
    let executable = assent.map(Folder.absolute)
    if let executable, !Folder.exists(executable) { throw Folder.Fault.read(executable) }

    let machine = Machine(household)
    // Of another seed: charters with one first record are one history, of which the shorter is cut short.
    let short = try Material(amendments: 10, lines: lines, seed: seed &+ 1, in: folder, household)
    let long = try Material(
      amendments: amendments ?? (quick ? 1_000 : 10_000), lines: lines, seed: seed, in: folder, household)
    let middle =
      quick || amendments != nil
      ? nil : try Material(amendments: 1_000, lines: lines, seed: seed &+ 8, in: folder, household)
    let laboratory = Laboratory(
      household: household, assent: executable, starts: quick ? 5 : 20, repetitions: quick ? 3 : 5,
      keys: quick ? 20 : 60)

    var rows: [Row] = []
    func measure(_ what: String, _ body: () -> [Row]) {
      let start = Instant.now
      rows += body()
      report(what, since: start)
    }
    measure("measured starts") { [short, middle, long].compactMap(\.self).flatMap(laboratory.firstPaints) }
    measure("measured verification") { [laboratory.verification(of: long, short)] }
    measure("measured replay") { [laboratory.replay(of: long)] }
    measure("measured blame") { [laboratory.blame(of: long)] }
    measure("measured a text of the past") { laboratory.past(of: long) }
    measure("measured search") { [laboratory.search(of: long)] }
    let streaming = try laboratory.streaming(of: short)
    rows.append(streaming)
    let comparisons = try [1, 10].flatMap { tenths in
      let start = Instant.now
      defer { report("measured comparison", since: start) }
      return try laboratory.words(tenths: tenths)
    }
    rows += comparisons
    let sizes = quick ? [300, 1_000] : [1_000, 3_000, 10_000, 30_000]
    let growing = try sizes.enumerated().map { index, size in
      try Material(
        amendments: size, lines: lines, seed: seed &+ 2 &+ UInt64(index), hasTwin: false, in: folder,
        household)
    }
    measure("measured growth") { laboratory.growth(over: growing) }
    let ends = try [10, quick ? 3_000 : 100_000].map { size in
      // A shorter text, or else making so many amendments would take longer than all else.
      try Material(
        amendments: size, lines: 150, seed: seed &+ 7 &+ UInt64(size), hasTwin: false, in: folder, household)
    }
    measure("measured starts without end") { [laboratory.firstPaint(of: ends[1], beside: ends[0])] }
    measure("measured scrolling") { [laboratory.scrolling(of: long)] }
    measure("measured memory") { laboratory.memory(of: long) }

    print(machine.markdown(executable.map { household.program(at: $0, ["--version"], in: folder) }))
    print()
    print(Row.head)
    for row in rows { print(row.markdown) }
  }
}
