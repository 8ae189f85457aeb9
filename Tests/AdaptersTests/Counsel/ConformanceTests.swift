import Counsel
import Foundation
import Prose
import Testing
import Wire

@testable import Adapters

/// What every counsel keeps to, whatever is behind it.
@Suite struct ConformanceTests {
  static let kinds = CounselProfile.Kind.allCases

  /// A counsel that answers well, and what keeps its server alive.
  private func good(_ kind: CounselProfile.Kind) throws -> (any AskableCounsel, FaultServer?) {
    switch kind {
    case .builtIn: return (BuiltInCounsel(), nil)
    case .command:
      let profile = CounselProfile(name: "c", kind: .command)
      return (CommandCounsel(profile, command: ["sh", "-c", "cat >/dev/null; echo I am; echo ready"]), nil)
    default:
      let kind = try #require(kind.server)
      let server = try FaultServer([Played.reply(kind, "I am\\n", "ready\\n")])
      return (try Played.counsel(kind, port: server.port), server)
    }
  }

  /// A counsel that says one thing and then nothing, as long as it is let.
  private func slow(_ kind: CounselProfile.Kind) throws -> (any AskableCounsel, FaultServer?) {
    if kind == .command {
      let profile = CounselProfile(name: "c", kind: .command)
      return (CommandCounsel(profile, command: ["sh", "-c", "echo so far; sleep 60"]), nil)
    }
    let kind = try #require(kind.server)
    let server = try FaultServer([
      [.head(200, Played.type(kind), []), .send(Played.words("so far\\n", kind)), .hold]
    ])
    return (try Played.counsel(kind, port: server.port), server)
  }

  @Test("it streams text, ends once with what it returns, and says nothing behind that", arguments: kinds)
  func answers(kind: CounselProfile.Kind) async throws {
    let (counsel, server) = try good(kind)
    let asked = await Asked(counsel)
    #expect(asked.stop == .complete)
    #expect(!asked.text.isEmpty)
    #expect(asked.events.last == .ended(.complete))
    #expect(asked.events.count { if case .ended = $0 { true } else { false } } == 1)
    if kind != .builtIn { #expect(asked.text == "I am\nready\n") }
    #expect(counsel.profile.kind == kind)
    withExtendedLifetime(server) {}
  }

  @Test("asked for a strict reply it answers, and says so where it can't be held to it", arguments: kinds)
  func strict(kind: CounselProfile.Kind) async throws {
    let (counsel, server) = try good(kind)
    var ask = Asked.question
    ask.chat.schema = Bytes("{\"type\":\"object\"}".utf8)
    let asked = await Asked(counsel, ask)
    #expect(asked.stop == .complete)
    #expect(asked.events.contains(.plain) == (server == nil))
  }

  @Test(
    "cancelled it ends at once, and what came is kept",
    arguments: kinds.filter { $0 != .builtIn })
  func cancelled(kind: CounselProfile.Kind) async throws {
    let (counsel, server) = try slow(kind)
    let asked = await Asked(counsel, cancelling: 400)
    #expect(asked.stop == .cancelled)
    #expect(asked.text == "so far\n")
    #expect(asked.seconds < 1, "it took \(asked.seconds) s")
    guard let server else { return }
    for _ in 0..<100 where !server.clientHasGone { try await Task.sleep(for: .milliseconds(10)) }
    #expect(server.clientHasGone)
  }

  @Test("cancelled before it was asked it says nothing", arguments: kinds)
  func cancelledBefore(kind: CounselProfile.Kind) async throws {
    let (counsel, server) = try good(kind)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await Asked.direct(counsel)
    }
    let asked = await task.value
    #expect(asked.stop == .cancelled)
    #expect(asked.text.isEmpty)
    withExtendedLifetime(server) {}
  }

  @Test("several are asked at the same time without mixing", arguments: kinds.filter { $0 != .builtIn })
  func together(kind: CounselProfile.Kind) async throws {
    let (counsel, server) = try good(kind)
    let texts = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { await Asked(counsel).text } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts == Array(repeating: "I am\nready\n", count: 8))
    withExtendedLifetime(server) {}
  }
}
