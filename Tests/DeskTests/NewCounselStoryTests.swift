import Cells
import Counsel
import Prose
import Testing
import Wire

@testable import Desk

@Suite("Adding a counsel, and coming back to a desk")
struct NewCounselStoryTests {
  private func desk(
    typed: [TypedPlace: Bytes] = [:], _ change: (inout App) -> Void = { _ in }
  ) throws -> Play {
    var app = App(path: Sample.path, identity: Sample.ana, typed: typed)
    change(&app)
    var play = Play(app, Size(columns: 120, rows: 40))
    play.tell(.opened(try Sample.charter()))
    return play
  }

  private func ollama() throws -> ModelServer {
    let endpoint = try #require(Endpoint("http://127.0.0.1:11434"))
    return ModelServer(program: "Ollama", kind: .ollama, endpoint: endpoint, models: ["qwen3:8b", "phi"])
  }

  /// Asks for another counsel, with these servers on the machine.
  private func add(_ play: inout Play, _ servers: [ModelServer] = []) {
    play.press(":")
    play.type("who is asked")
    play.press("Enter", "G", "Enter")
    #expect(play.effects.contains(.findServers(isWanted: true)))
    play.tell(.servers(servers, isWanted: true))
  }

  private func answer(_ play: inout Play, _ text: String) {
    for _ in play.field?.text ?? "" { play.press("Backspace") }
    play.type(text)
    play.press("Enter")
  }

  @Test("a server that answers is added by picking it, its model and a name")
  func found() throws {
    var play = try desk()
    add(&play, [try ollama()])
    #expect(play.words.contains("Ollama on this machine, at http://127.0.0.1:11434, 2 models"))
    play.press("Enter", "j", "Enter")
    #expect(play.field?.text == "ollama")
    play.press("Enter")
    var new = NewCounsel(.ollama, endpoint: "http://127.0.0.1:11434")
    (new.model, new.name) = ("phi", "ollama")
    #expect(play.effects.contains(.addCounsel(new)))
    let profile = CounselProfile(name: "ollama", kind: .ollama, model: "phi")
    play.tell(.counsels([.builtIn, profile], added: "ollama"))
    #expect(play.notice.contains("Questions go to counsel ollama (phi)."))
    play.press("c")
    #expect(play.effects.contains { if case .ask(_, "ollama", _) = $0 { true } else { false } })
  }

  @Test("another server is asked about question by question, and a key is not taken")
  func byHand() throws {
    var play = try desk()
    add(&play)
    play.press("Enter")
    answer(&play, "api.openai.com")
    #expect(play.notice.contains("An address begins with http"))
    answer(&play, "https://api.openai.com/v1")
    answer(&play, "gpt-5")
    answer(&play, "sk-0123456789")
    #expect(play.notice.contains("A key itself is never written down."))
    answer(&play, "OPENAI_API_KEY")
    #expect(play.field?.text == "gpt-5")
    play.press("Enter")
    var new = NewCounsel(.openAICompatible, endpoint: "https://api.openai.com/v1")
    (new.model, new.variable, new.name) = ("gpt-5", "OPENAI_API_KEY", "gpt-5")
    #expect(play.effects.contains(.addCounsel(new)))
  }

  @Test("a command is split at blanks and called as it is called")
  func command() throws {
    var play = try desk()
    add(&play)
    play.press("G", "Enter")
    answer(&play, "/usr/bin/llm -m gpt-5-mini")
    #expect(play.field?.text == "llm")
    play.press("Enter")
    var new = NewCounsel(.command)
    (new.command, new.name) = (["/usr/bin/llm", "-m", "gpt-5-mini"], "llm")
    #expect(play.effects.contains(.addCounsel(new)))
  }

  @Test("without counsel in the settings, what answers on this machine is said once, and opens nothing")
  func offered() throws {
    var play = try desk { $0.world.looksForServers = true }
    #expect(play.effects.contains(.findServers(isWanted: false)))
    play.tell(.servers([try ollama()], isWanted: false))
    #expect(play.notice.contains("Ollama answers on this machine."))
    #expect(!play.app.isCovered)
    #expect(!(try desk()).effects.contains(.findServers(isWanted: false)))
    var alone = try desk { $0.world.looksForServers = true }
    alone.tell(.servers([], isWanted: false))
    #expect(alone.notice.isEmpty)
    // It comes in between nothing: not while something is under way, and not in a review.
    for key in ["R", "r", "h"] {
      var busy = try desk { $0.world.looksForServers = true }
      busy.press(key)
      let (frame, work) = (busy.frame, busy.app.world.work)
      busy.tell(.servers([try ollama()], isWanted: false))
      #expect(busy.frame == frame && busy.app.world.work == work)
    }
  }

  @Test("an answer is made heard where the settings want it, and not before it is whole")
  func announced() throws {
    for isWanted in [true, false] {
      var play = try desk {
        $0.world.counsels = [CounselProfile(name: "gpt", kind: .ollama, model: "m"), .builtIn]
        $0.world.announces = isWanted
      }
      play.press("c")
      play.tell(.counsel(exchange: 1, [.text(Bytes("Nothing is weak.".utf8))]))
      #expect(!play.effects.contains { $0.isAnnouncement })
      play.tell(.counsel(exchange: 1, [.ended(.complete)]))
      #expect(play.effects.contains(.announce("counsel gpt has answered")) == isWanted)
    }
  }

  @Test("a desk comes back where its text stood, and a desk that is left keeps what counsel said so far")
  func place() throws {
    var play = try desk {
      $0.world.counsels = [CounselProfile(name: "gpt", kind: .ollama, model: "m"), .builtIn]
    }
    play.press("]", "]", "j")
    let top = play.desk?.top
    play.press("c")
    play.tell(.counsel(exchange: 1, [.text(Bytes("It began.".utf8))]))
    play.press("Esc")
    #expect(play.effects.contains(.stopAsking))
    var kept: [TypedPlace: Bytes] = [:]
    for case .keepTyped(let place, let words) in play.heard { kept[place] = words }
    let again = try desk(typed: kept)
    #expect(again.desk?.top == top && top?.line != 0)
    #expect(again.words.contains("It began.") && again.words.contains("incomplete: stopped"))
  }

  @Test(
    "a place that is not there any more changes nothing",
    arguments: [
      "", "text", "text 0 0 nowhere", "text 900 0 refusals", "text -1 0 refusals", "x y z refusals",
    ])
  func noPlace(place: String) throws {
    let top = try desk().desk?.top
    let play = try desk(typed: [.place(Sample.path): Bytes(place.utf8)])
    #expect(play.desk?.top == top)
  }
}

extension Effect {
  fileprivate var isAnnouncement: Bool { if case .announce = self { true } else { false } }
}
