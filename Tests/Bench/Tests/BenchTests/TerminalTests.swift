import Prose
import Stopwatch
import Testing

@Suite(.serialized) struct TerminalTests {
  private static let searchPath = "/usr/local/bin:/usr/bin:/bin"

  private static func shell(_ script: String) throws -> Program {
    let path = try #require(Program.find("sh", in: searchPath))
    return Program(
      path: path, arguments: ["-c", script], in: "/tmp",
      environment: ["PATH": searchPath, "TERM": "xterm-256color", "LANG": "C.UTF-8"])
  }

  @Test("The last byte before silence is timed, and an empty frame does not count")
  func firstPaint() throws {
    let script = "printf frame; sleep 0.3; printf 'text one '; sleep 0.05; printf two; exec sleep 60"
    let paint = try FirstPaint(of: Self.shell(script), showing: "text")
    #expect(paint.screen.lines.first == "frametext one two")
    #expect(paint.lastByte >= 350)
    #expect(paint.text >= 300)
  }

  @Test("The text may stand before the last byte is sent")
  func status() throws {
    let script = "printf 'a screen full of text'; sleep 0.1; printf '\\033[24;1H%%'; exec sleep 60"
    let paint = try FirstPaint(of: Self.shell(script), showing: "text")
    #expect(paint.lastByte >= 100)
    #expect(paint.text < paint.lastByte - 50)
  }

  @Test("A program that never shows its text, or ends, is an error")
  func failures() throws {
    #expect(throws: TerminalSession.Ended.self) {
      try FirstPaint(of: Self.shell("printf other"), showing: "text")
    }
    #expect(throws: Program.Fault.self) {
      try FirstPaint(
        of: Program(path: "/nonexistent", arguments: [], in: "/tmp", environment: [:]), showing: "text")
    }
  }

  @Test("A key's answer is timed to its last byte, and silence is no answer")
  func keys() throws {
    var watch = try Watch.begin(
      Self.shell("stty raw -echo; printf ready; head -c 1; printf A; sleep 0.02; printf B; exec sleep 60"),
      showing: "ready")
    let time = try #require(try watch.press(Bytes("x".utf8)))
    #expect(time >= 20)
    #expect(watch.screen.holds("readyxAB"))
    #expect(try watch.press(Bytes("x".utf8)) == nil)
  }

  @Test("The tree holds what a program started, and ends with the session")
  func tree() throws {
    let watch = try Watch.begin(
      Self.shell("(trap '' HUP; sleep 61) & sleep 62 & printf ready; wait"), showing: "ready")
    let members = watch.session.tree.members
    #expect(members.count >= 3)
    #expect(members.allSatisfy { $0.residentBytes > 100_000 })
    _ = consume watch
    for member in members { #expect(!ProcessTree.isRunning(member.process)) }
  }

  @Test("The screen of less is the text", .enabled(if: Program.find("less", in: Self.searchPath) != nil))
  func less() throws {
    let lines = (1...60).map { "line \($0) of a text" }
    let watch = try Watch.begin(
      Self.shell("seq -f 'line %g of a text' 60 | exec less"),
      showing: "line 1 ")
    #expect(Array(watch.screen.lines.prefix(23)) == Array(lines.prefix(23)))
  }

  @Test("A command's time covers its run, and its status is told")
  func commands() throws {
    let outcome = try Self.shell("sleep 0.05; exit 3").time()
    #expect(outcome.status == 3)
    #expect(outcome.milliseconds >= 50)
    #expect(try Self.shell("kill -TERM $$").time().status == 143)
  }

  @Test("What a command prints is read, and what it is fed arrives")
  func streams() throws {
    #expect(try Self.shell("printf abc").output() == Bytes("abc".utf8))
    #expect(throws: Program.Fault.self) { try Self.shell("exit 1").output() }
    let text = Bytes(repeating: UInt8(ascii: "x"), count: 300_000)
    try Self.shell("test $(wc -c) = 300000").feed { try $0(text) }
    #expect(throws: Program.Fault.self) { try Self.shell("exit 0").feed { for _ in 0..<9 { try $0(text) } } }
  }
}
