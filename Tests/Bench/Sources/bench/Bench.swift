import ArgumentParser

/// Measures `assent` beside the tools that people use for the same work today.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures assent beside git, tig, vim and less on a charter with a long history.",
    subcommands: [Generate.self, MakeTwin.self, Run.self])
}
