import Foundation
import FoundationXML
import Prose
import Testing

/// The commands that look back: points in time, comparison, search, recordings, pictures, exports.
@Suite struct HistoryExportTests {
  @Test("a unified diff is taken by patch and by git apply, with and without a last line feed")
  func patches() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write(try place.assent("diff", "c", "2", "now").output, to: "d.patch")
      let (old, new) = (try place.assent("text", "c", "--at", "2").output, try place.read("c/charter.md"))
      for tool in ["patch -s -F 0 <../d.patch", "git init -q . && git apply ../d.patch"] {
        try place.write(old, to: "work/charter.md")
        #expect(try place.shell("cd work && \(tool)").status == 0, "\(tool)")
        #expect(try place.read("work/charter.md") == new)
      }
      let files = [
        ("a\nb\nc", "a\nx\nc\n"), ("a\nb\n", "a\nb"), ("a", "b"), ("a\n", "a\nb"),
        ("a\r\nb\r\n", "a\r\nc\r\n"), ("a\r\nb\r\n", "a\nb\n"), ("\u{FEFF}a\n", "a\n"),
      ]
      for (old, new) in files {
        for tool in ["patch -s -F 0", "git init -q . && git apply -"] {
          try place.write(old, to: "work/old.md")
          try place.write(new, to: "work/new.md")
          let run = try place.shell(
            "cd work && assent diff --files old.md new.md >p; \(tool) <p && cmp old.md new.md")
          #expect(
            run.status == 0,
            "\(tool): \(old.debugDescription) \(new.debugDescription) \(run.text)\(run.errors)")
        }
      }
    }
  }

  @Test("words, sides and provisions are compared, of charters and of any Markdown")
  func views() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let sides = try place.assent("diff", "c", "2", "3", "--side-by-side", "--columns", "80").text
      #expect(
        sides.contains("The reviewer sees the cost.            | The reviewer sees the cost of each."),
        "\(sides)")
      let parts = try place.assent("diff", "c", "1", "now", "--by-provision", "--words").text
      #expect(parts.hasPrefix("evidence (replaced)\n") && parts.contains("{+ of the day+}"), "\(parts)")
      #expect(
        try place.assent("diff", "c", "2026-01-15", "2026-02-15", "--stat").text
          == "+1 -1  evidence (replaced)\n")
      try place.write("# A\none\n\n# B\ntwo\n", to: "a.md")
      try place.write("# A\none\n\n# B\nthree\n", to: "b.md")
      #expect(try place.assent("diff", "--files", "a.md", "b.md", "--stat").text == "+1 -1  b (replaced)\n")
    }
  }

  @Test("search finds what was said, declined and proposed, of a proposal no more than title and problem")
  func search() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let edited = try place.text("c/charter.md").replacing("the result", with: "the zebra")
      try place.write(edited, to: "e.md")
      #expect(try place.assent("propose", "c", "--from", "e.md", "Nobody sees the quagga.").status == 0)
      #expect(try place.assent("search", "c", "QUAGGA").text.contains(", problem: Nobody sees the quagga."))
      #expect(try place.assent("search", "c", "zebra").status == 1)
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place.url("c/docket").path).first)
      let why = "## Declined\n\nby: ana\ndate: 2026-11-21T10:12:03Z\noutcome: declined\n> Too wild.\n"
      try place.write(try place.text("c/docket/\(name)") + why, to: "c/declined/\(name)")
      try FileManager.default.removeItem(at: place.url("c/docket/\(name)"))
      let declined = try place.assent("search", "c", "zebra").text
      #expect(
        declined.contains("declined \(name.prefix(8)), text: The reviewer sees the zebra."), "\(declined)")
      #expect(try place.assent("search", "c", "too wild").text.contains(", why: Too wild."))
      let changed = try place.assent("search", "c", "--changed", "the reviewer sees").text
      #expect(changed.hasPrefix("1 2026-01-02 came (+6 -0)"), "\(changed)")
      #expect(try place.assent("search", "c", "").status == 64)
    }
  }

  @Test("a recording is an asciicast v2: a header, then events in order of time")
  func cast() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      #expect(
        try place.assent("replay", "c", "--cast", "a.cast", "--size", "80x24", "--deliberation").status == 0)
      let lines = try place.text("a.cast").split(separator: "\n").map { Data($0.utf8) }
      let header = try #require(try JSONSerialization.jsonObject(with: lines[0]) as? [String: Any])
      // docs.asciinema.org/manual/asciicast/v2: these three are required, and integers.
      #expect(
        header["version"] as? Int == 2 && header["width"] as? Int == 80 && header["height"] as? Int == 24)
      var last = 0.0
      var marks: [String] = []
      for line in lines.dropFirst() {
        let event = try #require(try JSONSerialization.jsonObject(with: line) as? [Any])
        let time = try #require(event[0] as? Double)
        let kind = try #require(event[1] as? String)
        let data = try #require(event[2] as? String)
        #expect(event.count == 3 && time >= last && ["o", "i", "m", "r"].contains(kind) && !data.isEmpty)
        last = time
        if kind == "m" { marks.append(data) }
      }
      let film = try place.text("a.cast")
      #expect(film.contains("What was said") && film.contains("reason  ben"), "\(film)")
      #expect(marks.count == 4 && marks[1] == "Amendment 2: Say which log" && last > 5)
      #expect(
        try place.assent("replay", "c", "--cast", "-", "--from", "2", "--to", "2").text.hasPrefix(
          "{\"version\":2,"))
      #expect(try place.assent("replay", "c", "--cast", "-", "--size", "1x1").status == 64)
    }
  }

  @Test(
    "Markdown out and in again is the same Markdown",
    arguments: ["", "ids", "cases", "reasons,history,cases,ids"])
  func markdown(parts: String) throws {
    try withPlace { place in
      let charter = Place.root.appending(path: "constitutions/co-improvement").path
      let with = parts.isEmpty ? [] : ["--with", parts]
      let first = try place.run(Place.programs.appending(path: "assent").path, ["export", charter] + with)
      #expect(first.status == 0)
      try place.write(first.output, to: "a.md")
      #expect(try place.assent("import", "a.md", "--name", "Again", "--goal", "The same.").status == 0)
      let again = try place.run(
        Place.programs.appending(path: "assent").path,
        ["export", "again"] + (parts.contains("ids") ? ["--with", "ids"] : []))
      #expect(again.output == first.output)
    }
  }

  @Test("pictures, page, changelog and training forms are made of the whole history")
  func forms() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      func export(_ format: String) throws -> Bytes {
        let outcome = try place.assent("export", "c", "--format", format)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
      }
      let image = XMLParser(data: Data(try export("history-svg")))
      #expect(image.parse(), "\(String(describing: image.parserError))")
      #expect(String(decoding: try export("history-text"), as: UTF8.self).contains("  Evidence\n"))
      let page = String(decoding: try export("html"), as: UTF8.self)
      #expect(page.contains("Content-Security-Policy") && !page.contains("http://") && !page.contains("src="))
      #expect(page.contains("<summary>4 amendments</summary>"))
      let log = String(decoding: try export("changelog"), as: UTF8.self)
      #expect(log.hasPrefix("# Changes of Sample\n\n## 4. Say the hour (2026-04-02)\n"), "\(log)")
      let pairs = try #require(
        try JSONSerialization.jsonObject(with: Data(export("training-pairs"))) as? [String: Any])
      let all = try #require(pairs["constitutions"] as? [[String: String]])
      #expect(all.count == 3 && all.allSatisfy { Set($0.keys) == ["critic", "revision"] })
      let requests = try #require(
        try JSONSerialization.jsonObject(with: Data(export("training-requests"))) as? [String: [String: Any]])
      #expect(requests["evidence"]?["edit_request"] is String && requests["evidence"]?["prompt"] is [String])
    }
  }

  @Test("the page's steps make each amendment's text")
  func steps() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let page = try place.assent("export", "c", "--format", "html").text
      let start = try #require(page.range(of: "type=\"application/json\">"))
      let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
      let data = Data(page[start.upperBound..<end.lowerBound].utf8)
      let history = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let lines = try #require(history["lines"] as? [String])
      var text: [String] = []
      for (index, step) in try #require(history["steps"] as? [[[[Any]]]]).enumerated() {
        for edit in step.joined() {
          let (line, gone) = (try #require(edit[0] as? Int), try #require(edit[1] as? Int))
          text.replaceSubrange(line..<line + gone, with: try #require(edit[2] as? [Int]).map { lines[$0] })
        }
        let expected = try place.assent("text", "c", "--at", "\(index + 1)").text
        #expect(text.map { $0 + "\n" }.joined() == expected)
      }
      #expect(text.count > 20)
    }
  }

  @Test(
    "a history that breaks can be read, replayed and exported up to there",
    arguments: ["corrupt", "gap", "fork", "stray"])
  func broken(kind: String) throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let third = try #require(try place.records(of: "c").first { $0.hasPrefix("0003") })
      switch kind {
      case "corrupt":
        try place.write(try place.read("c/history/\(third)") + utf8("x"), to: "c/history/\(third)")
      case "gap": try FileManager.default.removeItem(at: place.url("c/history/\(third)"))
      case "fork":
        try place.write(try place.read("c/history/\(third)"), to: "c/history/0003-other.00000000.md")
      default: try place.write("x\n", to: "c/history/0003-x.md")
      }
      let last = kind == "stray" ? 4 : 2
      #expect(try place.assent("verify", "c").status == 65)
      #expect(try place.assent("text", "c", "--at", "2").text.contains("the whole log of the day"))
      #expect(try place.assent("blame", "c", "--at", "2").status == 0)
      #expect(try place.assent("diff", "c", "1", "2").status == 1)
      #expect(try place.assent("export", "c", "--at", "2", "--format", "html").status == 0)
      let replay = try place.assent("replay", "c", "--text", "--to", "2")
      #expect(replay.status == 0 && replay.text.contains("Amendment 2: Say which log"))
      let log = try place.assent("log", "c", "--oneline")
      #expect(
        log.status == 65 && log.text.contains("1 ") && log.text.contains("Adopt the charter"),
        "\(log.text)\(log.errors)")
      #expect(try place.assent("show", "c", "2").text.hasPrefix("Amendment 2: Say which log"))
      // What was in force is known up to the last date before the break, and never guessed.
      #expect(try place.assent("text", "c", "--at", "2026-01-15").text.contains("the whole log.\n"))
      #expect(try place.assent("text", "c", "--at", "2026-03-15").status == (kind == "stray" ? 0 : 65))
      let provision = try place.assent("log", "c", "--oneline", "--provision", "evidence")
      #expect(provision.status == 65 && provision.text.contains("2 "), "\(provision)")
      let film = try place.assent("replay", "c", "--cast", "-", "--size", "40x12")
      #expect(film.status == 65 && film.text.contains("Amendment 2: Say which log"), "\(film)")
      let found = try place.assent("search", "c", "because it holds")
      #expect(found.status == 65 && found.text.contains("amendment 1, reason of ana: "), "\(found)")
      #expect(try place.assent("text", "c", "--at", "\(last)").status == 0)
      if kind != "stray" { #expect(try place.assent("text", "c", "--at", "3").status == 65) }
    }
  }
}

private func utf8(_ text: String) -> Bytes { Bytes(text.utf8) }
