import Adapters
import Desk
import Glibc
import Prose

/// Writes what is typed away from the screen, the newest words of each field.
struct TypedKeeper: Sendable {
  private let drafts: TypedDrafts
  private let keeper: Keeper<TypedPlace, Bytes>

  init(places: Places, disk: Disk) {
    let drafts = TypedDrafts(places: places, disk: disk)
    self.drafts = drafts
    keeper = Keeper { words, place in
      try drafts.keep(
        TypedDrafts.Draft(owner: pathFromRoot(place.owner), field: place.field, words: words))
    }
  }

  /// What was kept when the program last ended, by the names that charters have from this folder.
  func read() -> [TypedPlace: Bytes] {
    var typed: [TypedPlace: Bytes] = [:]
    for draft in drafts.read() {
      typed[TypedPlace(owner: pathFromHere(draft.owner), field: draft.field)] = draft.words
    }
    return typed
  }

  /// Takes words to be written by the next `write`.
  func keep(_ words: Bytes, at place: TypedPlace) { keeper.keep(words, at: place) }

  /// Writes all that waits; what can't be written waits on.
  ///
  /// - Throws: one fault of those that there were.
  func write() throws { if let fault = keeper.write().values.first { throw fault } }
}

/// The working folder; nothing where it is gone.
private var workingFolder: String {
  guard let path = realpath(".", nil) else { return "" }
  defer { free(path) }
  return String(cString: path)
}

/// A charter's path as it is from the working folder, or from the root where it lies elsewhere.
///
/// So one charter has one name, however it was given.
func standardPath(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  let absolute = String(cString: real)
  return pathFromHere(absolute)
}

private func pathFromHere(_ owner: String) -> String {
  let folder = workingFolder
  if owner == folder { return "." }
  return owner.hasPrefix("\(folder)/") ? String(owner.dropFirst(folder.utf8.count + 1)) : owner
}

/// The owner of words by a name that holds in every folder; the hash of a statement is one.
private func pathFromRoot(_ owner: String) -> String {
  if owner.hasPrefix("/") || Digest(hex: owner.utf8) != nil { return owner }
  return owner == "." ? workingFolder : "\(workingFolder)/\(owner)"
}
