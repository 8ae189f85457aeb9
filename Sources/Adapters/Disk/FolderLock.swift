internal import Glibc

/// An exclusive lock on a folder, held until the value goes away or the process ends.
///
/// The lock is the kernel's (`flock(2)`) on the folder itself, so that a crash leaves none behind
/// and no file of the program's stands among the charter's.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `DiskFault` with the cause `busy` where another process holds the lock after two seconds.
  init(_ folder: String) throws(DiskFault) {
    // The value is whole from here on, so that `deinit` closes the descriptor also where this throws.
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFault(.lock, folder, .system(errno)) }
    for _ in 0..<40 {
      if retryingOnInterrupt({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return }
      guard errno == EWOULDBLOCK else { throw DiskFault(.lock, folder, .system(errno)) }
      usleep(50_000)
    }
    throw DiskFault(.lock, folder, .busy)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Holds the lock on a folder while `body` runs.
  static func holding<Value>(
    _ folder: String, _ body: () throws(FolderFault) -> Value
  ) throws(FolderFault) -> Value {
    let lock: FolderLock
    do { lock = try FolderLock(folder) } catch { throw .disk(error) }
    return try lock.run(body)
  }

  /// Borrows the lock, so that it lives at least as long as `body` runs.
  private borrowing func run<Value>(_ body: () throws(FolderFault) -> Value) throws(FolderFault) -> Value {
    try body()
  }
}
