import Adapters
import Foundation
import Ledger
import PlainYAML
import Prose
import Testing

struct SettingsTests {
  private let scratch: Scratch
  private let file: SettingsFile

  init() throws {
    scratch = try Scratch()
    file = SettingsFile(places: scratch.places, disk: Disk())
  }

  private func write(_ text: String) throws {
    try Disk().makeFolder("\(scratch.path)/.config/assent")
    try Disk().replace(file.path, utf8(text))
  }

  private func fault() -> Settings.Fault? {
    do throws(Settings.Fault) {
      _ = try file.read()
      return nil
    } catch { return error }
  }

  /// The defaults with a change.
  private static func with(_ change: (inout Settings) -> Void) -> Settings {
    var settings = Settings()
    change(&settings)
    return settings
  }

  static let readings: [(String, Settings)] = [
    ("", Settings()), ("# nothing but a comment\n", Settings()), ("---\n", Settings()),
    ("name: ana\n", with { $0.name = "ana" }), ("name: 'ana'\n", with { $0.name = "ana" }),
    ("---\ntheme: \"paper\"\n", with { $0.theme = "paper" }),
    (
      "linear: true\nmouse: on\nreduced-motion: yes\n",
      with { ($0.isLinear, $0.usesMouse, $0.hasReducedMotion) = (true, true, true) }
    ),
    ("linear: false\nmouse: off\nreduced-motion: no\n", Settings()), ("keys:\n", Settings()),
    (
      "keys:\n  propose: P\n  quit: [q, \"C-c\"]\n  review:\n    - r\n",
      with {
        $0.keys = [
          Settings.Rebinding(action: "propose", keys: ["P"]),
          Settings.Rebinding(action: "quit", keys: ["q", "C-c"]),
          Settings.Rebinding(action: "review", keys: ["r"]),
        ]
      }
    ),
    ("{theme: paper, linear: true}\n", with { ($0.theme, $0.isLinear) = ("paper", true) }),
  ]

  @Test("Settings are read as they are written, the rest by default", arguments: readings)
  func read(text: String, expected: Settings) throws {
    try write(text)
    #expect(try file.read() == expected)
  }

  @Test("Without a file there are the defaults")
  func absent() throws { #expect(try file.read() == Settings()) }

  static let refusals: [(String, key: String, line: Int)] = [
    ("linear: maybe\n", "linear", 1), ("theme: a\nmouse: 1\n", "mouse", 2), ("name:\n", "name", 1),
    ("name:\n  - ana\n", "name", 1), ("key: {a: b}\n", "key", 1), ("keys: propose\n", "keys", 1),
    ("keys:\n  quit:\n    - [q]\n", "quit", 2), ("keys:\n  quit:\n", "quit", 2),
    ("just words\n", "settings", 1),
    ("- a\n- list\n", "settings", 1),
  ]

  @Test("A value of another form is named with its line", arguments: refusals)
  func refused(text: String, key: String, line: Int) throws {
    try write(text)
    guard case .value(file.path, key, _, line) = fault() else {
      Issue.record("\(String(describing: fault()))")
      return
    }
  }

  @Test("A key that there is none of is named with its line")
  func unknown() throws {
    try write("theme: paper\n\nthreshold: 1\n")
    #expect(fault() == .unknown(path: file.path, key: "threshold", line: 3))
  }

  @Test("What is no text or no YAML is refused with its place")
  func malformed() throws {
    try Disk().makeFolder("\(scratch.path)/.config/assent")
    try Disk().replace(file.path, [0x61, 0xFF, 0x0A])
    #expect(fault() == .text(path: file.path, .invalidUTF8(offset: 1)))
    try write("theme: paper\ntheme: ink\n")
    guard case .yaml(file.path, let found) = fault() else {
      Issue.record("read")
      return
    }
    #expect(found.problem == .duplicateKey(utf8("theme")))
    #expect(found.line == 2)
    #expect(
      throws: Settings.Fault.disk(DiskFault(.open, file.path, .system(EACCES)))
    ) {
      try SettingsFile(places: scratch.places, disk: Disk { $0 == .open ? EACCES : 0 }).read()
    }
  }

