import Foundation
import Ledger
import Prose
import Testing

/// What is wrong with a charter's folder as a whole, beside its records' own faults.
@Suite struct FolderTests {
  @Test(
    "the golden charters verify, by the program and by the script",
    arguments: ["one-ratifier", "three-ratifiers"])
  func golden(name: String) throws {
    try withPlace { place in
      try place.copyGolden(name, to: "c")
      #expect(try place.assent("verify", "c").status == 0)
      #expect(try place.script("c").status == 0)
    }
  }

  @Test(
    "a flipped bit in any record is found in that record", arguments: ["one-ratifier", "three-ratifiers"])
  func flips(name: String) throws {
    try withPlace { place in
      var random = SplitMix64(seed: 7)
      try place.copyGolden(name, to: "c")
      for file in try place.records(of: "c") {
        let good = try place.read("c/history/\(file)")
        var bad = good
        bad[Int(random.next() % UInt64(bad.count))] ^= 1 << UInt8(random.next() % 8)
        try place.write(bad, to: "c/history/\(file)")
        for outcome in [try place.assent("verify", "c"), try place.script("c")] {
          #expect(outcome.status == 65)
          #expect(outcome.errors.contains("c/history/\(file)"), "\(outcome.errors)")
        }
        try place.write(good, to: "c/history/\(file)")
      }
      #expect(try place.assent("verify", "c").status == 0)
    }
  }

  @Test("a text that is not the one that the records make is found with its line")
  func charterDiffers() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let lines = try place.text("c/charter.md").split(separator: "\n", omittingEmptySubsequences: false)
      try place.write(
        lines.map { $0.replacing("answered.", with: "answered at once.") }.joined(separator: "\n"),
        to: "c/charter.md")
      let verified = try place.assent("verify", "c")
      #expect(verified.status == 65)
      let line = (lines.firstIndex { $0.contains("answered.") } ?? 0) + 1
      #expect(verified.errors.hasPrefix("assent: c/charter.md:\(line): "), "\(verified.errors)")
      #expect(try place.script("c").status == 65)
      #expect(try place.assent("status", "c").status == 65)
      // What is in force is still to be had.
      #expect(try place.assent("text", "c").output == Bytes(lines.joined(separator: "\n").utf8))
    }
  }

  @Test("a missing record, a fork and a stray file are named, by the program and by the script")
  func gapAndFork() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let files = try place.records(of: "c")
      let second = try place.read("c/history/\(files[1])")
      try FileManager.default.removeItem(at: place.url("c/history/\(files[1])"))
      for outcome in [try place.assent("verify", "c"), try place.script("c")] {
        #expect(outcome.status == 65)
        #expect(
          outcome.errors.contains(files[2]) && outcome.errors.contains("amendment 2"), "\(outcome.errors)")
      }
      try place.write(second, to: "c/history/\(files[1])")
      try place.write(second, to: "c/history/0002-another.00000000.md")
      for outcome in [try place.assent("verify", "c"), try place.script("c")] {
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("c/history/0002-"), "\(outcome.errors)")
      }
      try FileManager.default.removeItem(at: place.url("c/history/0002-another.00000000.md"))
      try place.write("x", to: "c/history/notes.txt")
      for outcome in [try place.assent("verify", "c"), try place.script("c")] {
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("c/history/notes.txt"), "\(outcome.errors)")
      }
    }
  }

  @Test("a history that this machine has seen longer, or otherwise, is refused")
  func remembered() throws {
    try withPlace { place in
      let sample = Sample()
      try sample.write(to: "c", in: place)
      #expect(try place.assent("verify", "c").status == 0)
      let files = try place.records(of: "c")
      let last = try place.read("c/history/\(files[3])")
      try FileManager.default.removeItem(at: place.url("c/history/\(files[3])"))
      try place.write(try place.assent("text", "c", "--at", "3").output, to: "c/charter.md")
      let shortened = try place.assent("verify", "c")
      #expect(shortened.status == 65)
      #expect(shortened.errors.contains("expected at least 4 amendments"), "\(shortened.errors)")
      #expect(shortened.errors.contains(files[2]))
      // A copy elsewhere is known by its first record.
      try FileManager.default.copyItem(at: place.url("c"), to: place.url("copy"))
      #expect(try place.assent("verify", "copy").status == 65)
      // Another home has not seen it.
      let elsewhere = try place.assent("verify", "c", variables: ["HOME": place.url("other").path])
      #expect(elsewhere.status == 0)

      try FileManager.default.removeItem(at: place.url("c"))
      try sample.write(to: "c", in: place) { amendment, _ in amendment.title = "Say what it costs" }
      let rewritten = try place.assent("verify", "c")
      #expect(rewritten.status == 65)
      #expect(rewritten.errors.contains("found another"), "\(rewritten.errors)")
      #expect(last.count > 0)
    }
  }

  @Test("the first bad record is named, whatever else is bad")
  func firstIsNamed() throws {
    try withPlace { place in
      var author = Author(place, "c")
      let sample = Sample()
      for (index, amendment) in sample.amendments.enumerated() {
        var amendment = amendment
        if index == 1 { amendment.votes[0].key = sample.mallory }
        if index == 3 { amendment.content = { $0.parent = nil } }
        try author.enact(amendment)
      }
      let verified = try place.assent("verify", "c")
      #expect(verified.errors.hasPrefix("assent: c/history/0002-"), "\(verified.errors)")
      #expect(verified.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("a crash between record and text is no fault of the history's")
  func unfinished() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write(try place.assent("text", "c", "--at", "3").output, to: "c/charter.md")
      #expect(try place.assent("verify", "c").status == 0)
      #expect(try place.script("c").status == 0)
      #expect(try place.assent("text", "c").text.contains("the date and the hour"))
    }
  }

  @Test("of several charters each is judged, and one bad one makes the answer bad")
  func several() throws {
    try withPlace { place in
      try Sample().write(to: "good", in: place)
      try Sample().write(to: "bad", in: place, count: 3) { amendment, _ in amendment.votes.removeLast() }
      let verified = try place.assent("verify", "bad", "good", "missing")
      #expect(verified.status == 65)
      #expect(verified.text.hasPrefix("good: good: 4 amendments"))
      #expect(verified.errors.split(separator: "\n").count == 2)
      #expect(try place.assent("verify", "--quiet", "good").output.isEmpty)
    }
  }

  @Test("a memory of the newest head that can't be read is said beside a good history, and stays")
  func forgotten() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      #expect(try place.assent("verify", "c").status == 0)
      let heads = "home/.local/state/assent/heads"
      #expect(try place.shell("for file in \(heads)/*; do echo nonsense > $file; done").status == 0)
      for _ in 0..<2 {
        let verified = try place.assent("verify", "c")
        #expect(verified.status == 74 && verified.text.hasPrefix("c: good: 4 amendments"))
        #expect(verified.errors.contains("/\(heads)/"), "\(verified.errors)")
        #expect(
          verified.errors.contains("where it was cut short since, that can't be noticed"),
          "\(verified.errors)")
      }
      let rows = try #require(try place.json("verify", "c", "--json") as? [[String: Any]])
      #expect(rows[0]["good"] as? Bool == true)
      #expect((rows[0]["memory"] as? String)?.contains("/\(heads)/") == true)
      #expect(try place.assent("status", "c").status == 74)
      _ = try place.shell("rm \(heads)/*")
      #expect(try place.assent("verify", "c").status == 0)
      let again = try place.json("verify", "c", "--json") as? [[String: Any]]
      #expect(again?.first?["memory"] is NSNull)
    }
  }
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
