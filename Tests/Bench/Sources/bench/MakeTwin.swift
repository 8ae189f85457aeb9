import ArgumentParser

struct MakeTwin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "twin",
    abstract: "Write a charter's history as a git repository, a commit for each amendment.")

  @Argument(help: "The charter's folder.")
  var folder: String

  @Argument(help: "The repository's folder, which must not exist.")
  var repository: String

  func run() throws {
    let household = try Household()
    defer { household.remove() }
    try Twin(of: folder).write(to: repository, in: household)
  }
}
