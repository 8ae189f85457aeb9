import Adapters
import Glibc
import Prose

/// A text in a file of its own that only the user can read, for an editor.
struct EditedFile {
  private let folder: String
  let path: String

  init(_ text: Bytes) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/assent-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskFault(.makeFolder, base, .system(errno)) }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = "\(folder)/text.md"
    try Disk().create(path, text)
  }

  /// What the editor left; it has to be text.
  func read() throws -> Bytes {
    var bytes = try Disk().read(path)
    if let last = bytes.last, last != .lineFeed { bytes.append(.lineFeed) }
    try checkText(bytes)
    return bytes
  }

  func remove() {
    unlink(path)
    rmdir(folder)
  }
}
