import ArgumentParser

/// `assent themes`: lists, shows and measures themes.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List, preview or check themes.",
    subcommands: [ThemesList.self, ThemesPreview.self, ThemesCheck.self], defaultSubcommand: ThemesList.self)
}
