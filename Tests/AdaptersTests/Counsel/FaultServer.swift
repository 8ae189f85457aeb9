import Foundation
import Glibc
import Prose
import Synchronization

/// A server on this machine's loopback that answers each connection as its script says.
final class FaultServer: Sendable {
  /// What is done with one request.
  enum Act: Sendable {
    /// Bytes as they stand, sent at once.
    case send(String)
    case bytes(Bytes)
    /// What is made of the request that came.
    case answer(@Sendable (String) -> String)
    /// A head that says how the body is sent, and where the body ends when the connection does.
    case head(Int, String, [String])
    /// Nothing for so many milliseconds.
    case pause(Int)
    /// The text again and again until the other side has gone.
    case endless(String)
    /// A byte each so many milliseconds.
    case trickle(String, Int)
    /// Ends the connection with a reset.
    case reset
    /// Waits until the other side has gone.
    case hold
  }

  let port: Int
  private let listener: Int32
  private let speaksFirst: Bool
  private let scripts: Mutex<[[Act]]>
  private let heard = Mutex<[String]>([])
  private let gone = Mutex(false)

  /// The requests that came, head and body.
  var requests: [String] { heard.withLock { $0 } }
  /// Whether some client has closed its end while the server held on.
  var clientHasGone: Bool { gone.withLock { $0 } }

  /// - Parameters:
  ///   - scripts: One for each connection in turn; the last one serves all that follow.
  ///   - speaksFirst: Whether it does not wait for a request.
  init(_ scripts: [[Act]], speaksFirst: Bool = false) throws {
    self.speaksFirst = speaksFirst
    self.scripts = Mutex(scripts)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let server = self else { return }
        Thread.detachNewThread { server.serve(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = speaksFirst ? "" : receive(connection) else { return }
    heard.withLock { $0.append(request) }
    let script = scripts.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? [] }
    for act in script where !perform(act, on: connection, request) {
      gone.withLock { $0 = true }
      return
    }
  }

  /// False when the other side has gone.
  private func perform(_ act: Act, on connection: Int32, _ request: String) -> Bool {
    switch act {
    case .send(let text): return write(Bytes(text.utf8), to: connection)
    case .bytes(let bytes): return write(bytes, to: connection)
    case .answer(let answer): return write(Bytes(answer(request).utf8), to: connection)
    case .head(let status, let type, let fields):
      let lines = ["HTTP/1.1 \(status) X", "Connection: close", "Content-Type: \(type)"] + fields
      return write(Bytes((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8), to: connection)
    case .pause(let time):
      usleep(UInt32(time) * 1_000)
      return true
    case .endless(let text):
      while write(Bytes(text.utf8), to: connection) {}
      return false
    case .trickle(let text, let time):
      for byte in text.utf8 {
        guard write([byte], to: connection) else { return false }
        usleep(UInt32(time) * 1_000)
      }
      return true
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
      return true
    case .hold:
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
      return false
    }
  }

  private func write(_ bytes: Bytes, to connection: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// The head and the body that it announces.
  private func receive(_ connection: Int32) -> String? {
    var text = Bytes()
    var piece = Bytes(repeating: 0, count: 1 << 16)
    while true {
      let all = String(decoding: text, as: UTF8.self)
      if let end = all.range(of: "\r\n\r\n") {
        let length = all.range(of: "Content-Length: ").map { all[$0.upperBound...].prefix { $0.isNumber } }
        if all[end.upperBound...].utf8.count >= length.flatMap({ Int($0) }) ?? 0 { return all }
      }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      text += piece[..<count]
    }
  }
}
