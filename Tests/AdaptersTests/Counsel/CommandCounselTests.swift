import Counsel
import Foundation
import Prose
import Testing
import Wire

@testable import Adapters

@Suite struct CommandCounselTests {
  private func counsel(
    _ script: String, passingOn: [String] = [], _ change: (inout CounselLimits) -> Void = { _ in }
  ) -> CommandCounsel {
    var limits = CounselLimits()
    change(&limits)
    return CommandCounsel(
      CounselProfile(name: "c", kind: .command), command: ["sh", "-c", script], passedOn: passingOn,
      limits: limits)
  }

  @Test("the brief comes on standard input, whole, and in no argument")
  func input() async {
    var ask = Asked.question
    ask.chat.turns = [Chat.Turn(.person, Bytes(String(repeating: "a long brief\n", count: 40_000).utf8))]
    let asked = await Asked(counsel("wc -c; tr '\\0' ' ' </proc/$$/cmdline"), ask)
    #expect(asked.stop == .complete)
    #expect(asked.text.hasPrefix("\(ask.chat.plainText.count)\n"))
    #expect(!asked.text.contains("a long brief"))
  }

  @Test("a command that reads nothing answers all the same")
  func unread() async {
    var ask = Asked.question
    ask.chat.turns = [Chat.Turn(.person, Bytes(repeating: 0x61, count: 1 << 20))]
    let asked = await Asked(counsel("echo ready"), ask)
    #expect(asked.stop == .complete && asked.text == "ready\n")
  }

  @Test("it has no terminal, no descriptor besides three, few variables, no blocked signal, the root folder")
  func surroundings() async throws {
    setenv("ASSENT_TEST_KEY", "sk-leak", 1)
    setenv("ASSENT_TEST_WANTED", "wanted", 1)
    defer {
      unsetenv("ASSENT_TEST_KEY")
      unsetenv("ASSENT_TEST_WANTED")
    }
    let script = """
      env; pwd; (: </dev/tty) 2>/dev/null && echo HAS TTY; echo fds: $(ls /proc/self/fd)
      grep -E 'SigBlk|SigIgn' /proc/self/status
      """
    let text = await Asked(counsel(script, passingOn: ["ASSENT_TEST_WANTED"])).text
    #expect(!text.contains("sk-leak") && !text.contains("HAS TTY"))
    #expect(text.contains("ASSENT_TEST_WANTED=wanted\n") && text.contains("\n/\n"))
    #expect(text.contains("\nfds: 0 1 2 3\n"), "the fourth is the folder that ls lists: \(text)")
    #expect(text.contains("SigBlk:\t0000000000000000"))
    // 32 and 33 are glibc's own.
    #expect(text.contains("SigIgn:\t0000000000000000") || text.contains("SigIgn:\t0000000180000000"))
  }

  @Test("what steers a terminal does not come through, and characters cut between reads stay whole")
  func cleaned() async {
    let asked = await Asked(counsel("printf '\\033[31mr\\303'; sleep 0.1; printf '\\251d\\033[0m\\n'"))
    #expect(asked.text == "réd\n" && asked.stop == .complete)
  }

  @Test(
    "how it ends is said",
    arguments: [
      (
        "echo no model >&2; exit 3", StopReason.fault(.commandFailed("sh", status: 3, Bytes("no model".utf8)))
      ),
      ("kill -KILL $$", .fault(.commandFailed("sh", status: 137, []))), ("true", .fault(.empty)),
      ("sleep 30", .fault(.timedOut(.firstByte, seconds: 1))),
      ("echo x; sleep 30", .fault(.timedOut(.nextByte, seconds: 1))),
      ("tr '\\0' x </dev/zero", .fault(.over(.line(1 << 20)))), ("yes", .fault(.over(.total(8 << 20)))),
    ])
  func endings(script: String, stop: StopReason) async {
    let asked = await Asked(counsel(script) { ($0.firstByte, $0.betweenBytes) = (1, 1) })
    #expect(asked.stop == stop)
    #expect(asked.seconds < 20)
  }

  @Test("a command that is not there is said by name")
  func missing() async {
    let none = CommandCounsel(CounselProfile(name: "c", kind: .command), command: ["no-such-command-at-all"])
    #expect(await Asked(none).stop == .fault(.noCommand("no-such-command-at-all")))
  }

  @Test("what runs on behind the command and holds its output is not waited for, and ends")
  func leftBehind() async throws {
    let mark = "4\(getpid())1"
    let asked = await Asked(counsel("sleep \(mark) & echo ready"))
    #expect(asked.stop == .complete && asked.text == "ready\n" && asked.seconds < 10)
    #expect(try await hasEnded("sleep \(mark)"))
  }

  @Test("a hostile command draws nothing, types nothing, and is gone within two seconds of the cancelling")
  func hostile() async throws {
    let mark = "4\(getpid())2"
    let script = """
      trap '' TERM INT HUP QUIT; (sleep \(mark) &) ; sh -c 'trap "" TERM; sleep \(mark)' &
      printf '\\033[2J' >/dev/tty; (exec 3<>/dev/tty)
      python3 -c 'import fcntl, termios; fcntl.ioctl(open("/dev/tty"), termios.TIOCSTI, b"y")' && echo TYPED
      echo so far; while :; do sleep \(mark); done
      """
    let asked = await Asked(counsel(script), cancelling: 700)
    #expect(asked.stop == .cancelled && asked.seconds < 2, "it took \(asked.seconds) s")
    #expect(!asked.text.contains("TYPED"))
    #expect(try await hasEnded("sleep \(mark)"))
  }

  @Test("64 MB of output from a command that ignores its ending is given up, and it is gone")
  func flood() async throws {
    let mark = "4\(getpid())3"
    let script = "trap '' TERM; head -c 67108864 /dev/zero | tr '\\0' '\\n'; sleep \(mark)"
    let asked = await Asked(counsel(script))
    #expect(asked.stop == .fault(.over(.total(8 << 20))))
    #expect(try await hasEnded("sleep \(mark)"))
  }
}