  static let before = [
    "", "# mine\ntheme: paper\n", "---\ntheme: paper\n", "theme: paper",
    "name: old\ntheme: paper\nkey: \"old\"\nmouse: on\n",
    "keys:\n  name: n\n  quit: q\n",
  ]

  @Test("Name and key are written, and every other line stays", arguments: before)
  func writing(before: String) throws {
    if !before.isEmpty { try write(before.hasSuffix("\n") ? before : before + "\n") }
    let old = try file.read()
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics"
    for _ in 0..<2 { try file.write(name: "ana", key: key) }
    let new = try file.read()
    #expect(new.name == "ana" && new.key == key)
    #expect(new.theme == old.theme && new.keys == old.keys && new.usesMouse == old.usesMouse)
    let lines = before.split(separator: "\n").filter { !$0.hasPrefix("name:") && !$0.hasPrefix("key:") }
    let written = String(decoding: try Disk().read(file.path), as: UTF8.self).split(separator: "\n")
    #expect(Array(written.prefix(lines.count)) == lines)
    #expect(written.count == lines.count + 2)
  }

  @Test(
    "A file that could not be read afterwards is left as it is",
    arguments: [
      "{theme: paper}\n", "unknown: 1\n", "linear: maybe\n",
    ])
  func unreadable(before: String) throws {
    try write(before)
    #expect(throws: Settings.Fault.self) { try file.write(name: "ana", key: "ssh-ed25519 AAAA") }
    #expect(try Disk().read(file.path) == utf8(before))
  }
}

struct PlacesTests {
  private func places(_ variables: [String: String]) -> Places { Places { variables[$0] } }

  @Test("Places follow the XDG variables, or lie under the home")
  func xdg() {
    let plain = places(["HOME": "/people/ana"])
    #expect(plain.settingsFile == "/people/ana/.config/assent/config.yaml")
    #expect(plain.state == "/people/ana/.local/state/assent")
    #expect(plain.charters == "/people/ana/.local/share/assent/charters")
    #expect(plain.keys == "/people/ana/.local/share/assent/keys")
    #expect(plain.themes == "/people/ana/.config/assent/themes")
    let moved = places([
      "HOME": "/people/ana", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "/d",
    ])
    #expect([moved.config, moved.state, moved.data] == ["/c/assent", "/s/assent", "/d/assent"])
  }

  @Test("A relative or empty place is none", arguments: ["", "relative", "./here"])
  func relative(value: String) {
    let variables = [
      "HOME": "/people/ana", "XDG_CONFIG_HOME": value, "XDG_STATE_HOME": value, "XDG_DATA_HOME": value,
    ]
    #expect(places(variables) == places(["HOME": "/people/ana"]))
  }

  @Test("Without a home it is the root", arguments: [nil, ""] as [String?])
  func noHome(home: String?) {
    let places = Places { $0 == "HOME" ? home : nil }
    #expect(places.home == "/")
    #expect(places.config == "/.config/assent")
  }
}

struct ReviewDraftsTests {
  private let scratch: Scratch
  private let drafts: ReviewDrafts
  private let digest = Digest(of: utf8("a statement"))

  init() throws {
    scratch = try Scratch()
    drafts = ReviewDrafts(places: scratch.places, disk: Disk())
  }

  @Test("A draft is there again until it is removed, and only under its statement")
  func roundTrip() throws {
    #expect(drafts.read(digest) == nil)
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.before, words: utf8("One human.")).entry])
    try drafts.write(draft, for: digest)
    #expect(drafts.read(digest) == draft)
    #expect(drafts.read(Digest(of: utf8("another"))) == nil)
    try drafts.remove(digest)
    try drafts.remove(digest)
    #expect(drafts.read(digest) == nil)
  }

  @Test("A draft cut short within a line is none, not a fault")
  func damaged() throws {
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.before, words: utf8("One human.")).entry])
    try drafts.write(draft, for: digest)
    let file = try #require(scratch.files.keys.first)
    for count in draft.bytes.indices where count == 0 || draft.bytes[count - 1] != .lineFeed {
      try Disk().replace("\(scratch.path)/\(file)", Bytes(draft.bytes.prefix(count)))
      #expect(drafts.read(digest) == nil)
    }
  }

  @Test("What was seen, and what is one's own, is remembered by its hash")
  func marks() throws {
    #expect(!drafts.wasSeen(digest) && !drafts.isOwn(digest))
    try drafts.rememberSeen(digest)
    #expect(drafts.wasSeen(digest) && !drafts.isOwn(digest))
    try drafts.rememberOwn(digest)
    #expect(drafts.isOwn(digest))
    #expect(!drafts.wasSeen(Digest(of: utf8("another"))))
    try drafts.remove(digest)
    #expect(drafts.wasSeen(digest))
  }
}

