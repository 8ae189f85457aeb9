import Acts
import Adapters
import Charter
import Desk
import Prose
import Ratification

extension Performer {
  /// Copies the text in force under the user's key into their own charters, and opens it to be adopted.
  func makeMine(_ path: String) async throws -> [Desk.Message] {
    let target = try await clerk.makeMine(path)
    return [.opened(try await clerk.open(target))] + (try await beginAdoption(target))
  }

  /// Makes a draft from a starter among the user's charters, and opens it.
  func create(_ name: String, _ kind: Governance.Kind) async throws -> [Desk.Message] {
    let title = try New.checkedTitle(name)
    let text = Starter.text(kind, title: title, ratifier: ratifier)
    let place = try make(text, title: title)
    return [.opened(try await clerk.open(place)), .done("Created in \(fromHome(place)).")]
  }

  /// Makes a draft of a Markdown file among the user's charters, and opens it.
  func importText(_ file: String) async throws -> [Desk.Message] {
    let path = file.hasPrefix("~/") ? clerk.places.home + file.dropFirst() : file
    let raw = try clerk.disk.read(path, limit: Import.sizeLimit)
    var text: ImportedText
    do { text = try ImportedText(raw) } catch { throw Failure(.badData, file: path, Words(error, in: raw)) }
    let wanted = ImportedText.Wanted(title: nil, kind: nil, goal: nil, ratifier: ratifier, fileName: path)
    let document: Document
    do { document = try text.document(wanted) } catch { throw Failure(.badData, file: path, error) }
    let place = try make(document.bytes, title: document.title)
    return [
      .opened(try await clerk.open(place)),
      .done(
        "Imported into \(fromHome(place))\(text.notes.isEmpty ? "" : ": \(text.notes.joined(separator: "; "))")."
      ),
    ]
  }

  /// A path as a shell takes it, with a tilde for the user's home.
  private func fromHome(_ path: String) -> String {
    path.hasPrefix("\(clerk.places.home)/") ? "~\(path.dropFirst(clerk.places.home.count))" : path
  }

  private var ratifier: Governance.Ratifier? {
    clerk.identity.map { Governance.Ratifier(name: $0.name, key: $0.key) }
  }

  /// Puts a new text among the user's charters and returns its folder.
  private func make(_ text: Bytes, title: String) throws -> String {
    let path = try clerk.ownFolder(named: CharterPlace.path(for: title, in: "."))
    try clerk.make(text, at: path)
    return path
  }

  /// Writes the text as Markdown to a file that is not there yet.
  func export(_ path: String, to target: String) async throws -> Desk.Message {
    try await clerk.export(path, to: target)
    return .done("Exported to \(target).")
  }
}
