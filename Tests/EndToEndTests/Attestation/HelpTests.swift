import Foundation
import Testing

/// What the commands can be told, as their own help says it (design.md, 2: the first promise).
@Suite struct HelpTests {
  private struct Option {
    let command: String
    /// `--name`, `-n`.
    let names: [String]
    let help: String
  }

  /// A word by which an option could be one that acts for the person.
  nonisolated(unsafe) private static let acting =
    /yes|force|confirm|assume|auto|approv|accept|adopt|ratif|attest|vote|sign|phrase|answer|decid|decision|overrul|stance|entry|unattended|interactive|batch|skip|without-review|no-verify/

  /// All that may be said to a command that opens a screen on which one can ratify.
  private static let ofScreens: Set<String> = [
    "--help", "-h", "--version", "--linear", "--script", "--dump-frame", "--counsel", "--text", "--from",
    "--to", "--speed", "--cast", "--size", "--deliberation", "--reduced-motion", "--json",
  ]

  @Test("no command has an option that ratifies, decides or answers for the person")
  func options() throws {
    let commands = try names()
    #expect(commands.count > 20 && commands.contains(["review"]), "\(commands)")
    var count = 0
    for command in commands {
      for option in try options(of: command) {
        count += 1
        for name in option.names {
          #expect(name.firstMatch(of: HelpTests.acting) == nil, "\(option.command): \(name) \(option.help)")
        }
        let help = option.help.lowercased()
        #expect(
          help.firstMatch(of: /\b(?:ratif\w+ (?:it|the|at)|without asking|instead of the person)\b/) == nil,
          "\(option.command): \(option.names) \(option.help)")
      }
    }
    #expect(count > 80)
  }

  @Test("a screen takes no option but those that say how it looks", arguments: ["open", "review", "replay"])
  func screens(command: String) throws {
    let names = try options(of: [command]).flatMap(\.names)
    #expect(names.contains("--help"))
    for name in names { #expect(HelpTests.ofScreens.contains(name), "\(command) \(name)") }
  }

  @Test(
    "an option that would ratify is refused, not ignored",
    arguments: ["--yes", "-y", "--ratify", "--force", "--phrase=ratify", "--assume-yes", "--no-confirm"])
  func refused(option: String) throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let outcome = try place.assent("review", "c", option)
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(try place.records(of: "c").count == 4)
    }
  }

  @Test("without a terminal there is no review, whatever is piped into it")
  func pipe() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      for variables in [[:], ["TERM": "dumb"]] {
        let outcome = try place.assent(
          "review", "c", input: Array("y\nyes\nratify 5 word\n".utf8), variables: variables)
        #expect(outcome.status == 77, "\(outcome.errors)")
      }
    }
  }

  /// Every command with those below it, as the help lists them.
  private func names(below command: [String] = []) throws -> [[String]] {
    let below = try help(of: command).split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS:") }
      .dropFirst()
      .prefix { $0.hasPrefix("  ") }
      .compactMap { $0.firstMatch(of: /^  ([a-z][a-z-]*)/).map { String($0.1) } }
    return try [command] + below.filter { $0 != "help" }.flatMap { try names(below: command + [$0]) }
  }

  private func help(of command: [String]) throws -> String {
    try withPlace { place in
      let path = Place.programs.appending(path: "assent").path
      return try place.run(path, command + ["--help"]).text
    }
  }

  private func options(of command: [String]) throws -> [Option] {
    var options: [Option] = []
    for line in try help(of: command).split(separator: "\n") {
      if let match = line.firstMatch(of: /^  ((?:-[\w-]+(?: <[^>]+>)?(?:, |\/)?)+)\s*(.*)$/) {
        let names = match.1.matches(of: /-{1,2}[a-z][\w-]*/).map { String($0.0) }
        options.append(
          Option(command: command.joined(separator: " "), names: names, help: String(match.2)))
      } else if line.hasPrefix("      "), let last = options.popLast() {
        options.append(
          Option(
            command: last.command, names: last.names,
            help: "\(last.help) \(line.trimmingCharacters(in: .whitespaces))"))
      }
    }
    return options
  }
}
