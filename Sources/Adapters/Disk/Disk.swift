internal import Glibc
public import Prose

/// Files as the program needs them: read whole with a limit, written so that a power cut leaves the
/// old bytes or the new ones.
///
/// Every system call that can fail asks `obstacle` first, so that a test can make each of them fail.
public struct Disk: Sendable {
  /// Given what is attempted, the error number to fail with, or 0.
  public typealias Obstacle = @Sendable (DiskFault.Attempt) -> Int32

  private let obstacle: Obstacle?
  /// A file beyond this many bytes is refused.
  public static let sizeLimit = 64 << 20

  public init(obstacle: Obstacle? = nil) {
    self.obstacle = obstacle
  }

  /// The whole file.
  ///
  /// - Throws: `DiskFault`; a file beyond `limit` bytes, a folder or a device is refused.
  public func read(_ path: String, limit: Int = Disk.sizeLimit) throws(DiskFault) -> Bytes {
    // Without O_NONBLOCK a fifo in the folder would make the program wait for ever.
    let descriptor = try check(.open, path) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    defer { close(descriptor) }
    var status = stat()
    _ = try check(.stat, path) { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DiskFault(.read, path, .notARegularFile) }
    guard status.st_size <= limit else { throw DiskFault(.read, path, .tooLarge(limit: limit)) }
    var failure: Int32 = 0
    let size = Int(status.st_size)
    let bytes = Bytes(unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = retryingOnInterrupt {
          Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        count += got
      }
    }
    guard failure == 0 else { throw DiskFault(.read, path, .system(failure)) }
    return bytes
  }

  /// The file, or nil where there is none.
  public func readIfPresent(_ path: String) throws(DiskFault) -> Bytes? {
    do { return try read(path) } catch {
      if error.cause == .system(ENOENT) || error.cause == .system(ENOTDIR) { return nil }
      throw error
    }
  }

  /// Creates a file that must not exist yet: temporary file, full write, sync, read back, link without
  /// clobbering, sync of the folder.
  ///
  /// After this returns the file survives a power cut; where it throws, there is no file.
  public func create(_ path: String, _ bytes: Bytes) throws(DiskFault) {
    try withTemporary(for: path, bytes, mode: nil) { (temporary) throws(DiskFault) in
      do throws(DiskFault) {
        _ = try check(.link, path) { link(temporary, path) }
      } catch {
        throw error.cause == .system(EEXIST) ? DiskFault(.link, path, .alreadyExists) : error
      }
      do throws(DiskFault) { try syncFolder(of: path) } catch {
        unlink(path)
        throw error
      }
    }
  }

