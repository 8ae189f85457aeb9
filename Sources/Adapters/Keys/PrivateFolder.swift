internal import Glibc

/// A new folder that only the user can enter (mode 0700), for what must not lie open for a moment.
struct PrivateFolder: Sendable {
  let path: String

  /// Nil where neither the user's run-time folder nor `/tmp` takes one.
  init?() {
    let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) }
    for base in [runtime, "/tmp"].compactMap({ $0 }) where base.hasPrefix("/") {
      var template = Array("\(base)/assent-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      return
    }
    return nil
  }

  /// Removes the folder with the files that were made in it.
  func remove(_ names: String...) {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
