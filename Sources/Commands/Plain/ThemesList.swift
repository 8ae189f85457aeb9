import Adapters
import ArgumentParser
import Cells
import Prose

/// `assent themes list`: the themes that settings may name.
struct ThemesList: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the themes that are found.")

  func run(_ console: inout Console) async throws -> ExitStatus {
    let chosen = try console.settings().theme
    func put(_ name: String, _ about: String) throws {
      try console.output.line("\(name == chosen ? "*" : " ") \(padded(shownLine(name), 20))\(about)")
    }
    try put("terminal", "your terminal's own colours")
    try put("monochrome", "no colours")
    for (name, path) in try themeFiles(console.disk) {
      do {
        let theme = try ThemeFile(path, console).theme
        try put(name, "\(theme.variant == .light ? "light" : "dark"), \(shownLine(path))")
      } catch { try put(name, "can't be used: \(Failure(error).screenWords)") }
    }
    return .done
  }
}

/// A theme with the file that it is from.
struct ThemeFile {
  let theme: Theme
  let path: String

  init(_ path: String, _ console: borrowing Console) throws {
    self.path = path
    let bytes = try console.read(path, limit: 1 << 20)
    do { try checkText(bytes) } catch {
      // The settings' dialect allows what a text of a charter does not: only bytes that are none are refused.
      if case .invalidUTF8 = error { throw Failure(.badData, file: path, Words(error, in: bytes)) }
    }
    let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? path
    do { theme = try Theme(yaml: bytes, named: name) } catch {
      throw Failure(.badData, file: path, Words(error))
    }
  }

  /// A file, or the theme that is called so.
  static func found(_ name: String, _ console: borrowing Console) throws -> ThemeFile {
    guard name != "-", !console.disk.exists(name) else { return try ThemeFile(name, console) }
    for folder in themeFolders() where console.disk.exists("\(folder)/\(name).yaml") {
      return try ThemeFile("\(folder)/\(name).yaml", console)
    }
    throw Failure(
      .noInput, file: name, "expected a theme's name or file, found neither", "`assent themes` lists them.")
  }
}

extension Words {
  init(_ fault: ThemeFault) {
    switch fault {
    case .yaml(let fault): self.init(fault)
    case .notAMapping(let line):
      self.init("expected names with colours", "Give a base16 or base24 scheme.", line: line)
    case .missing(let slot): self.init("expected a colour \(slot), found none", "Add it to `palette`.")
    case .badColour(let slot, let line, let found):
      self.init(
        "expected six hexadecimal digits as \(slot), found \(quoted(found))",
        "Quote a colour that begins with `#`.", line: line)
    }
  }
}
