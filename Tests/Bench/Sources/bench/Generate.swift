import ArgumentParser
import Specimen

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a valid charter with a long history, made from a seed.")

  @Argument(help: "The charter's folder, which must not exist.")
  var folder: String

  @Option(help: "How many amendments, the adoption included.")
  var amendments = 10_000

  @Option(help: "About how many lines the text has.")
  var lines = 900

  @Option(help: "The same seed gives the same bytes.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...1_000_000).contains(amendments) else {
      throw ValidationError("--amendments is a number from 1 to 1,000,000.")
    }
    try Generate.validate(lines: lines)
  }

  static func validate(lines: Int) throws {
    guard (150...100_000).contains(lines) else {
      throw ValidationError("--lines is a number from 150 to 100,000.")
    }
  }

  func run() throws {
    if Folder.exists(folder) { throw Folder.Fault.exists(folder) }
    try Specimen.write(to: folder, amendments: amendments, lines: lines, seed: seed)
  }
}
