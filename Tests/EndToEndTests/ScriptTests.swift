import Foundation
import Testing

/// Frames without a terminal, by named actions.
@Suite struct ScriptTests {
  private func run(_ script: String, _ arguments: [String], in place: Place) throws -> Outcome {
    try place.write(script, to: "script")
    return try place.run(
      Place.programs.appending(path: "assent").path, ["open"] + arguments + ["--script", "script"])
  }

  @Test("named actions, typed words and keys lead through the screens, and frames are written where wanted")
  func frames() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let outcome = try run(
        """
        # To the second amendment, by way of a search.
        size 100x20
        search
        type Evidence
        press Enter
        frame
        history
        previous-amendment
        press [ [
        """, ["c", "--dump-frame"], in: place)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let frames = outcome.text
      #expect(frames.contains("Evidence  [evidence]"), "\(frames)")
      #expect(frames.contains("amendment 1 of 4") && frames.contains("Adopt the charter"), "\(frames)")
      #expect(!frames.contains("\u{1B}"))
      let lines = frames.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 100 })
      let library = try run("frame", ["."], in: place)
      #expect(library.text.contains("Sample") && library.text.contains("4 amendments"), "\(library.text)")
    }
  }

  @Test("a line that is none is refused with its number")
  func badLine() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      for line in ["fly", "press", "press Nokey", "size 0x4", "size big", "frame now"] {
        let outcome = try run("critique\n\(line)\n", ["c"], in: place)
        #expect(outcome.status == 65 && outcome.errors.contains("script:2: "), "\(line): \(outcome.errors)")
      }
      #expect(try place.assent("open", "c", "--dump-frame").status == 64)
    }
  }

  @Test("a script opens no review, whatever it types, and leaves no trace")
  func noReview() async throws {
    let place = try await Prepared.shared.value.copy()
    defer { place.remove() }
    let phrase = try await Prepared.shared.value.phrase
    let before = try (place.files("watch"), place.files("home"))
    let outcome = try run(
      """
      review
      next
      press Enter
      type \(phrase)
      press Enter
      adopt-change
      next
      type \(phrase)
      press Enter
      frame
      """, ["watch"], in: place)
    #expect(outcome.status == 77, "\(outcome.errors)")
    #expect(outcome.errors.contains("a script only looks") && outcome.errors.contains("beginReview"))
    #expect(!outcome.text.contains("before midnight"), "the proposal's text was shown")
    #expect(try place.records(of: "watch").count == 1)
    #expect(try place.files("watch") == before.0)
    #expect(try place.files("home") == before.1)
  }
}
