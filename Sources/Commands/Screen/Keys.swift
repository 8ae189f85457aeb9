import Adapters
import ArgumentParser
import Cells
import Desk
import Prose

/// `assent keys`: the table of keys.
struct Keys: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of the screen, and the actions' names for your settings.")

  @Flag(help: "As a table in Markdown.") var markdown = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let settings = try console.settings()
    guard let keymap = Keymap.standard.rebinding(settings.keys.map { ($0.action, $0.keys) }) else {
      throw Failure(
        .badData, file: console.places.settingsFile, "expected actions with keys under `keys`",
        "Remove them, then run this again: it lists both.")
    }
    if markdown {
      try console.output.write(Bytes(keymap.markdown.utf8))
      return .done
    }
    for context in Context.allCases {
      let rows = keymap.bindings(in: [context])
      if rows.isEmpty { continue }
      try console.output.line(context.rawValue)
      for row in rows {
        let names = row.keys.map(\.name).joined(separator: " ")
        try console.output.line("  \(padded(names, 16))\(padded(row.action.rawValue, 20))\(row.help)")
      }
    }
    return .done
  }
}

/// A text with spaces behind it, up to so many columns and one space at least.
func padded(_ text: String, _ columns: Int) -> String {
  text + String(repeating: " ", count: max(1, columns - Width.columns(of: Bytes(text.utf8))))
}

extension ManualPage {
  mutating func addKeys() {
    section("KEYS")
    paragraph("Every key can be set otherwise: assent keys lists the names of the actions.")
    for context in Context.allCases {
      let rows = Keymap.standard.bindings(in: [context])
      if rows.isEmpty { continue }
      subsection(context.rawValue)
      for row in rows { entry(row.keyNames.joined(separator: " "), row.help) }
    }
  }
}
