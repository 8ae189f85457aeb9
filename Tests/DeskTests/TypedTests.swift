import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct TypedTests {
  private let composer = TypedPlace(owner: Sample.path, field: "composer")

  @Test("what is typed is kept a second after the first key, and at most once a second")
  func debounced() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("i")
    play.type("Who answers", every: 50)
    #expect(play.heard.typed.isEmpty)
    play.wait(1000)
    #expect(play.heard.typed == [composer: "Who answers"])
    play.type(String(repeating: "x", count: 100), every: 100)
    let kept = play.heard.filter { if case .keepTyped = $0 { true } else { false } }.count
    #expect((9...12).contains(kept), "\(kept) times in ten seconds")
  }

  @Test("nothing is kept where nothing was typed")
  func idle() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("i", "Esc", "j", "k")
    play.wait(5000)
    #expect(play.heard.typed.isEmpty && play.app.wakesAt == nil)
  }

  @Test("where the text stands is kept once it has rested for two seconds, and not with every key")
  func place() throws {
    let place = TypedPlace(owner: Sample.path, field: "place")
    var play = try Play.atDesk(Sample.charter())
    for _ in 0..<10 {
      play.press("j")
      play.wait(300)
    }
    #expect(play.heard.typed.isEmpty)
    play.wait(2000)
    let kept = try #require(play.heard.typed[place])
    #expect(play.heard.count { if case .keepTyped = $0 { true } else { false } } == 1)
    #expect(play.app.wakesAt == nil)
    // What comes up in front of the text is closed, and the text stands as before.
    var again = Play(App(path: Sample.path, identity: nil, typed: [place: Sample.bytes(kept)]))
    again.tell(.opened(try Sample.charter()))
    #expect(again.desk?.top == play.desk?.top)
    again.press("g")
    again.wait(2500)
    #expect(again.heard.typed[place] != nil && again.heard.typed[place] != kept)
  }

  @Test("a field that is left is kept at once, and one that is sent is forgotten")
  func leftAndSent() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("i")
    play.type("Why a day?")
    play.press("Esc", "p")
    #expect(play.heard.typed == [composer: "Why a day?"])
    play.press("Esc", "i", "Enter")
    play.wait(1100)
    #expect(play.heard.typed[composer] == "")
  }

  @Test("the composer is as it was, after a crash and after another charter")
  func composerComesBack() throws {
    var play = Play(
      App(path: Sample.path, identity: nil, typed: [composer: Sample.bytes("Why a day?")]))
    play.tell(.opened(try Sample.charter()))
    #expect(play.frame.contains("> Why a day?"))
    play.press("i")
    play.type(" And who")
    play.press("Esc", "q")
    play.tell(.library(Sample.library))
    play.press("Enter")
    play.tell(.opened(try Sample.charter()))
    #expect(play.frame.contains("> Why a day? And who"))
  }

  @Test("a question that was left with Esc is as it was when it is asked again")
  func question() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("p")
    play.type("Silence counts as")
    play.press("Esc", "j", "k", "p")
    #expect(play.field?.text == "Silence counts as")
  }

  @Test("what is wrong is kept until the proposal lies on the docket")
  func proposed() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("]", "]", "p")
    play.type("Silence must never count as a yes.")
    play.press("Enter")
    let place = TypedPlace(owner: Sample.path, field: "problem escalation")
    #expect(play.heard.typed[place] == "Silence must never count as a yes.")
    play.tell(.failed("The disk is full."))
    play.press("p")
    #expect(play.field?.text == "Silence must never count as a yes.")
    play.press("Enter")
    play.tell(.proposed(path: Sample.path, id: "0a1b2c3d"))
    #expect(play.heard.typed[place] == "")
  }

  @Test("a text that was edited is not lost: left, refused by the disk, or before there is a name")
  func editedText() throws {
    let mine = try Sample.document(Sample.betterBody).bytes
    var play = try Play.atDesk(Sample.charter(), identity: nil)
    play.press("e")
    play.tell(.edited(.text(path: Sample.path), mine))
    #expect(play.notice.contains("needs your name"))
    #expect(play.press("e") == [.edit(.text(path: Sample.path), mine)])

    play = try Play.atDesk(Sample.charter())
    play.press("e")
    play.tell(.edited(.text(path: Sample.path), mine))
    play.type("Answers bind us")
    play.press("Esc")
    #expect(play.press("e") == [.edit(.text(path: Sample.path), mine)])
    play.tell(.edited(.text(path: Sample.path), mine + Sample.bytes("\n## More {#more}\nMore.\n")))
    #expect(play.field?.text == "Answers bind us")
    play.press("Enter")
    play.tell(.failed("The disk is full."))
    #expect(play.press("e").first != .edit(.text(path: Sample.path), try Sample.document().bytes))
    play.tell(.edited(.text(path: Sample.path), try Sample.document().bytes))
    #expect(play.notice == "Nothing changed.")
    #expect(play.press("e") == [.edit(.text(path: Sample.path), try Sample.document().bytes)])
  }

  @Test("a draft that could not be written is there in the editor again, and gone once it is written")
  func unwrittenDraft() throws {
    let mine = try Sample.document(Sample.betterBody).bytes
    var play = try Play.atDesk(Sample.draft())
    play.press("e")
    play.tell(.edited(.text(path: Sample.path), mine))
    play.tell(.failed("charter.md:3: the kind is missing."))
    #expect(play.press("e") == [.edit(.text(path: Sample.path), mine)])
    play.tell(.edited(.text(path: Sample.path), mine))
    play.tell(.redrafted(try Sample.draft(body: Sample.betterBody), "The draft is saved."))
    // What stood before stays, for counsel's objections to what is new.
    #expect(play.heard.typed.allSatisfy { $0.value.isEmpty || $0.key == .before(Sample.path) })
  }

  @Test(
    "a field that comes with words in it says what clears it, until it is empty, and no other does",
    arguments: FrameTests.sizes)
  func prefilled(size: Size) throws {
    let composer = [TypedPlace.composer(Sample.path): Sample.bytes("who rules at night?\nand when?")]
    var play = Play(App(path: Sample.path, identity: Sample.ana, typed: composer), size)
    play.tell(.opened(try Sample.charter()))
    play.press("p")
    play.type("Silence is")
    #expect(!play.frame.contains("Ctrl-U"))
    play.press("Esc", "x")
    #expect(play.frame.contains("Ctrl-U clear") && play.frame.contains("Esc back"))
    play.press("Ctrl-U")
    #expect(play.field?.isEmpty ?? false)
    play.type("night.md")
    #expect(!play.frame.contains("Ctrl-U"))
    play.press("Esc", "i")
    #expect(play.frame.contains("Ctrl-U clear"))
    play.press("Ctrl-U", "Ctrl-U", "Ctrl-U")
    #expect(!play.frame.contains("Ctrl-U") && !play.frame.contains("who rules"))
  }

  @Test("the words about a proposal go when it leaves the docket, and only those")
  func settled() throws {
    let cards = [try Sample.card(), try Sample.card(Sample.twoChanges, title: "Name substitutes")]
    var play = try Play.atDesk(Sample.charter(cards))
    for (index, card) in cards.enumerated() {
      play.press("r")
      if index == 1 { play.press("j") }
      play.press("Enter")
      play.tell(.reviewReady(try Sample.material(card, base: try Sample.document())))
      play.press("Enter")
      play.type("I would want \(index)")
      play.press("Esc", "Esc")
    }
    let places = cards.map { TypedPlace(owner: $0.statement.digest.hex, field: "stance") }
    #expect(play.heard.typed == [places[0]: "I would want 0", places[1]: "I would want 1"])
    play.tell(.refreshed(try Sample.charter([cards[1]])))
    #expect(play.heard.typed == [places[0]: "", places[1]: "I would want 1"])
  }

  @Test("whatever ends the program, the last keys and the review at hand are kept")
  func end() throws {
    var play = try Play.inReview()
    play.press("Enter")
    play.type("Half a stance")
    let statement = try #require(play.app.reviewAtHand?.review.statement.digest)
    let effects = play.end()
    #expect(effects.typed == [TypedPlace(owner: statement.hex, field: "stance"): "Half a stance"])
    #expect(effects.entries != nil)
  }

  @Test("neither a passphrase nor a phrase is ever kept")
  func secrets() throws {
    var play = try Play.inReview()
    try play.advance(to: .attestation)
    let before = play.heard.typed
    try play.attest()
    play.tell(.passphraseNeeded)
    play.type("correct horse")
    play.wait(3000)
    play.press("Esc")
    _ = play.end()
    #expect(play.heard.typed == before)
  }

  @Test("the composer's Up brings back what was said before, and Down what was being typed")
  func recall() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("i")
    for words in ["first words", "second words"] {
      play.type(words)
      play.press("Enter")
    }
    play.type("third")
    play.press("Up")
    #expect(play.frame.contains("> second words"))
    play.press("Up", "Up")
    #expect(play.frame.contains("> first words"))
    play.press("Down", "Down")
    #expect(play.frame.contains("> third"))
    play.press("Down")
    #expect(play.frame.contains("> third"))
  }
}
