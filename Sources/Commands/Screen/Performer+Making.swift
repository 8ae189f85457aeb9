import Adapters
import Charter
import Desk
import Export
import Ledger
import Prose
import Ratification

extension Performer {
  /// Copies the text in force under the user's key into their own charters, and opens it to be adopted.
  func makeMine(_ path: String) async throws -> [Desk.Message] {
    guard let identity = identity() else { return [.failed("Making it yours needs your name and key.")] }
    let folder = CharterFolder(path, disk: disk)
    _ = try await folder.verify(remembering: memory, keygen: keygen)
    let snapshot = try await folder.snapshot()
    let document = try await folder.document(snapshot)
    let origin = snapshot.head.record.map {
      Governance.Origin(from: snapshot.name, record: "sha256:\($0.hex)")
    }
    let text = document.copied(
      for: Governance.Ratifier(name: identity.name, key: identity.key), origin: origin)
    let target = freeFolder(named: snapshot.name)
    try disk.makeFolder(places.charters)
    _ = try CharterFolder.create(at: target, text: text, disk: disk)
    if let record = snapshot.head.record {
      try drafts.rememberCopy(Digest(of: text), of: path, inForceBy: record)
    }
    return [.opened(try await charter(at: target))] + (try await beginAdoption(target))
  }

  /// Makes a draft from a starter among the user's charters, and opens it.
  func create(_ name: String, _ kind: Governance.Kind) async throws -> [Desk.Message] {
    let title = try New.checkedTitle(name)
    let text = Starter.text(kind, title: title, ratifier: ratifier)
    let place = try make(text, title: title)
    return [.opened(try await charter(at: place)), .done("Created in \(fromHome(place)).")]
  }

  /// Makes a draft of a Markdown file among the user's charters, and opens it.
  func importText(_ file: String) async throws -> [Desk.Message] {
    let path = file.hasPrefix("~/") ? places.home + file.dropFirst() : file
    let raw = try disk.read(path, limit: Import.sizeLimit)
    var text: ImportedText
    do { text = try ImportedText(raw) } catch { throw Failure(.badData, file: path, Words(error, in: raw)) }
    let wanted = ImportedText.Wanted(title: nil, kind: nil, goal: nil, ratifier: ratifier, fileName: path)
    let document: Document
    do { document = try text.document(wanted) } catch { throw Failure(.badData, file: path, error) }
    let place = try make(document.bytes, title: document.title)
    return [
      .opened(try await charter(at: place)),
      .done(
        "Imported into \(fromHome(place))\(text.notes.isEmpty ? "" : ": \(text.notes.joined(separator: "; "))")."
      ),
    ]
  }

  /// A path as a shell takes it, with a tilde for the user's home.
  private func fromHome(_ path: String) -> String {
    path.hasPrefix("\(places.home)/") ? "~\(path.dropFirst(places.home.count))" : path
  }

  private var ratifier: Governance.Ratifier? {
    identity().map { Governance.Ratifier(name: $0.name, key: $0.key) }
  }

  /// Puts a new text among the user's charters and returns its folder.
  private func make(_ text: Bytes, title: String) throws -> String {
    let path = freeFolder(named: CharterPlace.path(for: title, in: "."))
    try disk.makeFolder(places.charters)
    _ = try CharterFolder.create(at: path, text: text, disk: disk)
    return path
  }

  /// A folder of that name among the user's charters that is not there yet.
  func freeFolder(named name: String) -> String {
    var path = "\(places.charters)/\(name)"
    var count = 1
    while disk.exists(path) {
      count += 1
      path = "\(places.charters)/\(name)-\(count)"
    }
    return path
  }

  /// Writes the text as Markdown to a file that is not there yet.
  func export(_ path: String, to target: String) async throws -> Desk.Message {
    let folder = CharterFolder(path, disk: disk)
    let snapshot = try await folder.snapshot()
    let edition = Edition(
      of: try await folder.document(snapshot), number: snapshot.head.number,
      date: snapshot.head.number > 0 ? snapshot.head.newestVote : nil, records: [], with: [.cases])
    guard !disk.exists(target) else { throw FolderFault.alreadyThere(path: target) }
    try disk.create(target, edition.markdown())
    return .done("Exported to \(target).")
  }
}
