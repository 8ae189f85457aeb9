import Foundation
import Prose
import Testing

@testable import Adapters

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
    // A file that was just written can be busy: a child that another test starts holds it for a moment.
    #expect(symlink("/bin/echo", path) == 0)
    #expect(text(try await Child(path, ["mine"]).run().output) == "mine\n")
  }

  @Test("It stands where the program does, with no descriptor but three, no signal blocked or ignored")
  func surroundings() async throws {
    let script = "pwd; echo fds: $(ls /proc/self/fd); grep -E 'SigBlk|SigIgn' /proc/self/status"
    let lines = text(try await Child("sh", ["-c", script]).run().output)
    #expect(lines.hasPrefix("\(FileManager.default.currentDirectoryPath)\n"))
    #expect(lines.contains("\nfds: 0 1 2 3\n"), "the fourth is the folder that ls lists: \(lines)")
    #expect(lines.contains("SigBlk:\t0000000000000000"))
    // 32 and 33 are glibc's own.
    #expect(lines.contains("SigIgn:\t0000000000000000") || lines.contains("SigIgn:\t0000000180000000"))
  }

  @Test("Errors behind the end of the output are read too, and of many the end is kept")
  func errors() async throws {
    let late = try await Child("sh", ["-c", "exec >&-; sleep 0.2; echo late >&2; exit 3"]).run()
    #expect(late.status == 3 && text(late.errors) == "late\n")
    let many = try await Child("sh", ["-c", "yes | head -c 1000000 >&2; echo last >&2"]).run()
    #expect(many.errors.count == 1 << 16 && text(many.errors).hasSuffix("y\nlast\n"))
  }

  @Test(
    "Cancelled, it ends with its whole session, though it would not hear of it",
    arguments: [
      (1, "trap '' TERM; sleep MARK & while :; do sleep 60; done"),
      // With job control each job has a group of its own.
      (2, "set -m; trap '' TERM; (trap '' TERM HUP; sleep MARK) & while :; do sleep 60; done"),
    ])
  func cancelling(number: Int, script: String) async throws {
    let mark = "5\(getpid())1\(number)"
    let child = Child("bash", ["-c", script.replacing("MARK", with: mark)])
    // Apart from the other tests, which may keep every thread of the common pool busy for minutes.
    let (ending, seconds) = await withTaskExecutorPreference(OwnThreads.shared) {
      let task = Task(executorPreference: OwnThreads.shared) { await fault(child) }
      while !isRunning("sleep \(mark)") { usleep(10_000) }
      let start = monotonicSeconds()
      task.cancel()
      return (await task.value, monotonicSeconds() - start)
    }
    #expect(ending == .failedToRun("bash"))
    #expect(seconds < 10)
    #expect(try await hasEnded("sleep \(mark)"))
  }

  @Test("What it leaves behind is not waited for, and ends")
  func leftBehind() async throws {
    let mark = "5\(getpid())2"
    let result = try await Child("sh", ["-c", "sleep \(mark) & echo ready"]).run()
    #expect(result.status == 0 && text(result.output) == "ready\n")
    #expect(try await hasEnded("sleep \(mark)"))
  }

  @Test("With few descriptors left it runs or says that it can't, and none is lost")
  func exhaustion() async {
    await #expect(processExitsWith: .success) {
      ignoringBrokenPipes
      // Once, so that what the task system opens for itself is open.
      _ = try await Child("true", []).run()
      let before = openDescriptors()
      var none = rlimit(rlim_cur: 128, rlim_max: 128)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none)
      var ran = 0
      for free in 0..<24 {
        var taken: [Int32] = []
        while case let descriptor = dup(0), descriptor >= 0 { taken.append(descriptor) }
        for _ in 0..<free { close(taken.removeLast()) }
        do throws(Child.Fault) {
          _ = try await Child("true", []).run()
          ran += 1
        } catch { guard error == .failedToRun("true") else { exit(1) } }
        for descriptor in taken { close(descriptor) }
      }
      // Eight are needed.
      exit(openDescriptors() == before && ran == 16 ? 0 : 2)
    }
  }

  @Test("Where the program has lost its own three, the child has its three pipes")
  func withoutStandard() async {
    await #expect(processExitsWith: .success) {
      ignoringBrokenPipes
      for descriptor in 0...2 as ClosedRange<Int32> { close(descriptor) }
      let child = Child("sh", ["-c", "cat; echo err >&2"])
      let result = try await child.run(input: utf8("in"))
      exit(result.output == utf8("in") && result.errors == utf8("err\n") && result.status == 0 ? 0 : 1)
    }
  }
}

/// How many descriptors this process has open.
private func openDescriptors() -> Int {
  (0..<1_024).count { fcntl($0, F_GETFD) >= 0 }
}
