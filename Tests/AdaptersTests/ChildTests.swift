import Adapters
import Foundation
import Prose
import Testing

struct ChildTests {
  init() { ignoringBrokenPipes }

  private func text(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

  private func fault(_ child: Child, input: Bytes = []) async -> Child.Fault? {
    do throws(Child.Fault) {
      _ = try await child.run(input: input)
      return nil
    } catch { return error }
  }

  @Test("Output, errors and status come apart")
  func result() async throws {
    let result = try await Child("sh", ["-c", "echo out; echo err >&2; exit 7"]).run()
    #expect(text(result.output) == "out\n")
    #expect(text(result.errors) == "err\n")
    #expect(result.status == 7)
  }

  @Test("A command that is killed ends with 128 and the signal", arguments: [9, 15] as [Int32])
  func killed(signal: Int32) async throws {
    #expect(try await Child("sh", ["-c", "kill -\(signal) $$"]).run().status == 128 + signal)
  }

  @Test("Arguments are passed as they are, by no shell")
  func arguments() async throws {
    let words = ["a b", "$HOME", "`id`", "*", "-n", "", "é"]
    let result = try await Child("printf", ["%s\n"] + words).run()
    #expect(text(result.output) == words.joined(separator: "\n") + "\n")
  }

  @Test("Input comes back whole", arguments: [0, 1, 100_000, 2 << 20])
  func input(count: Int) async throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 17) }
    #expect(try await Child("cat", []).run(input: bytes).output == bytes)
  }

  @Test("A command that ends before it has read its input is no fault")
  func earlyEnd() async throws {
    let result = try await Child("true", []).run(input: Bytes(repeating: 0x61, count: 4 << 20))
    #expect(result.status == 0)
  }

  @Test("It leads a session of its own, without a controlling terminal")
  func session() async throws {
    let stat = text(try await Child("cat", ["/proc/self/stat"]).run().output)
    // After the command's name in brackets: state, parent, group, session, terminal.
    let fields = stat.split(separator: ") ").last?.split(separator: " ") ?? []
    let own = String(stat.prefix { $0 != " " })
    #expect(fields.count > 5)
    #expect(fields[2] == own)
    #expect(fields[3] == own)
    #expect(fields[4] == "0")
    #expect(getsid(0) != Int32(own))
  }

  @Test("Nothing but a few variables is passed on, besides what is given")
  func environment() async throws {
    let allowed: Set = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "GIVEN"]
    setenv("ASSENT_TEST_SECRET", "secret", 1)
    var child = Child("env", [])
    child.environment = ["GIVEN": "a value"]
    let lines = text(try await child.run().output).split(separator: "\n")
    #expect(lines.contains("GIVEN=a value"))
    let names = Set(lines.map { String($0.prefix { $0 != "=" }) })
    #expect(names.subtracting(allowed).isEmpty)
    #expect(names.contains("PATH"))
  }

  @Test("Output beyond the limit ends the command")
  func limit() async throws {
    var child = Child("cat", ["/dev/zero"])
    child.outputLimit = 100_000
    #expect(await fault(child) == .tooMuchOutput("cat"))
    child = Child("head", ["-c", "1000", "/dev/zero"])
    child.outputLimit = 1_000
    #expect(try await child.run().output.count == 1_000)
  }

  @Test(
    "What is not there is said, by name and by place",
    arguments: [
      "no-such-command-anywhere", "/nonexistent/cat", "/etc/passwd", "",
    ])
  func notFound(command: String) async {
    #expect(await fault(Child(command, [])) == .notFound(command))
  }

  @Test("A command can be named by its place, whatever PATH says")
  func place() async throws {
    let scratch = try Scratch()
    let path = "\(scratch.path)/cat"
    try Disk().create(path, utf8("#!/bin/sh\necho mine\n"))
    chmod(path, 0o700)
    #expect(text(try await Child(path, []).run().output) == "mine\n")
  }
}
