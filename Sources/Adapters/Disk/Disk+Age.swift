internal import Glibc

extension Disk {
  /// A file in a folder, with what it takes of the disk.
  struct AgedFile: Equatable {
    let name: String
    /// In bytes.
    let size: Int
  }

  /// The regular files in a folder, the one that was written first before the others.
  ///
  /// - Throws: `DiskFault` where the folder can't be listed.
  func filesByAge(in folder: String) throws(DiskFault) -> [AgedFile] {
    var files: [(file: AgedFile, seconds: Int, nanoseconds: Int)] = []
    for name in try list(folder) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      files.append(
        (AgedFile(name: name, size: Int(status.st_size)), status.st_mtim.tv_sec, status.st_mtim.tv_nsec))
    }
    return files.sorted { ($0.seconds, $0.nanoseconds) < ($1.seconds, $1.nanoseconds) }.map(\.file)
  }
}
