import Foundation
import Glibc
import Prose
import Testing

/// How a server of models is reached: certificates, proxies, HTTP/2.
@Suite struct ConnectionTests {
  private static let key = "sk-secret-0123"

  private func configure(_ place: Place, _ endpoint: String, key: Bool = true) throws {
    let source = key ? ", key-command: echo \(ConnectionTests.key)" : ""
    try place.write(
      """
      counsel:
        - {name: model, kind: openai-compatible, endpoint: "\(endpoint)", model: m\(source), limits: {retries: 0, first-byte: 5}}

      """, to: "home/.config/assent/config.yaml")
  }

  private func ask(_ place: Place, _ variables: [String: String] = [:]) throws -> Outcome {
    try place.assent("counsel", "model", variables: variables)
  }

  /// A server that proves who it is by a certificate of its own making.
  private final class TLSServer {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init(_ place: Place, _ arguments: String...) throws {
      let make = try place.shell(
        """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 \
        -subj /CN=test -addext subjectAltName=IP:127.0.0.1
        """)
      #expect(make.status == 0, "\(make.errors)")
      // A port that nobody has at this moment.
      port = try FaultServer([]).port
      process.executableURL = URL(filePath: "/usr/bin/openssl")
      process.arguments =
        ["s_server", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert", "cert.pem", "-key", "key.pem"]
        + arguments
      process.currentDirectoryURL = place.folder
      process.standardInput = input
      try Data().write(to: place.url("heard"))
      process.standardOutput = try FileHandle(forWritingTo: place.url("heard"))
      process.standardError = FileHandle.nullDevice
      try process.run()
      try wait()
    }

    /// Says something to whoever comes next, before it has heard a word.
    func say(_ reply: String) { input.fileHandleForWriting.write(Data(reply.utf8)) }

    deinit {
      // A child of a thread that blocks signals does not hear of SIGTERM.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    /// Until it listens; a connection that says nothing is passed over.
    private func wait() throws {
      for _ in 0..<200 {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isThere = withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          }
        }
        if isThere { return }
        usleep(50_000)
      }
      throw POSIXError(.ECONNREFUSED)
    }
  }

  private static let events =
    "data: {\"choices\":[{\"delta\":{\"content\":\"ready\"},\"finish_reason\":\"stop\"}]}\n\n"
  private static let reply =
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\nContent-Length: \(events.utf8.count)\r\n\r\n"
    + events

  @Test(
    "a certificate that nobody vouches for is refused and said, with what to do; one that is named is taken")
  func certificates() throws {
    try withPlace { place in
      let server = try TLSServer(place)
      try configure(place, "https://127.0.0.1:\(server.port)/v1")
      let refused = try ask(place)
      #expect(refused.status == 69)
      #expect(refused.text.contains("the server could not prove who it is"), "\(refused.text)")
      #expect(refused.text.contains("CURL_CA_BUNDLE names certificates of your own."))
      #expect(try place.text("heard").isEmpty)
      server.say(ConnectionTests.reply)
      let taken = try ask(place, ["CURL_CA_BUNDLE": place.url("cert.pem").path])
      #expect(taken.status == 0 && taken.text.contains("it answers"), "\(taken.text)")
      #expect(try place.text("heard").contains("Authorization: Bearer \(ConnectionTests.key)"))
    }
  }

  @Test("where a server speaks HTTP/2, that is spoken")
  func secondVersion() throws {
    try withPlace { place in
      let server = try TLSServer(place, "-alpn", "h2,http/1.1")
      try configure(place, "https://127.0.0.1:\(server.port)/v1")
      let outcome = try ask(place, ["SSL_CERT_FILE": place.url("cert.pem").path])
      #expect(outcome.status == 69)
      #expect(try place.text("heard").hasPrefix("PRI * HTTP/2.0\r\n"))
    }
  }

  @Test("a proxy of the environment is asked, and is shown no key on the way to an encrypted server")
  func proxies() throws {
    try withPlace { place in
      let proxy = try FaultServer([[.send(ConnectionTests.reply)]])
      let address = "http://127.0.0.1:\(proxy.port)"
      try configure(place, "http://models.example.org/v1", key: false)
      let plain = try ask(place, ["http_proxy": address])
      #expect(plain.status == 0 && plain.text.contains("it answers"), "\(plain.text)")
      #expect(proxy.requests.first?.hasPrefix("POST http://models.example.org/v1/chat/completions ") == true)

      try configure(place, "https://models.example.org/v1")
      #expect(try ask(place, ["https_proxy": address]).status == 69)
      let tunnel = try #require(proxy.requests.last)
      #expect(tunnel.hasPrefix("CONNECT models.example.org:443 ") && !tunnel.contains(ConnectionTests.key))
    }
  }

  @Test("what is for this machine goes past every proxy")
  func loopback() throws {
    try withPlace { place in
      let server = try FaultServer([[.send(ConnectionTests.reply)]])
      let proxy = try FaultServer([[.send("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")]])
      let address = "http://127.0.0.1:\(proxy.port)"
      try configure(place, "http://127.0.0.1:\(server.port)/v1")
      let outcome = try ask(place, ["http_proxy": address, "all_proxy": address, "HTTPS_PROXY": address])
      #expect(outcome.status == 0 && proxy.requests.isEmpty && server.requests.count == 1, "\(outcome.text)")
    }
  }
}
