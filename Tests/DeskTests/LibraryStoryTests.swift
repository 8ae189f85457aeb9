import Cells
import Charter
import Ratification
import Testing

@testable import Desk

@Suite struct LibraryStoryTests {
  private func library(_ identity: Identity? = nil, rows: [LibraryRow] = Sample.library) -> Play {
    var play = Play(App(path: nil, identity: identity))
    play.tell(.library(rows))
    return play
  }

  @Test("a charter that can't be read says why, and is not opened")
  func broken() {
    var play = library()
    play.press("G")
    #expect(play.press("Enter").isEmpty && play.notice.contains("differs from its name"))
  }

  @Test("the empty library says what to do")
  func empty() {
    var play = library(rows: [])
    #expect(play.words.contains("No charters here yet. Press c to create one, or i to import"))
    #expect(play.press("Enter", "j", "k", "g", "G").isEmpty)
  }

  @Test("a charter is opened once, however often Enter is pressed")
  func twice() {
    var play = library()
    #expect(play.press("Enter") == [.open(path: "constitutions/co-improvement")])
    #expect(play.press("Enter").isEmpty && play.notice.contains("One moment: opening"))
    play.tell(.failed("history/0003 does not parse."))
    #expect(play.press("Enter") == [.open(path: "constitutions/co-improvement")])
  }

  @Test("a charter is created from a title and a kind")
  func create() {
    var play = library()
    play.press("c", "Enter")
    #expect(!play.app.isCovered)
    play.press("c")
    play.type("Night desk")
    play.press("Enter")
    #expect(play.words.contains("What is “Night desk”?"))
    #expect(play.press("2", "Enter") == [.create(name: "Night desk", kind: .procedure)])
  }

  @Test("a Markdown file is imported by its path, which may be pasted")
  func importing() {
    var play = library()
    play.press("i")
    play.receive(.paste(Sample.bytes("rules/triage.md\n")))
    #expect(play.press("Enter") == [.importText(path: "rules/triage.md")])
  }

  @Test("a search goes to the next title that holds the words, round and round")
  func search() {
    var play = library()
    play.press("/")
    play.type("CHARTER")
    play.press("Enter")
    #expect(play.frame.contains("> Charter of co-improvement"))
    play.press("/")
    play.type("o")
    play.press("Enter", "n")
    #expect(play.frame.contains("> A constitution with a title"))
    play.press("/", "Enter", "N")
    #expect(play.frame.contains("> A constitution with a title"))
    play.press("N")
    #expect(play.frame.contains("> Oversight of the night desk"))
    play.press("/")
    play.type("zebra")
    play.press("Enter")
    #expect(play.notice == "“zebra” is not here.")
  }

  @Test("Esc on the first screen ends nothing; q does; Ctrl-C asks")
  func ending() {
    var play = library()
    play.press("Esc")
    #expect(!play.app.isFinished && play.notice.contains("q ends the program"))
    play.press("Ctrl-C", "Enter")
    #expect(!play.app.isFinished)
    play.press("Ctrl-C", "j", "Enter")
    #expect(play.app.isFinished)
    play = library()
    play.press("q")
    #expect(play.app.isFinished)
  }

  @Test("q and Esc lead from a desk to the library, which is read again")
  func backFromDesk() throws {
    for key in ["q", "Esc"] {
      var play = try Play.atDesk(Sample.charter())
      #expect(play.press(key) == [.loadLibrary])
    }
  }
}

@Suite struct IdentityStoryTests {
  @Test("first use asks for a name, then a key, and then does what it was asked for")
  func firstUse() throws {
    var play = try Play.atDesk(Sample.draft(), identity: nil)
    #expect(play.press("A").isEmpty && play.words.contains("Your name as a ratifier"))
    play.type("ana")
    #expect(play.press("Enter") == [.findKeys])
    play.tell(.keys([KeyChoice(label: "~/.ssh/id_ed25519  ssh-ed25519", key: Sample.key)]))
    #expect(play.words.contains("Which key signs for ana?"))
    #expect(play.press("Enter") == [.settle(Sample.ana)])
    #expect(play.tell(.identity(Sample.ana)) == [.beginAdoption(path: Sample.path)])
  }

  @Test(
    "a name that is none is refused, and can be mended",
    arguments: ["", "Ana", "-ana", "ana b", "añа", "a/b"])
  func wrongName(name: String) throws {
    var play = try Play.atDesk(Sample.charter(), identity: nil)
    play.press("w")
    play.type(name)
    #expect(play.press("Enter").isEmpty && play.notice.contains("a–z, 0–9 and hyphens"))
    #expect(play.field?.text == name)
    play.clear()
    play.type("ana-2")
    #expect(play.press("Enter") == [.findKeys])
  }

  @Test(
    "a new key is made, with a passphrase that is typed twice or without", arguments: ["", "correct horse"])
  func newKey(passphrase: String) throws {
    var play = try Play.atDesk(Sample.charter(), identity: nil)
    play.press("w")
    play.type("ana")
    play.press("Enter")
    play.tell(.keys([]))
    play.press("Enter")
    play.type(passphrase)
    if !passphrase.isEmpty {
      #expect(play.press("Enter").isEmpty && play.words.contains("The same passphrase once more"))
      play.type("correct house")
      #expect(play.press("Enter").isEmpty && play.notice.contains("The two passphrases differ."))
      #expect(play.field?.isEmpty == true)
      play.type(passphrase)
      play.press("Enter")
      play.type(passphrase)
      #expect(!play.frame.contains("correct"))
    }
    let bytes = passphrase.isEmpty ? nil : Sample.bytes(passphrase)
    #expect(play.press("Enter") == [.makeKey(name: "ana", passphrase: bytes)])
    play.tell(.identity(Sample.ana))
    #expect(play.notice.contains("You are ana"))
  }

  @Test("whoever leaves the question for a name is not taken further by a later one")
  func left() throws {
    for stage in 0...2 {
      var play = try Play.atDesk(Sample.draft(), identity: nil)
      play.press("A")
      play.type("ana")
      if stage > 0 {
        play.press("Enter")
        play.tell(.keys([]))
      }
      if stage > 1 { play.press("Enter") }
      play.press("Esc")
      #expect(play.tell(.identity(Sample.ana)).isEmpty)
    }
  }

  @Test("a key that can't be made leaves the program as it was, and it can be tried again")
  func failed() throws {
    var play = try Play.atDesk(Sample.draft(), identity: nil)
    play.press("A")
    play.type("ana")
    play.press("Enter")
    play.tell(.failed("ssh-keygen is not there. Install openssh-client."))
    #expect(play.app.world.work == nil && !play.app.isCovered)
    play.press("A")
    play.type("ana")
    #expect(play.press("Enter") == [.findKeys])
  }
}
