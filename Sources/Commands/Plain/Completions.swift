import ArgumentParser

/// `assent completions`: what a shell needs to complete our words.
struct Completions: PlainCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable, Sendable {
    case bash, zsh, fish

    fileprivate var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a completion script for bash, zsh or fish.",
    discussion: "For bash, for example: source <(assent completions bash)")

  @Argument(help: "The shell.") var shell: Shell

  func run(_ console: inout Console) async throws -> ExitStatus {
    try console.output.line(Assent.completionScript(for: shell.kind))
    return .done
  }
}
