import ArgumentParser
import PlainJSON
import Prose

/// `assent manual`: the manual page, for `man`.
struct Manual: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, in the language of man(7).",
    discussion: "To read it without installing it: assent manual | man -l -")

  func run(_ console: inout Console) async throws -> ExitStatus {
    // The parser's own account of the commands, so that the page can't say anything else than `--help`.
    let help = try JSON(Bytes(Assent._dumpHelp().utf8))
    let commands = help["command"]?["subcommands"]?.items ?? []
    var page = ManualPage(version: Assent.configuration.version)
    page.addIntroduction()
    page.addCommands(commands.compactMap(CommandHelp.init))
    page.addKeys()
    page.addFiles()
    page.addExitStatus()
    try console.output.write(page.bytes)
    return .done
  }
}
