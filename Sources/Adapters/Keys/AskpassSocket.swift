internal import Glibc
internal import Prose

/// A listening Unix socket in a folder of its own.
struct AskpassSocket: Sendable {
  private let folder: PrivateFolder
  private let descriptor: Int32
  var path: String { "\(folder.path)/askpass" }

  /// Nil where there can be none.
  init?() {
    guard let folder = PrivateFolder() else { return nil }
    self.folder = folder
    descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    let isBound = AskpassSocket.withAddress("\(folder.path)/askpass") { bind(descriptor, $0, $1) == 0 }
    guard descriptor >= 0, isBound, listen(descriptor, 4) == 0 else {
      remove()
      return nil
    }
  }

  /// Answers everyone who connects, until cancelled.
  func serve(_ answer: Bytes) async {
    while !Task.isCancelled {
      let peer = accept(descriptor, nil, nil)
      if peer >= 0 {
        _ = answer.withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        close(peer)
      } else {
        // It throws where the task is cancelled, which the loop asks.
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  func remove() {
    if descriptor >= 0 { close(descriptor) }
    folder.remove("askpass")
  }

  static func connect(to path: String) -> Int32? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    guard withAddress(path, { Glibc.connect(descriptor, $0, $1) == 0 }) else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
