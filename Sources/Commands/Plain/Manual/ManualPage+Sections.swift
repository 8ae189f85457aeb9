extension ManualPage {
  mutating func addIntroduction() {
    section("NAME")
    line("assent - drafts and amends constitutions and oversight procedures for AI systems")
    section("SYNOPSIS")
    line("assent [path]")
    line("assent command [argument...]")
    section("DESCRIPTION")
    paragraph(
      """
      A charter is a constitution or an oversight procedure with its whole history, as plain text in a folder.
      Without a command the screen opens: on the library, or on the charter at path.
      A model proposes, criticises and finds cases; the person sets the goal and decides.
      """)
    paragraph(
      """
      Only a person ratifies, at a terminal, with an SSH key.
      No option, variable, setting, pipe or reply of a model does.
      """)
  }

  mutating func addCommands(_ commands: [CommandHelp]) {
    section("COMMANDS")
    for command in commands { add(command, named: command.name) }
  }

  private mutating func add(_ command: CommandHelp, named name: String) {
    if command.subcommands.isEmpty {
      subsection(([name] + command.arguments.map(\.synopsis)).joined(separator: " "))
      paragraph(command.abstract)
      if !command.discussion.isEmpty { paragraph(command.discussion) }
      for argument in command.arguments where !argument.abstract.isEmpty {
        entry(argument.name, argument.abstract)
      }
    }
    for inner in command.subcommands { add(inner, named: "\(name) \(inner.name)") }
  }

  mutating func addFiles() {
    section("FILES")
    entry("$XDG_CONFIG_HOME/assent/config.yaml", "Name, key, theme, keys and counsel. ~/.config by default.")
    entry("$XDG_CONFIG_HOME/assent/themes/", "Themes of your own, in the base16 or base24 form.")
    entry("$XDG_DATA_HOME/assent/charters/", "Your own charters. ~/.local/share by default.")
    entry("$XDG_DATA_HOME/assent/keys/", "The keys that the program made for you.")
    entry(
      "$XDG_STATE_HOME/assent/",
      "Newest heads seen, unfinished reviews, what was typed. ~/.local/state by default.")
    section("ENVIRONMENT")
    entry("VISUAL, EDITOR", "The editor for longer texts; vi where neither is set.")
    entry("NO_COLOR", "Where it is set and not empty, changes are marked by brackets instead of colours.")
    entry("TERM", "What the terminal is. One that is not known is taken for one like it.")
  }

  mutating func addExitStatus() {
    section("EXIT STATUS")
    for (status, meaning) in ManualPage.statuses { entry("\(status.rawValue)", meaning) }
    section("SEE ALSO")
    line("ssh-keygen(1), patch(1), git(1)")
  }

  private static let statuses: [(ExitStatus, String)] = [
    (.done, "Done."),
    (.no, "Done, and the answer is no: findings, or differences."),
    (.usage, "Wrong use."),
    (.badData, "The charter's data is bad."),
    (.noInput, "There is no such file or folder."),
    (.unavailable, "A counsel or a tool is not available."),
    (.inputOutput, "Reading or writing failed."),
    (.busy, "Busy or incomplete; try again."),
    (.notPermitted, "Not a ratifier, or no terminal."),
    (.interrupted, "Interrupted."),
  ]
}
