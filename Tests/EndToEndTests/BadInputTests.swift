import Foundation
import Prose
import Testing

/// Something that a command is given and can't use.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let status: Int32
  /// Where the message has to say that it is: the start of the message, behind `assent: `.
  let place: String
  let arguments: [String]
  let make: @Sendable (Place) throws -> Void

  init(
    _ name: String, _ status: Int32, at place: String, _ arguments: String...,
    make: @escaping @Sendable (Place) throws -> Void = { _ in }
  ) {
    (self.name, self.status, self.place, self.arguments, self.make) = (name, status, place, arguments, make)
  }

  var testDescription: String { name }

  static let front =
    "---\ntitle: \"T\"\nkind: constitution\nformat: 1\ngoal: \"G\"\nratifiers:\n"
    + "ratification:\n  threshold: 1\n  cooling-off: 0h\n---\n"

  static let all: [BadInput] = [
    BadInput("no folder", 66, at: "missing: ", "status", "missing"),
    BadInput("a folder that is no charter", 66, at: "empty: ", "verify", "empty") { place in
      try FileManager.default.createDirectory(at: place.url("empty"), withIntermediateDirectories: true)
    },
    BadInput("a file in place of a folder", 66, at: "file: ", "log", "file") {
      try $0.write("x", to: "file")
    },
    BadInput("a text without a front matter", 65, at: "c/charter.md:1: ", "status", "c") {
      try $0.write("# Title\n", to: "c/charter.md")
    },
    BadInput("a front matter that is not closed", 65, at: "c/charter.md:1: ", "status", "c") {
      try $0.write("---\ntitle: \"T\"\n", to: "c/charter.md")
    },
    BadInput("YAML that does not parse", 65, at: "c/charter.md:3: ", "status", "c") {
      try $0.write("---\ntitle: \"T\"\nkind: [\n---\n", to: "c/charter.md")
    },
    BadInput("YAML with an anchor", 65, at: "c/charter.md:2: ", "status", "c") {
      try $0.write("---\ntitle: &a \"T\"\n---\n", to: "c/charter.md")
    },
    BadInput("a key that no charter has", 65, at: "c/charter.md:10: ", "status", "c") {
      try $0.write(BadInput.front.replacing("0h\n---", with: "0h\nthreshhold: 2\n---"), to: "c/charter.md")
    },
    BadInput("a threshold that is none", 65, at: "c/charter.md:8: ", "lint", "c") {
      try $0.write(BadInput.front.replacing("threshold: 1", with: "threshold: 3/2"), to: "c/charter.md")
    },
    BadInput("an id that stands twice", 65, at: "c/charter.md:13: ", "status", "c") {
      try $0.write(BadInput.front + "# A {#a}\n\n# B {#a}\n", to: "c/charter.md")
    },
    BadInput("invalid UTF-8", 65, at: "c/charter.md:11 (byte 117): ", "status", "c") {
      try $0.write(Bytes(BadInput.front.utf8) + [0x61, 0xFF, 0x0A], to: "c/charter.md")
    },
    BadInput("a zero byte", 65, at: "c/charter.md:11 (byte 116): ", "status", "c") {
      try $0.write(Bytes(BadInput.front.utf8) + [0, 0x0A], to: "c/charter.md")
    },
    BadInput("CRLF", 65, at: "c/charter.md:1 (byte 3): ", "status", "c") {
      try $0.write(BadInput.front.replacing("\n", with: "\r\n"), to: "c/charter.md")
    },
    BadInput("a byte order mark", 65, at: "c/charter.md:1 (byte 0): ", "status", "c") {
      try $0.write([0xEF, 0xBB, 0xBF] + Bytes(BadInput.front.utf8), to: "c/charter.md")
    },
    BadInput("no line feed at the end", 65, at: "c/charter.md:11 (byte 117): ", "status", "c") {
      try $0.write(BadInput.front + "a", to: "c/charter.md")
    },
    BadInput(
      "a docket file that does not parse", 65, at: "c/docket/00000000-x.md:1 (byte 0): ", "docket", "c"
    ) {
      try $0.write(BadInput.front, to: "c/charter.md")
      try $0.write("x\n", to: "c/docket/00000000-x.md")
    },
    BadInput("an amendment that is not there", 66, at: "c: ", "show", "c", "99") {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput("a proposal that is not there", 66, at: "c: ", "docket", "c", "00") {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput("a text to import that is not there", 66, at: "missing.md: ", "import", "missing.md"),
    BadInput("a folder to import", 66, at: "d: ", "import", "d") {
      try FileManager.default.createDirectory(at: $0.url("d"), withIntermediateDirectories: true)
    },
    BadInput(
      "invalid UTF-8 to import, behind a mark and CRLF", 65, at: "a.md:3 (byte 11): ", "import", "a.md"
    ) {
      try $0.write([0xEF, 0xBB, 0xBF] + Bytes("ab\r\n\r\n".utf8) + [0x61, 0x62, 0xC3, 0x28], to: "a.md")
    },
    BadInput("a binary to import", 65, at: "a.md:1 (byte 4): ", "import", "a.md") {
      try $0.write(Bytes("\u{7F}ELF".utf8) + [0, 1], to: "a.md")
    },
    BadInput("a text beyond 50 MB to import", 65, at: "big.md: ", "import", "big.md") { place in
      try place.write("", to: "big.md")
      try FileHandle(forWritingTo: place.url("big.md")).truncate(atOffset: 50 << 20 + 1)
    },
    BadInput("a charter beyond what is read", 65, at: "c/charter.md: ", "status", "c") { place in
      try place.write("", to: "c/charter.md")
      try FileHandle(forWritingTo: place.url("c/charter.md")).truncate(atOffset: 100 << 20)
    },
    BadInput("foreign keys to import", 65, at: "a.md:3: ", "import", "a.md") {
      try $0.write("---\ntitle: \"T\"\nlayout: post\n---\n# T\n", to: "a.md")
    },
    BadInput("an id that stands twice in a text to import", 65, at: "a.md:3: ", "import", "a.md") {
      try $0.write("# A {#a}\n\n# B {#a}\n", to: "a.md")
    },
    BadInput("a name that exists", 74, at: "t: ", "new", "T") { try $0.write("x", to: "t/file") },
    BadInput(
      "an edited copy that is no charter", 65, at: "new.md:1: ", "propose", "c", "--from", "new.md", "Bad."
    ) {
      try $0.copyGolden("one-ratifier", to: "c")
      try $0.write("# Title\n", to: "new.md")
    },
    BadInput(
      "a copy that changes nothing", 65, at: "c/charter.md: ", "propose", "c", "--from", "c/charter.md",
      "Bad."
    ) {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput("amendment 0", 66, at: "c: expected an amendment from 1 to 12, found 0", "show", "c", "0") {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput("an amendment of a draft", 66, at: "c: expected an amendment, found a draft", "show", "c", "1") {
      try $0.write(BadInput.front + "# A\n", to: "c/charter.md")
    },
    BadInput("a provision that the text does not have", 66, at: "c: ", "blame", "c", "--provision", "nowhere")
    {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput(
      "an amendment that a draft does not have", 66, at: "c: ", "export", "c", "--format", "history-svg"
    ) {
      try $0.write(BadInput.front + "# A\n", to: "c/charter.md")
    },
    BadInput(
      "a folder to write to that is not there", 74, at: "no/out: expected to write", "export", "c", "-o",
      "no/out"
    ) {
      try $0.write(BadInput.front + "# A\n", to: "c/charter.md")
    },
    BadInput(
      "amendments in reverse", 64, at: "Expected --to at or after --from", "replay", "c", "--from", "3",
      "--to", "2"),
    BadInput("a theme that is none", 65, at: "t.yaml:1: ", "themes", "check", "t.yaml") {
      try $0.write("base00: \"nothing\"\n", to: "t.yaml")
    },
    BadInput("settings with an unknown key", 65, at: "home/.config/assent/config.yaml:1: ", "keys") {
      try $0.write("colour: red\n", to: "home/.config/assent/config.yaml")
    },
    BadInput("the screen without a terminal", 77, at: "the screen needs a terminal", "c") {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput(
      "the editor without a terminal", 77, at: "--edit needs a terminal", "propose", "c", "--edit", "Bad."
    ) {
      try $0.copyGolden("one-ratifier", to: "c")
    },
    BadInput(
      "an option that there is not", 64, at: "Unknown option '--frobnicate'", "verify", "c", "--frobnicate"),
    BadInput("a missing argument", 64, at: "Missing expected argument", "log"),
    BadInput(
      "a date that is none", 64, at: "The value '2026-02-30' is invalid", "text", "c", "--at", "2026-02-30"),
  ]
}

@Suite struct BadInputTests {
  @Test(
    "bad input ends in one message with its place, a period and a status, and changes nothing",
    arguments: BadInput.all)
  func message(input: BadInput) throws {
    try withPlace { place in
      try input.make(place)
      let before = try place.files(".")
      let outcome = try place.run(Place.programs.appending(path: "assent").path, input.arguments)
      #expect(outcome.status == input.status && !outcome.isKilled, "\(outcome.errors)")
      #expect(outcome.output.isEmpty, "\(outcome.text)")
      let message = outcome.errors.replacing("\(place.folder.path)/", with: "")
      #expect(message.hasPrefix("assent: \(input.place)"), "\(message)")
      #expect(message.hasSuffix(".\n"), "\(message)")
      #expect(try place.files(".") == before)
    }
  }

  @Test("what a file says reaches the terminal with nothing hidden in it")
  func hidden() throws {
    try withPlace { place in
      let evil = "\u{1B}[31mred\u{1B}]0;title\u{07}"
      try place.write(BadInput.front.replacing("kind:", with: "\(evil): 1\nkind:"), to: "c/charter.md")
      try place.write(BadInput.front + "# A\u{202E}b \u{1B}[2J\n", to: "\(evil)/charter.md")
      for arguments in [
        ["status", "c"], ["status", evil], ["log", evil], ["lint", evil], ["library", "."],
      ] {
        let outcome = try place.run(Place.programs.appending(path: "assent").path, arguments)
        let printed = outcome.output + Bytes(outcome.errors.utf8)
        #expect(!printed.contains(0x1B) && !printed.contains(0x07), "\(arguments)")
        #expect(!printed.isEmpty)
      }
      #expect(try place.assent("status", evil).text.contains("a\u{27E8}U+202E\u{27E9}b") == false)
    }
  }

  @Test("where ssh-keygen is missing, doctor says so")
  func noKeygen() throws {
    try withPlace { place in
      let outcome = try place.assent("doctor", variables: ["PATH": place.url("home").path])
      #expect(outcome.status == 69)
      #expect(outcome.text.contains("ssh-keygen    none"))
    }
  }

  @Test(
    "a folder that can't be read or written ends in a message, and nothing is half done",
    .enabled(if: geteuid() == 0))
  func permissions() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      try place.write(BadInput.front, to: "closed/charter.md")
      #expect(
        try place.shell("chown -R 65534 home c; chmod 755 .; chmod 700 closed; chmod -R a-w c").status == 0)
      func asNobody(_ line: String) throws -> Outcome {
        try place.shell("setpriv --reuid=65534 --clear-groups \(line)")
      }
      guard try asNobody("true").status == 0 else { return }
      let before = try place.files("c")
      let closed = try asNobody("assent status closed")
      #expect(closed.status == 66 || closed.status == 74, "\(closed.errors)")
      #expect(closed.errors.hasPrefix("assent: closed"), "\(closed.errors)")
      try place.write(
        try place.text("c/charter.md").replacing("Sample charter\"", with: "Other charter\""), to: "new.md")
      let propose = try asNobody("assent propose c --from new.md 'The title is wrong.'")
      #expect(propose.status == 74, "\(propose.errors)")
      #expect(propose.errors.hasPrefix("assent: c/docket: expected to make it"), "\(propose.errors)")
      let new = try asNobody("assent new T --in closed")
      #expect(new.status == 74, "\(new.errors)")
      #expect(try place.files("c") == before)
      #expect(try asNobody("assent verify c").status == 0)
    }
  }

  @Test("a full disk ends in a message, and nothing is half done", .enabled(if: geteuid() == 0))
  func fullDisk() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      try place.write(
        try place.text("c/charter.md").replacing("Sample charter\"", with: "Other charter\""), to: "new.md")
      // A mount of its own, in a namespace of its own; where that is not allowed there is nothing to test.
      let outcome = try place.shell(
        """
        unshare -m sh -c 'mkdir m && mount -t tmpfs -o size=128k none m || exit 99
        cp -R c m/c; head -c 200000 /dev/zero >m/fill 2>/dev/null
        assent propose m/c --from new.md "The title is wrong."; status=$?
        find m/c -type f | sort | tail -n 1; ls m/c/docket; exit $status'
        """)
      if outcome.status == 99 || outcome.errors.contains("unshare") { return }
      #expect(outcome.status == 74, "\(outcome.errors)")
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
      #expect(!outcome.text.contains(".tmp"), "\(outcome.text)")
      let export = try place.shell("assent export c >/dev/full")
      #expect(export.status == 74)
      #expect(export.errors.hasPrefix("assent: standard output: "))
    }
  }

  @Test("a reader that goes away ends a command quietly, and an interrupt ends it")
  func ending() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let quiet = try place.shell("{ assent replay c --text; echo $? >status; } | head -n 1")
      #expect(quiet.errors.isEmpty && quiet.text.hasPrefix("== Amendment 1"))
      let closed = try place.shell("assent log c >&-")
      #expect(closed.status == 74)
      #expect(closed.errors.hasPrefix("assent: standard output: "))
      let interrupted = try place.shell(
        "sleep 2 | timeout --preserve-status --signal INT 0.5 env --default-signal=INT assent import -; echo $?"
      )
      #expect(interrupted.text == "130\n", "\(interrupted)")
    }
  }
}
