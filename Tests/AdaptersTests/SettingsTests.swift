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
    "The theme is written in its place, and every other line stays", arguments: before,
    ["paper", #"a "b" \c: #1"#])
  func theme(before: String, name: String) throws {
    if !before.isEmpty { try write(before.hasSuffix("\n") ? before : before + "\n") }
    var wanted = try file.read()
    wanted.theme = name
    for _ in 0..<2 { try file.write(theme: name) }
    #expect(try file.read() == wanted)
    let lines = before.split(separator: "\n").filter { !$0.hasPrefix("theme:") }
    let written = String(decoding: try Disk().read(file.path), as: UTF8.self).split(separator: "\n")
    #expect(Array(written.dropLast()) == lines)
  }

  @Test(
    "A file that could not be read afterwards is left as it is",
    arguments: [
      "{theme: paper}\n", "unknown: 1\n", "linear: maybe\n",
    ])
  func unreadable(before: String) throws {
    try write(before)
    #expect(throws: Settings.Fault.self) { try file.write(name: "ana", key: "ssh-ed25519 AAAA") }
    #expect(throws: Settings.Fault.self) { try file.write(theme: "paper") }
    #expect(try Disk().read(file.path) == utf8(before))
  }
}
