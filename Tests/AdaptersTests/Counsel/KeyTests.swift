import Counsel
import Foundation
import Prose
import Testing
import Wire

@testable import Adapters

@Suite struct KeyTests {
  static let key = "sk-Secret-0123456789"

  @Test("the key goes to the server in each kind's own header, and nowhere else", arguments: Played.kinds)
  func headers(kind: ServerKind) async throws {
    let server = try FaultServer([Played.reply(kind, "ready")])
    let asked = await Asked(
      try Played.counsel(kind, port: server.port, key: .command("echo \(KeyTests.key); echo more")))
    #expect(asked.stop == .complete)
    let request = try #require(server.requests.first)
    let header = kind == .anthropic ? "x-api-key: " : "Authorization: Bearer "
    #expect(request.contains("\r\n\(header)\(KeyTests.key)\r\n"))
    #expect(!"\(asked.events)".contains(KeyTests.key))
  }

  @Test("a server that repeats the key in its error finds no one who passes it on")
  func echoed() async throws {
    let body = "{\"error\":{\"message\":\"Incorrect key \(KeyTests.key).\"}}"
    let server = try FaultServer([[.head(401, "application/json", []), .send(body)]])
    let counsel = try Played.counsel(.anthropic, port: server.port, key: .command("echo \(KeyTests.key)"))
    let asked = await Asked(counsel)
    #expect(asked.stop == .fault(.unauthorised(status: 401, Bytes("Incorrect key ‹key›.".utf8))))
  }

  @Test("no way to print a key prints it")
  func printing() throws {
    let secret = try #require(Secret(Bytes(KeyTests.key.utf8)))
    var dumped = ""
    dump(secret, to: &dumped)
    for text in [
      "\(secret)", String(reflecting: secret), dumped, "\([secret])", "\(Optional(secret) as Any)",
    ] {
      #expect(!text.contains("Secret-0123") && !text.contains("83"), "\(text)")
    }
  }

  @Test("a key that would forge a header is none", arguments: ["", "a b", "a\r\nHost: x", "é"])
  func forged(text: String) { #expect(Secret(Bytes(text.utf8)) == nil) }

  @Test("a key goes over plain HTTP to this machine only")
  func inTheClear() async throws {
    let endpoint = try #require(Endpoint("http://models.example.org/v1"))
    let counsel = HTTPCounsel(
      CounselProfile(name: "c", kind: .openAICompatible), kind: .openAICompatible, endpoint: endpoint,
      model: "m", key: .command("touch /nowhere; echo k"))
    #expect(await Asked(counsel).stop == .fault(.keyInTheClear(host: "models.example.org")))
  }

  @Test("a variable that is not set and a command that fails are said by name, without a word of a key")
  func missing() async throws {
    let unset = try Played.counsel(.ollama, port: 1, key: .variable("ASSENT_TEST_NO_SUCH_KEY"))
    #expect(await Asked(unset).stop == .fault(.noKey(.variable("ASSENT_TEST_NO_SUCH_KEY"))))
    let failing = try Played.counsel(.ollama, port: 1, key: .command("exit 4 # \(KeyTests.key)"))
    #expect(await Asked(failing).stop == .fault(.noKey(.command("exit", status: 4))))
  }

  @Test("a command that prints a key has no terminal and few variables")
  func commandEnvironment() async throws {
    let server = try FaultServer([Played.reply(.ollama, "ready")])
    let line = "(tty >/dev/null || true) && [ -z \"$ASSENT_TEST_LEAK\" ] && echo k"
    setenv("ASSENT_TEST_LEAK", "x", 1)
    defer { unsetenv("ASSENT_TEST_LEAK") }
    #expect(
      await Asked(try Played.counsel(.ollama, port: server.port, key: .command(line))).stop == .complete)
  }
}
