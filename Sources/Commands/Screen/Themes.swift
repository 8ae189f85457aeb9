import Adapters
import Cells
import Desk
import Glibc
import Prose

/// Where themes are looked for: the user's, the project's, then those installed beside the program.
func themeFolders() -> [String] { [Places.current.themes, "themes", "\(installedFiles)/themes"] }

/// Where charters are looked for: in the working folder, the project, the user's folder, and beside the program.
func libraryFolders(_ places: Places) -> [String] {
  [".", "constitutions", places.charters, "\(installedFiles)/constitutions"]
}

/// What was installed with the program, beside its `bin`.
private var installedFiles: String {
  var path = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &path, path.count - 1)
  let own = path.prefix(max(0, count)).map(UInt8.init(bitPattern:))
  let slash = UInt8(ascii: "/")
  guard let file = own.lastIndex(of: slash), let folder = own[..<file].lastIndex(of: slash) else { return "" }
  return String(decoding: own[..<folder], as: UTF8.self) + "/share/assent"
}

/// The theme that the settings name.
func chosenTheme(_ settings: Settings) throws -> Theme {
  switch settings.theme {
  case "terminal": return .terminal
  case "monochrome": return .monochrome
  default:
    let disk = Disk()
    for folder in themeFolders() {
      guard let bytes = try disk.readIfPresent("\(folder)/\(settings.theme).yaml") else { continue }
      return try Theme(yaml: bytes, named: settings.theme)
    }
    throw Failure(
      .noInput, file: Places.current.settingsFile, "no theme is called \(quoted(settings.theme))",
      "`assent themes` lists them.")
  }
}

/// The files of themes, each by its theme's name: of several with one name the first one found counts.
func themeFiles(_ disk: Disk) throws -> [(name: String, path: String)] {
  var seen: Set<String> = ["terminal", "monochrome"]
  return try themeFolders().flatMap { folder in
    try disk.listIfPresent(folder).filter { $0.hasSuffix(".yaml") }
      .map { (name: String($0.dropLast(5)), path: "\(folder)/\($0)") }
      .filter { seen.insert($0.name).inserted }
  }
}

/// The themes that settings may name; a file that is no theme is left out, and `assent themes` says why.
func foundThemes() throws -> [NamedTheme] {
  let disk = Disk()
  let files = try themeFiles(disk).compactMap { name, path in
    // As said above.
    (try? Theme(yaml: disk.read(path), named: name)).map { NamedTheme(name, $0) }
  }
  return [NamedTheme("terminal", .terminal), NamedTheme("monochrome", .monochrome)] + files
}
