import Glibc
import Stopwatch

/// Programs measured in turn, so that what disturbs the machine disturbs them alike.
struct Laboratory {
  let household: Household
  /// The executable; nil measures the peers alone.
  let assent: String?
  /// How often a first screen is measured.
  let starts: Int
  /// How often everything else is.
  let repetitions: Int
  /// How many keys are pressed each time.
  let keys: Int

  /// A program under a name, in one of its uses; without a program it is left blank.
  struct Contender {
    let name: String
    let program: Program?
    /// What its first screen must show.
    var marker = ""
  }

  func assent(_ arguments: String..., showing marker: String = "") -> Contender {
    Contender(
      name: "assent", program: assent.map { household.program(at: $0, arguments, in: household.folder) },
      marker: marker)
  }

  func assent(arguments: [String]) -> Contender {
    Contender(
      name: "assent", program: assent.map { household.program(at: $0, arguments, in: household.folder) })
  }

  /// A peer that the machine may lack, which is said.
  func peer(
    _ name: String, _ arguments: String..., in folder: String?, showing marker: String = ""
  ) -> Contender {
    let program = folder.flatMap { household.program(name, arguments, in: $0) }
    if program == nil { report("\(name) is not installed; its rows stay blank") }
    return Contender(
      name: name, program: program, marker: marker)
  }

  /// Measures every contender `count` times in turn, after one round that does not count.
  ///
  /// - Returns: For each contender its values by round, none where it is missing or fails.
  func inTurn<Value>(
    _ contenders: [Contender], count: Int, _ measure: (Program, Contender) throws -> Value
  ) -> [[Value]] {
    var values = contenders.map { _ in [Value]() }
    var isOut = contenders.map { $0.program == nil }
    for round in 0...count {
      for (index, contender) in contenders.enumerated() where !isOut[index] {
        guard let program = contender.program else { continue }
        do {
          let value = try measure(program, contender)
          if round > 0 { values[index].append(value) }
        } catch {
          let command = ([contender.name] + program.arguments).joined(separator: " ")
          report("\(command): \(error); its rows stay blank")
          isOut[index] = true
          values[index] = []
        }
      }
    }
    return values
  }
}

/// Tells on standard error how the run goes.
func report(_ text: String, since start: Instant? = nil) {
  let duration = start.map { ": \(shown(Instant.now.milliseconds(since: $0) / 1_000)) s" } ?? ""
  var line = "bench: \(text)\(duration)\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
