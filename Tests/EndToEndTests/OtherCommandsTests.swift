import Foundation
import Prose
import Testing

/// The commands that are about the program rather than a charter.
@Suite struct OtherCommandsTests {
  @Test("lint gives file, line and column, answers by its level, and finds what hides")
  func lint() throws {
    try withPlace { place in
      try place.write("# T\n\nThe system may stop as appropriate.\nA\u{200B}B and \u{202E}C.\n", to: "a.md")
      let lint = try place.assent("lint", "a.md")
      #expect(lint.status == 1)
      #expect(lint.text.contains("a.md:3:21: advice: “as appropriate”: "), "\(lint.text)")
      #expect(lint.text.contains("a.md:4:2: advice: U+200B"), "\(lint.text)")
      #expect(lint.text.contains("a.md:4:11: warning: U+202E"), "\(lint.text)")
      let rows = try #require(
        try place.json("lint", "a.md", "--json", "--level", "warning") as? [[String: Any]])
      #expect(rows.count == 1 && rows[0]["rule"] as? String == "hidden")
      try place.write("# T\n\nThe operator names one human.\n", to: "b.md")
      #expect(try place.assent("lint", "b.md", "--level", "warning").status == 0)
      #expect(
        try place.assent("lint", "-", input: try place.read("a.md")).text.hasPrefix("standard input:3:21"))
      #expect(try place.assent("lint", "--rules").text.contains("vague-standard (advice)"))
      #expect(try place.assent("lint").status == 64)
    }
  }

  @Test("lint finds rules that can't be met and blocks that don't parse")
  func lintGovernance() throws {
    try withPlace { place in
      let sample = Sample()
      let text = sample.text.replacing("threshold: 2/3", with: "threshold: 4")
        .replacing("provision: oversight", with: "provision: overwatch")
      try place.write(text + "\n~~~case\nid: x\nsituation: [\n~~~\n", to: "c/charter.md")
      let lint = try place.assent("lint", "c", "--level", "warning").text
      for words in ["4 of 3 ratifiers can never be reached", "explicit id overwatch", "in a case block"] {
        #expect(lint.contains(words), "\(lint)")
      }
    }
  }

  @Test("the library is listed where there is no terminal, one that can't be read with its reason")
  func library() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "constitutions/one")
      try place.write("# no charter\n", to: "constitutions/two/charter.md")
      let library = try place.assent()
      #expect(library.status == 0)
      #expect(
        library.text.contains(
          "constitutions/one: Sample charter (constitution, 12 amendments, last 2026-03-27)"),
        "\(library.text)")
      #expect(library.text.contains("constitutions/two: can't be read: expected `---`"), "\(library.text)")
      #expect(library.errors.contains("the screen needs a terminal"))
      let rows = try #require(try place.json("library", "constitutions", "--json") as? [[String: Any]])
      #expect(rows.count == 2 && rows[0]["amendments"] as? Int == 12)
      // What `assent new` makes in the working folder is found there.
      try place.copyGolden("one-ratifier", to: "mine")
      #expect(try place.assent().text.hasPrefix("mine: Sample charter"))
    }
  }

  @Test("lint names each case and gate that can't be read")
  func blocks() throws {
    try withPlace { place in
      let block = "~~~case\nid: torn\nsituation: Two rules collide.\n~~~\n"
      try place.write("# A\n\n\(block)\n\(block)\n~~~gate\ntrigger: [\n~~~\n", to: "a.md")
      let lint = try place.assent("lint", "a.md")
      for line in [3, 8] {
        #expect(lint.text.contains("a.md:\(line):1: warning: expected the key `ruling`"), "\(lint.text)")
      }
      #expect(lint.text.contains("in a gate block"), "\(lint.text)")
    }
  }

  @Test("verify as JSON says which file and which rule")
  func verifyJSON() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place, count: 3) { amendment, _ in amendment.votes.removeLast() }
      let rows = try #require(try place.json("verify", "c", "--json") as? [[String: Any]])
      #expect(rows[0]["good"] as? Bool == false)
      #expect((rows[0]["file"] as? String)?.hasPrefix("c/history/0003-") == true)
      #expect((rows[0]["rule"] as? String)?.contains("expected 2 ratifications") == true)
    }
  }

  @Test("themes are listed, measured and shown")
  func themes() throws {
    try withPlace { place in
      let scheme = try String(contentsOf: Place.root.appending(path: "themes/candle.yaml"), encoding: .utf8)
      try place.write(scheme, to: "home/.config/assent/themes/mine.yaml")
      #expect(try place.assent("themes").text.contains("  mine"))
      let check = try place.assent("themes", "check", "mine")
      #expect(check.status == 0 && check.text.contains("deuteranopia"), "\(check.text)")
      try place.write(scheme.replacing(/base05: .*/, with: "base05: \"#333333\""), to: "dim.yaml")
      let dim = try place.assent("themes", "check", "dim.yaml")
      #expect(dim.status == 1 && dim.text.contains("too little"), "\(dim.text)")
      #expect(try place.assent("themes", "preview", "mine").text.contains("‹added›"))
      #expect(try place.assent("themes", "preview", "nothing").status == 66)
    }
  }

  @Test("the manual page names every command and key, in ASCII and in requests that man(7) knows")
  func manual() throws {
    try withPlace { place in
      let page = try place.assent("manual").text
      #expect(page.utf8.allSatisfy { $0 < 0x80 })
      for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
        let request = line.prefix { $0 != " " }
        #expect([".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br"].contains(request), "\(line)")
      }
      let commands = try place.assent("--help").text.split(separator: "SUBCOMMANDS:")[1].split(
        separator: "\n"
      )
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      #expect(commands.count > 20)
      for command in commands where !["open", "help", "See"].contains(command) {
        #expect(page.contains(".SS \(command)"), "\(command)")
      }
      for line in try place.assent("keys").text.split(separator: "\n") where line.hasPrefix("  ") {
        let help = line.dropFirst(38).replacing("-", with: "\\-").filter(\.isASCII)
        #expect(page.contains(help), "\(line)")
      }
      #expect(page.contains(":mouse"))
    }
  }

  @Test("keys, counsel, doctor, completions, help and version print what they are for")
  func others() throws {
    try withPlace { place in
      #expect(try place.assent("keys").text.contains("next-provision"))
      #expect(try place.assent("keys", "--markdown").text.hasPrefix("| where | keys |"))
      let counsel = try place.assent("counsel")
      #expect(counsel.status == 0 && counsel.text.contains("not a language model"))
      #expect(try place.assent("doctor").text.contains("counsel       built-in"))
      for shell in ["bash", "zsh", "fish"] {
        #expect(try place.assent("completions", shell).text.contains("assent"))
      }
      #expect(try place.shell("bash -n <<'END'\n$(assent completions bash)\nEND").status == 0)
      #expect(try place.assent("--version").text.contains("."))
      let help = try place.assent("--help")
      for command in ["verify", "status", "log", "docket", "propose", "lint", "completions"] {
        #expect(help.text.contains("\n  \(command) "), "\(command)")
        #expect(try place.assent(command, "--help").status == 0)
      }
    }
  }

  @Test("no command ratifies, whatever it is told")
  func nothingRatifies() throws {
    try withPlace { place in
      let sample = Sample()
      try place.write(sample.text, to: "c/charter.md")
      for arguments in [["ratify", "c"], ["review", "c"], ["adopt", "c"], ["c", "--yes"], ["open", "c"]] {
        let outcome = try place.run(
          Place.programs.appending(path: "assent").path, arguments, input: Bytes("y\nyes\nratify\n".utf8))
        #expect(outcome.status >= 64, "\(arguments)")
      }
      #expect(!FileManager.default.fileExists(atPath: place.url("c/history").path))
    }
  }
}
