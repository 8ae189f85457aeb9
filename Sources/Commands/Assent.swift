import ArgumentParser

/// The root command.
struct Assent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assent",
    abstract: "Drafts and amends constitutions and oversight procedures for AI systems.",
    version: "0.1.0",
    subcommands: [
      Status.self, Log.self, Show.self, Text.self, Diff.self, BlameLines.self, Search.self,
      Replay.self, Docket.self, Propose.self, ReviewProposal.self, Remark.self, Restate.self, New.self,
      Import.self,
      ExportText.self,
      Verify.self, Report.self, Lint.self, Critique.self, Sound.self, Cases.self,
      CounselList.self, LibraryList.self,
      ThemesCommand.self,
      Keys.self, Doctor.self, Completions.self, Manual.self, OpenScreen.self,
    ],
    defaultSubcommand: OpenScreen.self)
}
