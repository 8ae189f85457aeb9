import Adapters
import ArgumentParser
import Counsel
import Prose
import Terminal

/// `assent doctor`: what the program found around it.
struct Doctor: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what was found: terminal, colours, folders, settings, keys, counsel, git, ssh-keygen.",
    discussion: "Exits with 69 where ssh-keygen is missing, since nothing can be ratified without it.")

  func run(_ console: inout Console) async throws -> ExitStatus {
    let facts = TerminalFacts.read()
    func put(_ name: String, _ value: String) throws {
      try console.output.line("\(padded(name, 14))\(value)")
    }
    try put("assent", Assent.configuration.version)
    try put("terminal", facts.isTerminal ? "yes, TERM \(shownLine(facts.term))" : "no; the screen needs one")
    try put("description", facts.description.map { shownLine($0) } ?? "none for this TERM")
    try put("colours", "\(facts.colours) in the description, used: \(facts.depth)")
    try put(
      "locale", "\(shownLine(facts.locale))\(facts.isUTF8 ? "" : ", not UTF-8: set LANG to a UTF-8 locale")")
    try put("curses", facts.cursesVersion)
    try put("settings", shownLine(Doctor.settings(console)))
    try put("state", shownLine(console.places.state))
    try put("charters", shownLine(console.places.charters))
    let keys = KeyRing(disk: console.disk, places: console.places).keys()
    try put("keys", keys.isEmpty ? "none; `ssh-keygen -t ed25519` makes one" : "\(keys.count)")
    for key in keys { try put("", "\(shownLine(key.path)) \(shownLine(key.type))") }
    let hasKeygen = await SSHKeygen().isInstalled()
    try put("ssh-keygen", hasKeygen ? "found" : "none; install OpenSSH's client programs")
    try put("git", await Doctor.git())
    try put("editor", shownLine(console.editor.command))
    // What is wrong with the settings was said above.
    for (place, line) in CounselList.lines(try? console.settings()).enumerated() {
      try put(place == 0 ? "counsel" : "", line)
    }
    try put(
      "libcurl", ModelServer.canBeAsked ? "found" : "none; install libcurl4 to ask models over HTTP")
    return hasKeygen ? .done : .unavailable
  }

  /// The settings' file and who they say that the user is.
  private static func settings(_ console: borrowing Console) -> String {
    let file = console.places.settingsFile
    do {
      let settings = try console.settings()
      guard console.disk.exists(file) else { return "\(file) (none yet)" }
      return "\(file), name \(settings.name ?? "none"), key \(settings.key == nil ? "none" : "set")"
    } catch { return Failure(error).screenWords }
  }

  private static func git() async -> String {
    do {
      let version = try await Child("git", ["--version"]).run().output
      return shownLine(version.prefix { $0 != .lineFeed })
    } catch { return "none; charters can be shared without it" }
  }
}
