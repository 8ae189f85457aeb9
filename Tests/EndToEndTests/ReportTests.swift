import Foundation
import Prose
import Testing

/// `assent report` on histories that are good, young, and bad.
@Suite struct ReportTests {
  @Test("the report of a history has a plot, each person's figures, and what it can't show")
  func text() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let report = try place.assent("report", "c")
      #expect(report.status == 0, "\(report.errors)")
      for words in ["Decisions", "All together", "votes: ", "reasons: ", "What this can't show"] {
        #expect(report.text.contains(words), "\(report.text)")
      }
      #expect(report.text.split(separator: "\n").allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 } })
    }
  }

  @Test("as JSON the figures are numbers, for all and for each person")
  func json() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let report = try #require(try place.json("report", "c", "--json") as? [String: Any])
      let amendments = try #require(report["amendments"] as? [[String: Any]])
      #expect(amendments.count == (try place.records(of: "c")).count)
      #expect(amendments.map { $0["number"] as? Int } == (1...amendments.count).map { $0 })
      let ratifiers = try #require(report["ratifiers"] as? [[String: Any]])
      let all = try #require((report["all"] as? [String: Any])?["votes"] as? [String: Int])
      let each = ratifiers.compactMap {
        (($0["figures"] as? [String: Any])?["votes"] as? [String: Int])?["ratify"]
      }
      #expect(ratifiers.count > 1 && each.reduce(0, +) == all["ratify"])
    }
  }

  @Test("a draft has nothing to report, an empty folder is no charter, and a bad history has no report")
  func others() throws {
    try withPlace { place in
      #expect(try place.assent("new", "Young").status == 0)
      let draft = try place.assent("report", "young")
      #expect(draft.status == 0 && draft.text.hasPrefix("Nothing was ratified or turned down yet"))

      try FileManager.default.createDirectory(at: place.url("empty"), withIntermediateDirectories: true)
      #expect(try place.assent("report", "empty").status == 66)
      #expect(try place.assent("report", "nowhere").status == 66)
      #expect(try place.assent("report").status == 64)

      try place.copyGolden("one-ratifier", to: "bad")
      let name = try place.records(of: "bad")[1]
      var bytes = try place.read("bad/history/\(name)")
      bytes[bytes.count / 2] ^= 1
      try place.write(bytes, to: "bad/history/\(name)")
      let bad = try place.assent("report", "bad")
      #expect(bad.status == 65 && bad.text.isEmpty)
      #expect(bad.errors.contains(name))
    }
  }

  @Test("what a declined file holds can't steer the terminal")
  func hostile() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      try place.write("\u{1B}[2J", to: "c/declined/00000000-x.md")
      let report = try place.assent("report", "c")
      #expect(report.status == 65 && !report.errors.contains("\u{1B}"), "\(report.errors)")
    }
  }
}
