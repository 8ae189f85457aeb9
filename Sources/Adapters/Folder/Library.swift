internal import Charter
public import Ledger
internal import Prose
internal import Ratification

/// A charter that was found, in a line or two.
public struct LibraryEntry: Equatable, Sendable {
  public let path: String
  public let title: String
  public let kind: String
  /// How many amendments are in force; 0 for a draft.
  public let amendments: Int
  public let open: Int
  /// The date of the last vote.
  public let last: Timestamp?
  /// What keeps it from being read.
  public let fault: FolderFault?
}

/// Finds charters.
public struct Library: Sendable {
  private let disk: Disk

  public init(disk: Disk) { self.disk = disk }

  /// The charters in the folders named, each folder's in the order of their names; a folder that is a
  /// charter itself counts.
  public func charters(in folders: [String]) async -> [LibraryEntry] {
    var entries: [LibraryEntry] = []
    var seen: Set<String> = []
    for folder in folders {
      // Where charters are looked for; a folder that can't be read has none to show, as one that is not there.
      let names = (try? disk.listIfPresent(folder)) ?? []
      for path in [folder] + names.map({ folder == "." ? $0 : "\(folder)/\($0)" })
      where disk.exists("\(path)/charter.md") && seen.insert(path).inserted {
        entries.append(await entry(at: path))
      }
    }
    return entries
  }

  private func entry(at path: String) async -> LibraryEntry {
    let folder = CharterFolder(path, disk: disk)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    do throws(FolderFault) {
      let snapshot = try await folder.snapshot()
      let document = try await folder.document(snapshot)
      let open = try disk.faulting { (disk) throws(DiskFault) in try disk.listIfPresent("\(path)/docket") }
        .filter { DocketFileName(parsing: Bytes($0.utf8)).map { $0.name == nil } ?? false }.count
      return LibraryEntry(
        path: path, title: document.title, kind: document.governance.kind.rawValue,
        amendments: snapshot.head.number,
        open: open, last: snapshot.head.number > 0 ? snapshot.head.newestVote : nil, fault: nil)
    } catch {
      return LibraryEntry(path: path, title: name, kind: "", amendments: 0, open: 0, last: nil, fault: error)
    }
  }
}