struct KeyRingTests {
  private let scratch: Scratch
  private let ring: KeyRing
  private let body = String(repeating: "A", count: 68)

  init() throws {
    scratch = try Scratch()
    ring = KeyRing(disk: Disk(), places: scratch.places)
    try Disk().makeFolder("\(scratch.path)/.ssh")
    try Disk().makeFolder(scratch.places.keys)
  }

  private func write(_ name: String, _ text: String) throws {
    try Disk().create("\(scratch.path)/.ssh/\(name)", utf8(text))
  }

  @Test("A key is read with its kind, its comment and where its private half lies")
  func read() throws {
    try write("id_one.pub", "ssh-ed25519 \(body) ana at home\n")
    try write("id_one", "private\n")
    try write("id_two.pub", "sk-ssh-ed25519@openssh.com \(body)\n")
    try Disk().create("\(scratch.places.keys)/own.pub", utf8("ssh-ed25519 \(body)\n"))
    let keys = ring.keys()
    #expect(
      keys.map(\.path) == [
        "\(scratch.places.keys)/own.pub", "\(scratch.path)/.ssh/id_one", "\(scratch.path)/.ssh/id_two.pub",
      ])
    #expect(keys.map(\.comment) == ["", "ana at home", ""])
    #expect(keys.map(\.type) == ["ssh-ed25519", "ssh-ed25519", "sk-ssh-ed25519@openssh.com"])
    #expect(ring.key(matching: "ssh-ed25519 \(body)")?.path == "\(scratch.places.keys)/own.pub")
    #expect(ring.key(matching: "ssh-ed25519 \(body)A") == nil)
  }

  @Test(
    "What is no key of a known kind is passed over",
    arguments: [
      "", "\n", "ssh-ed25519\n", "ssh-ed25519 short\n",
      "ssh-dss AAAAB3NzaC1kc3MAAACBAJ4v5o7yX1nQ0o8Y6iX0h3H4k5l6m7n8\n",
      "ssh-ed25519-cert-v01@openssh.com AAAAB3NzaC1kc3MAAACBAJ4v5o7yX1nQ0o8Y6iX0h3H4k5l6m7n8\n",
      "no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics\n",
      "ssh-ed25519 AAAA$(id)AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    ])
  func passedOver(text: String) throws {
    try write("id.pub", text)
    #expect(ring.keys().isEmpty)
  }
}

struct LibraryTests {
  @Test("Charters are found in their folders, a broken one with its fault")
  func charters() async throws {
    let scratch = try Scratch()
    _ = try await Golden.copy("one-ratifier", records: 3, to: "\(scratch.path)/b")
    let text = try Disk().read("\(Golden.path)/one-ratifier/charter.md")
    _ = try CharterFolder.create(at: "\(scratch.path)/a", text: text, disk: Disk())
    try Disk().makeFolder("\(scratch.path)/c/history")
    try Disk().create("\(scratch.path)/c/charter.md", utf8("no charter\n"))
    try Disk().makeFolder("\(scratch.path)/d")
    let library = Library(disk: Disk())
    let found = await library.charters(in: [scratch.path, scratch.path, "\(scratch.path)/b", "/nowhere"])
    #expect(found.map(\.path) == ["a", "b", "c"].map { "\(scratch.path)/\($0)" })
    #expect(found.map(\.amendments) == [0, 3, 0])
    #expect(found.map { $0.last == nil } == [true, false, true])
    #expect(found.map(\.title) == ["Sample charter", "Sample charter", "c"])
    #expect(found.map { $0.fault == nil } == [true, true, false])
  }
}
