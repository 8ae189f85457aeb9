import Foundation
import Testing

/// A way to have an amendment ratified that is not a person who types.
struct Attack: Sendable, CustomTestStringConvertible {
  let name: String
  /// The line of shell in which the program runs.
  var line = "assent review watch"
  /// Goes on from the step of the reason, whose words are already there.
  let perform: @Sendable (AttestationCase) async throws -> Void

  var testDescription: String { name }

  init(
    _ name: String, line: String = "assent review watch",
    _ perform: @escaping @Sendable (AttestationCase) async throws -> Void
  ) {
    (self.name, self.line, self.perform) = (name, line, perform)
  }
}

/// A run of the program that stands at the reason of a review, one key before the attestation.
struct AttestationCase: Sendable {
  let pty: Pty
  let place: Place
  let phrase: String
  let isLinear: Bool

  /// Every case uses a processor while it draws; so many at once leave time for keys to be read apart.
  private static let limit = Limit(6)

  static func run(
    _ line: String, isLinear: Bool = false, _ body: @Sendable (AttestationCase) async throws -> Void
  ) async throws {
    let prepared = try await Prepared.shared.value
    await limit.enter()
    do {
      let place = try prepared.copy()
      defer { place.remove() }
      let pty = try Pty(
        line, in: place, rows: isLinear ? 60 : 24, variables: isLinear ? ["TERM": "dumb"] : [:])
      // What is done is taken up at the attestation; a case begins a step before it.
      try await pty.wait(for: "Read what comes into force")
      try await pty.pause(100)
      pty.send("\u{1B}")
      try await pty.wait(for: "Say why, in five words")
      try await pty.pause(100)
      try await body(
        AttestationCase(pty: pty, place: place, phrase: prepared.phrase, isLinear: isLinear))
    } catch {
      await limit.leave()
      throw error
    }
    await limit.leave()
  }

  /// Goes on to the attestation and waits until it listens.
  func attend() async throws {
    pty.send("\r")
    try await listen()
  }

  func listen() async throws { try await pty.wait(for: "Type this, then", "Type this word, then") }

  /// Opens `$EDITOR` on what is typed, and comes back.
  func edit() async throws {
    pty.send(isLinear ? ":1\r" : "\u{7}")
    try await pty.pause(400)
  }

  /// Clears what an attack may have left: a question, and keys in the field.
  func settle() async throws {
    if isLinear, pty.screen.contains("Quit?") {
      pty.send("1\r")
      try await pty.pause(200)
    }
    pty.send("\r")
    try await pty.pause(1200)
    try await listen()
  }

  /// Types as a person does, and waits for what comes of it.
  func ratify(millisecondsPerKey: Int = 120) async throws {
    try await pty.type(phrase + "\r", millisecondsPerKey: millisecondsPerKey)
    try await pty.wait(for: "Amendment 2 is in force")
  }

  var records: Int { get throws { try place.records(of: "watch").count } }

  /// What lies on the docket, signed or not.
  var docket: String {
    get throws {
      try place.files("watch/docket").values.map { String(decoding: $0, as: UTF8.self) }.joined()
    }
  }
}

/// So many at a time, the others wait in line.
actor Limit {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func enter() async {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
