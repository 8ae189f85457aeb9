import Adapters
import Foundation
import Prose
import TestSupport
import Testing

/// `propose --counsel` and its kin against a server that answers as it likes.
@Suite struct ServerCounselTests {
  /// A draft `d` and a charter in force `c` of the same text, and a server as the counsel `model`.
  private func prepare(_ place: Place, _ server: FaultServer) throws {
    let sample = Sample()
    try place.write(sample.text, to: "d/charter.md")
    try sample.write(to: "c", in: place)
    try place.write(
      """
      name: ana
      key: "\(sample.ana.publicKey)"
      counsel:
        - {name: model, kind: openai-compatible, endpoint: "http://127.0.0.1:\(server.port)/v1", model: drafter, limits: {retries: 0}}

      """, to: "home/.config/assent/config.yaml")
  }

  private func propose(_ place: Place, _ charter: String) throws -> Outcome {
    try place.assent(
      "propose", charter, "--counsel", "model", "--provision", "evidence", "Nobody reads the log.")
  }

  private func docket(_ place: Place, _ charter: String) -> [String] {
    (try? place.docket(charter)) ?? []
  }

  @Test("a model's proposal lies on the docket under its name, with what was asked as the stance")
  func proposal() throws {
    try withPlace { place in
      let server = try FaultServer([Drafter.events(Drafter.edit())])
      try prepare(place, server)
      let made = try propose(place, "c")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.text.contains("say by when") && made.text.contains("The log is never read."))
      #expect(!(made.text + made.errors).contains(Drafter.secret))
      let statement = try place.text("c/docket/\(try #require(docket(place, "c").first))")
      #expect(statement.contains("proposer: \"model drafter-2\"") && statement.contains(Drafter.secret))
      let id = String(made.text.prefix(8))
      let reviews = "home/.local/state/assent/reviews"
      let kept = try FileManager.default.contentsOfDirectory(atPath: place.url(reviews).path)
      let stance = try place.text("\(reviews)/\(try #require(kept.first { $0.hasPrefix(id) }))")
      #expect(stance == "### ana\n\nstance: before\n> Nobody reads the log.\n")

      let brief = try #require(server.requests.first)
      #expect(
        brief.contains("The provision in focus is evidence.") && brief.contains("Nobody reads the log."))
    }
  }

  @Test("in a draft the talk shows as it comes, and the change once it is on the docket")
  func draft() throws {
    try withPlace { place in
      let server = try FaultServer([Drafter.events(Drafter.edit())])
      try prepare(place, server)
      let made = try propose(place, "d")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.text.hasPrefix("The log is never read.") && made.text.contains(Drafter.secret))
      #expect(!made.text.contains("<edit-"))
    }
  }

  @Test("what is refused is asked for again with the reason, and what is mended is proposed")
  func mended() throws {
    try withPlace { place in
      let wrong = Drafter.events(Drafter.edit("evidense"))
      let server = try FaultServer([wrong, wrong, Drafter.events(Drafter.edit())])
      try prepare(place, server)
      let made = try propose(place, "c")
      #expect(made.status == 0 && server.requests.count == 3, "\(made.errors)")
      let mended = server.requests.map { $0.contains("There is no provision [evidense]") }
      #expect(mended == [false, true, true])
      #expect(server.requests[1].contains("The nearest id is [evidence]"))
      #expect(docket(place, "c").count == 1 && !(made.text + made.errors).contains(Drafter.secret))
      // The statement names the model as its server does, and says how it was asked, without the address.
      let statement = try place.text("c/docket/\(try #require(docket(place, "c").first))")
      let asked = "as model; kind openai-compatible; model drafter; form strict; tries 3"
      #expect(statement.contains("proposer: \"model drafter-2\"\nasked: \"\(asked)\"\n"), "\(statement)")
      #expect(!statement.contains("127.0.0.1"))
      let waiting = try #require(try place.json("docket", "c", "--json") as? [String: Any])
      let rows = try #require(waiting["open"] as? [[String: Any]])
      #expect(rows.map { $0["asked"] as? String } == [asked])
    }
  }

  @Test("after three tries the person has the answer as it came: a draft's at once, else in a file")
  func handedOver() throws {
    try withPlace { place in
      let server = try FaultServer([Drafter.events(Drafter.edit("evidense"))])
      try prepare(place, server)
      let draft = try propose(place, "d")
      #expect(draft.status == 1 && server.requests.count == 3)
      #expect(
        draft.errors.contains("edit 1 is refused: There is no provision [evidense]."), "\(draft.errors)")
      #expect(draft.text.contains("op=\"replace\" provision=\"evidense\""), "\(draft.text)")

      let inForce = try propose(place, "c")
      #expect(inForce.status == 1 && docket(place, "c").isEmpty && docket(place, "d").isEmpty)
      #expect(!(inForce.text + inForce.errors).contains(Drafter.secret))
      let file = try #require(inForce.errors.firstMatch(of: #/kept in (/.*\.md)/#)).output.1
      #expect(try String(contentsOfFile: String(file), encoding: .utf8).contains(Drafter.secret))
    }
  }

  @Test("an answer that can't be sent back for mending is handed over as it came")
  func unmended() throws {
    try withPlace { place in
      let server = try FaultServer([
        Drafter.events(Drafter.edit("evidense")),
        [.head(401, "application/json", []), .send("{\"error\":{\"message\":\"who?\"}}")],
      ])
      try prepare(place, server)
      let draft = try propose(place, "d")
      #expect(draft.status == 69 && server.requests.count == 2 && docket(place, "d").isEmpty)
      #expect(draft.text.contains("op=\"replace\" provision=\"evidense\""), "\(draft.text)")
    }
  }

  @Test("what was objected at the desk is in the brief of every command")
  func openObjections() throws {
    try withPlace { place in
      let server = try FaultServer([Drafter.events("none found")])
      try prepare(place, server)
      let text = Bytes(try place.text("d/charter.md").utf8)
      let words = Bytes("\(Digest(of: text).hex)\n13\nWho is awake?".utf8)
      let home = place.url("home").path
      let drafts = TypedDrafts(places: Places { $0 == "HOME" ? home : nil }, disk: Disk())
      let folder = place.url("d").resolvingSymlinksInPath().path
      try drafts.keep(TypedDrafts.Draft(owner: folder, field: "objections", words: words))
      for command in [
        "propose d --provision evidence 'Nobody reads the log.'", "sound d 'Wake two.'", "critique d",
        "cd d; assent sound . 'Wake two.'",
      ] {
        _ = try place.shell("\(command.hasPrefix("cd") ? "" : "assent ")\(command) --counsel model")
        #expect(server.requests.last?.contains("Who is awake?") == true, "\(command)")
      }
      #expect(server.requests.count == 4)
    }
  }

  /// An answer that is no whole one, and what is said of it.
  struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: [FaultServer.Act]
    let words: String
  }

  static let endings: [Ending] = [
    Ending(
      testDescription: "one that breaks off", script: Drafter.events(Drafter.edit(), end: nil),
      words: "incomplete: the reply broke off"),
    Ending(
      testDescription: "one that is too long", script: Drafter.events(Drafter.edit(), end: "length"),
      words: "incomplete: the reply reached its longest length"),
    Ending(
      testDescription: "one that is withheld", script: Drafter.events(Drafter.edit(), end: "content_filter"),
      words: "the model would not answer"),
    Ending(
      testDescription: "a refusal",
      script: [
        .head(200, "text/event-stream", []),
        .send("data: {\"choices\":[{\"delta\":{\"refusal\":\"I may not.\"}}]}\n\n"),
        .send("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"),
      ], words: "the model would not answer"),
    Ending(
      testDescription: "an error behind a good status",
      script: Drafter.events(Drafter.edit(), end: nil) + [
        .send("data: {\"error\":{\"message\":\"on fire\"}}\n\n")
      ], words: "the server broke off: on fire"),
    Ending(
      testDescription: "no answer",
      script: [.head(401, "application/json", []), .send("{\"error\":{\"message\":\"who?\"}}")],
      words: "the server does not accept the key (401): who?"),
  ]

  @Test("an answer that is not whole becomes no proposal, and nothing of it is shown", arguments: endings)
  func incomplete(ending: Ending) throws {
    try withPlace { place in
      let server = try FaultServer([ending.script])
      try prepare(place, server)
      for charter in ["c", "d"] {
        let made = try propose(place, charter)
        #expect(made.status == 69 && made.errors.contains("nothing was proposed"), "\(made.errors)")
        #expect(made.errors.contains(ending.words), "\(made.errors)")
        #expect(docket(place, charter).isEmpty)
        #expect(!(made.text + made.errors).contains(Drafter.secret))
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test("an answer of talk alone proposes nothing, and is not asked again")
  func talkOnly() throws {
    try withPlace { place in
      let server = try FaultServer([Drafter.events("I would leave it as it is.\n")])
      try prepare(place, server)
      let made = try propose(place, "c")
      #expect(made.status == 1 && made.errors.contains("it proposes no change"), "\(made.errors)")
      #expect(server.requests.count == 1 && docket(place, "c").isEmpty)
    }
  }
}
