import Adapters
import Counsel
import Prose
import Testing

@Suite struct AddingCounselTests {
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

  private func text() throws -> String { String(decoding: try Disk().read(file.path), as: UTF8.self) }

  private static func new(_ kind: CounselProfile.Kind, _ parts: (NewCounsel.Part, String)...) -> NewCounsel {
    var new = NewCounsel(kind)
    for (part, text) in parts { _ = new.take(text, as: part) }
    return new
  }

  private let claude = new(
    .anthropic, (.model, "claude \"5\" \\x"), (.variable, "ANTHROPIC_API_KEY"), (.name, "claude"))

  private static let lines = """
    - name: "claude"
      kind: anthropic
      model: "claude \\"5\\" \\\\x"
      key-env: "ANTHROPIC_API_KEY"
    """

  private static func lines(indent: Int) -> String {
    lines.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  static let files: [(before: String, after: String)] = [
    ("", "counsel:\n" + lines(indent: 2)),
    ("theme: paper\n", "theme: paper\ncounsel:\n" + lines(indent: 2)),
    ("counsel:\ntheme: paper\n", "counsel:\n" + lines(indent: 2) + "theme: paper\n"),
    (
      "counsel:\n- name: a\n  kind: command\n  command: cat\n\n# about the theme\ntheme: paper\n",
      "counsel:\n- name: a\n  kind: command\n  command: cat\n" + lines(indent: 0)
        + "\n# about the theme\ntheme: paper\n"
    ),
    (
      "counsel:   # mine\n    - name: a\n      kind: command\n      command:\n        - cat\n",
      "counsel:   # mine\n    - name: a\n      kind: command\n      command:\n        - cat\n"
        + lines(indent: 4)
    ),
  ]

  @Test("a counsel is added behind the others, and every other line stays as it is", arguments: files)
  func adds(before: String, after: String) throws {
    try write(before)
    let count = try file.read().counsel.count
    try file.add(claude)
    #expect(try text() == after)
    let settings = try file.read()
    #expect(settings.counsel.count == count + 1)
    #expect(settings.counsel.last?.profile.model == "claude \"5\" \\x")
  }

  @Test("without settings there are some then")
  func first() throws {
    try file.add(AddingCounselTests.new(.command, (.command, "llm -m \"x\""), (.name, "llm")))
    #expect(try file.read().counsel.first?.way == .command(["llm", "-m", "\"x\""], passingOn: []))
  }

  @Test(
    "where it can't be added, nothing is written",
    arguments: [
      "counsel: [{name: a, kind: command, command: cat}]\n",
      "counsel:\n  - {name: claude, kind: ollama, model: m}\n",
      "counsel: []\n", "theme: [\n",
    ])
  func refused(before: String) throws {
    try write(before)
    #expect(throws: Settings.Fault.self) { try file.add(claude) }
    #expect(try text() == before)
  }

  @Test(
    "a key is taken for no variable's name, and what can be no address, model or name for none",
    arguments: [
      (NewCounsel.Part.variable, "sk-ant-0123"), (.variable, "AKIA 1"), (.variable, "abcdef0123"),
      (.variable, "0123456789ABCDEF"), (.endpoint, "api.openai.com"), (.endpoint, "https://u:p@x/"),
      (.model, ""), (.command, "  "), (.name, "built-in"), (.name, "a b"), (.name, ""),
    ])
  func parts(part: NewCounsel.Part, text: String) {
    var new = NewCounsel(.openAICompatible)
    let isTaken = new.take(text, as: part)
    #expect(!isTaken)
  }
}
