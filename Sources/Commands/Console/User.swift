import Adapters
import Charter
import Glibc
import Prose

extension Console {
  /// Who runs the program: the name in the settings, or else that of the login, as a name of the format.
  func userName() throws -> String {
    if let name = try settings().name {
      guard Governance.isValid(name: name) else { throw FolderFault.noName(name) }
      return name
    }
    let login = getenv("USER").map { String(cString: $0) } ?? ""
    let name = String(
      login.lowercased().unicodeScalars.map { Governance.isValid(name: "a\($0)") ? Character($0) : "-" })
    return Governance.isValid(name: name) ? name : "someone"
  }

  /// Asks for a line at the terminal; nil where there is none.
  func ask(_ question: String) -> Bytes? {
    guard hasTerminal else { return nil }
    writeError("\(question) ")
    guard let line = readLine(strippingNewline: true) else { return nil }
    let words = Bytes(line.utf8)
    return words.isEmpty ? nil : words
  }
}