  /// Replaces a file, or creates it: temporary file, full write, sync, read back, rename, sync of the folder.
  ///
  /// A file that is replaced keeps its permissions. Where only the last sync fails, the new bytes stand.
  ///
  /// - Throws: `DiskFault`; a folder or a device is refused, since a rename would put a file in its place.
  public func replace(_ path: String, _ bytes: Bytes) throws(DiskFault) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    guard mode == nil || status.st_mode & S_IFMT == S_IFREG else {
      throw DiskFault(.write, path, .notARegularFile)
    }
    try withTemporary(for: path, bytes, mode: mode) { (temporary) throws(DiskFault) in
      _ = try check(.rename, path) { rename(temporary, path) }
    }
    try syncFolder(of: path)
  }

  /// Replaces a file that can be made again: whole or not at all, but with no sync.
  public func keep(_ path: String, _ bytes: Bytes) throws(DiskFault) {
    let temporary = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
    let descriptor = try check(.create, path) {
      open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    defer { unlink(temporary) }
    do {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, of: path)
    }
    _ = try check(.rename, path) { rename(temporary, path) }
  }

  /// Adds a line at the end of a file that only the user can read, and creates the file where there is none.
  ///
  /// After this returns the line survives a power cut. What a crash left of a line before it stays a line of its
  /// own, which a reader passes over.
  public func append(_ path: String, line: Bytes) throws(DiskFault) {
    let isNew = !exists(path)
    let descriptor = try check(.open, path) {
      open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    }
    do {
      defer { close(descriptor) }
      var status = stat()
      _ = try check(.stat, path) { fstat(descriptor, &status) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw DiskFault(.write, path, .notARegularFile) }
      var last: UInt8 = .lineFeed
      if status.st_size > 0 {
        _ = try check(.read, path) { Int32(pread(descriptor, &last, 1, status.st_size - 1)) }
      }
      try write((last == .lineFeed ? [] : [.lineFeed]) + line, to: descriptor, of: path)
      _ = try check(.sync, path) { fsync(descriptor) }
    }
    if isNew { try syncFolder(of: path) }
  }

  /// Removes a file; one that is gone already is no fault.
  public func remove(_ path: String) throws(DiskFault) {
    do { _ = try check(.remove, path) { unlink(path) } } catch {
      if error.cause != .system(ENOENT) { throw error }
    }
  }

  /// Removes an empty folder.
  public func removeFolder(_ path: String) throws(DiskFault) {
    _ = try check(.remove, path) { rmdir(path) }
  }

  /// Makes a folder with its parents; one that exists is no fault.
  public func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(DiskFault) {
    if isFolder(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]), mode: mode)
    }
    do { _ = try check(.makeFolder, path) { mkdir(path, mode) } } catch {
      if error.cause != .system(EEXIST) { throw error }
    }
  }

  /// The names in a folder in byte order, without `.` and `..`.
  public func list(_ path: String) throws(DiskFault) -> [String] {
    _ = try check(.list, path) { 0 }
    guard let folder = opendir(path) else { throw DiskFault(.list, path, .system(errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      // A folder that can't be read to its end must not pass for a shorter one.
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw DiskFault(.list, path, .system(errno)) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names in a folder as bytes, in no order, without `.` and `..`; none where there is no folder.
  public func namesIfPresent(_ path: String) throws(DiskFault) -> [Bytes] {
    _ = try check(.list, path) { 0 }
    guard let folder = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw DiskFault(.list, path, .system(errno))
    }
    defer { closedir(folder) }
    var names: [Bytes] = []
    while true {
      // A folder that can't be read to its end must not pass for a shorter one.
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw DiskFault(.list, path, .system(errno)) }
        return names
      }
      withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        let length = buffer.bindMemory(to: CChar.self).baseAddress.map { strlen($0) } ?? 0
        let name = UnsafeRawBufferPointer(rebasing: buffer[..<length])
        if name[0] != UInt8(ascii: ".") || length > 2 || length == 2 && name[1] != UInt8(ascii: ".") {
          names.append(Bytes(name))
        }
      }
    }
  }

  /// The names in a folder, or none where there is no folder.
  public func listIfPresent(_ path: String) throws(DiskFault) -> [String] {
    do { return try list(path) } catch {
      if error.cause == .system(ENOENT) || error.cause == .system(ENOTDIR) { return [] }
      throw error
    }
  }

  public func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  public func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes the bytes to a file beside `path`, reads them back, and removes what `body` leaves of it.
  ///
  /// - Parameter mode: The permissions; nil for those that a new file has.
  private func withTemporary(
    for path: String, _ bytes: Bytes, mode: mode_t?, _ body: (String) throws(DiskFault) -> Void
  ) throws(DiskFault) {
    let temporary = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
    let descriptor = try check(.create, path) {
      open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    defer { unlink(temporary) }
    do {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, of: path)
      if let mode { _ = try check(.write, path) { fchmod(descriptor, mode) } }
      _ = try check(.sync, path) { fsync(descriptor) }
    }
    // A disk that lies is found while the old bytes still stand.
    guard try read(temporary, limit: .max) == bytes else { throw DiskFault(.read, path, .readBackDiffers) }
    try body(temporary)
  }

  private func write(_ bytes: Bytes, to descriptor: Int32, of path: String) throws(DiskFault) {
    var done = 0
    while done < bytes.count {
      done += Int(
        try check(.write, path) {
          bytes.withUnsafeBytes {
            Int32(Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, min(bytes.count - done, 1 << 20)))
          }
        })
    }
  }

  private func syncFolder(of path: String) throws(DiskFault) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = try check(.open, folder) { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(descriptor) }
    _ = try check(.sync, folder) { fsync(descriptor) }
  }

  private func check(
    _ attempt: DiskFault.Attempt, _ path: String, _ call: () -> Int32
  ) throws(DiskFault) -> Int32 {
    if let failure = obstacle?(attempt), failure != 0 { throw DiskFault(attempt, path, .system(failure)) }
    let result = retryingOnInterrupt(call)
    guard result >= 0 else { throw DiskFault(attempt, path, .system(errno)) }
    return result
  }
}
