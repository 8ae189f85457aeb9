import Cells
import Counsel
import Critic
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// The program read out line after line.
@Suite struct LinearStoryTests {
  struct Reading {
    var play: Play
    private var view = LinearView()

    init(_ play: Play) { self.play = play }

    /// What is new since the last call.
    mutating func read() -> String { String(decoding: view.takeWords(of: play.app), as: UTF8.self) }

    mutating func say(_ line: String) -> String {
      play.say(line, &view)
      return read()
    }
  }

  @Test("every scene is read out with its choices, in lines that steer nothing", arguments: Sight.allCases)
  func scenes(scene: Sight) throws {
    var reading = Reading(try scene.play(Size(columns: 80, rows: 24)))
    let words = reading.read()
    #expect(words.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    let lines = words.split(separator: "\n")
    #expect(lines.count > 1)
    if scene == .attestation {
      #expect(words.contains("One moment: read first."))
      reading.play.wait(1500)
      #expect(reading.read().contains("ratify "))
    } else {
      #expect(lines.contains { $0.hasPrefix("1 ") || $0.hasPrefix(":1 ") }, "\(words)")
    }
    // What was read once is not read again.
    #expect(reading.read().isEmpty)
  }

  @Test("a drill says which lines there are, and at once whether the answer was right and why")
  func drill() throws {
    var reading = Reading(try Play.inDrill())
    #expect(reading.read().contains("A drill: "))
    for item in try Sample.drill().items {
      let question = reading.say("")
      #expect(question.contains("Which line holds the flaw?") && question.contains(item.name))
      let choices = question.split(separator: "\n")
      #expect(choices.contains { $0.contains("flawed: ") } && choices.contains { $0.hasSuffix(" clean") })
      let answer = reading.say("clean")
      if let flaw = item.flaw {
        #expect(answer.contains("There was a flaw.") && answer.contains(flaw.title))
      } else {
        #expect(answer.contains("Right, it is clean."))
      }
    }
    #expect(reading.say("").contains("flaws found"))
    let first = try Sample.drill().items
    #expect(reading.play.answers.map(\.place) == Array(1...first.count))
    #expect(reading.say("").contains("Type a number"))
    #expect(reading.play.app.scene is DeskScene, "a drill ends at the desk")
  }

  @Test("the docket says of a proposal what the screen says, and who proposed it can take it back")
  func docket() throws {
    let (others, own) = (
      try Sample.card(lacks: [.votes(found: 0, needed: 2)]), try Sample.card(by: .human(Sample.bytes("ana")))
    )
    let waiting = Card(
      statement: others.statement, result: others.result, lacks: others.lacks, mayBeRead: false,
      votes: [Card.Vote(name: "ben", isDissent: true)], waitsFor: ["ana"])
    var reading = Reading(try Play.atDesk(Sample.charter([waiting, own])))
    _ = reading.read()
    let docket = reading.say("docket")
    for fact in ["ratified by 0 of 2", "dissented: ben", "waits for: ana"] {
      #expect(docket.contains(fact), "\(docket)")
    }
    #expect(!docket.contains("take back \(others.id)"))
    let question = reading.say("take back")
    #expect(question.contains("Why do you take it back?"), "\(question)")
    _ = reading.say("It was settled by word of mouth.")
    #expect(
      reading.play.effects.contains(
        .decline(
          path: Sample.path, own.statement, why: Sample.bytes("It was settled by word of mouth."), .withdrawn)
      ))
  }

  @Test("a line that is pointed at is called flawed there, and told apart from another")
  func pointing() throws {
    let items = try Sample.drill().items
    let index = try #require(items.firstIndex { $0.flaw != nil })
    var reading = Reading(try Play.inDrill())
    _ = reading.read()
    for _ in 0..<index {
      _ = reading.say("")
      _ = reading.say("clean")
    }
    _ = reading.say("")
    let rows = try #require(reading.play.drill?.fullRows)
    let flawed = try #require(items[index].flaw?.rows.first)
    let place = try #require(rows.firstIndex(of: flawed))
    #expect(reading.say("\(place + 1)").contains("Found."))
  }

  @Test("the report is read out whole, with no bar that only eyes can read")
  func report() throws {
    var reading = Reading(try Play.atDesk(Sample.charter()))
    _ = reading.read()
    _ = reading.say("report")
    reading.play.tell(.report(path: Sample.path, try Sample.report()))
    let words = reading.read()
    #expect(words.contains("14 amendments") && words.contains("faster than reading"))
    #expect(!words.contains { "▁▂▃▄▅▆▇█".contains($0) }, "\(words)")
    #expect(reading.say("back").contains("Type a number"))
  }

  @Test("a panel is read seat after seat, each answer once and whole")
  func panel() throws {
    var reading = Reading(try Sight.panel.play(Size(columns: 120, rows: 40)))
    let words = reading.read()
    var rest = words[...]
    for part in ["ada", "Two see what", "bob, governed", "At night there", "set of rules", "They differ"] {
      guard let place = rest.firstRange(of: part) else {
        Issue.record("“\(part)” does not come in its turn: \(words)")
        return
      }
      rest = rest[place.upperBound...]
    }
    #expect(!words.contains("│"))
    #expect(reading.say("back").contains("Type a number"))
  }

  @Test("a case is decided by its choices, and the verdicts are read out")
  func cases() throws {
    var reading = Reading(try Sight.cases.play(Size(columns: 80, rows: 24)))
    let words = reading.read()
    for part in ["second-night", "In force:", "Proposed:", "m/opus", "not in the text"] {
      #expect(words.contains(part), "\(part)")
    }
    #expect(reading.say("otherwise").contains("stays as it is"))
  }

  @Test("the parts of a change are kept and dropped by their numbers, and the choice says which stay")
  func parts() throws {
    var reading = Reading(try Sight.parts.play(Size(columns: 80, rows: 24)))
    let words = reading.read()
    let choices = words.split(separator: "\n").filter { $0.first?.isNumber ?? false }
    #expect(choices.contains { $0.contains("keep") } && choices.contains { $0.contains("drop") }, "\(words)")
    let changed = reading.say("1")
    #expect(changed != words && !changed.isEmpty)
    _ = reading.say("back")
    #expect(!reading.play.app.isCovered)
    #expect(reading.play.app.reviewAtHand?.review.undecided.isEmpty == false)
  }
}
