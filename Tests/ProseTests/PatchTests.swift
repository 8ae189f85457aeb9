import Prose
import Testing

@Suite struct PatchTests {
  private let name = Bytes("charter.md".utf8)

  private func patch(_ old: String, _ new: String, context: Int = 3) -> Patch {
    Patch(from: Bytes(old.utf8), to: Bytes(new.utf8), oldName: name, newName: name, context: context)
  }

  @Test("A patch turns the old text into the new one, and reversed the new into the old", arguments: 0..<300)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = random.text(lines: 40)
    let new = random.below(10) == 0 ? random.text(lines: 40) : random.edited(old, edits: 8)
    let patch = Patch(from: old, to: new, oldName: name, newName: name, context: random.below(5))
    #expect(try patch.apply(to: old) == new)
    #expect(try patch.reversed().apply(to: new) == old)
    #expect(patch.reversed().reversed() == patch)
    if old == new {
      #expect(patch.hunks.isEmpty)
    } else {
      #expect(try Patch(parsing: patch.bytes[...]) == patch)
    }
    if !patch.hunks.isEmpty {
      let reversed = patch.reversed()
      #expect(try Patch(parsing: reversed.bytes[...]) == reversed)
    }
  }

  @Test("It is printed as GNU diff prints it")
  func printing() {
    let text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"
    #expect(
      String(decoding: patch(text, "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\nk\n").bytes, as: UTF8.self) == """
        --- charter.md
        +++ charter.md
        @@ -2,9 +2,10 @@
         b
         c
         d
        -e
        +E
         f
         g
         h
         i
         j
        +k

        """)
    #expect(patch("a\n", "b\n").bytes.suffix(17) == Bytes("@@ -1 +1 @@\n-a\n+b\n".utf8).suffix(17))
    #expect(patch("", "b\n").bytes.dropFirst(30) == Bytes("@@ -0,0 +1 @@\n+b\n".utf8)[...])
    #expect(patch("a\nb\n", "b\n", context: 0).bytes.dropFirst(30) == Bytes("@@ -1 +0,0 @@\n-a\n".utf8)[...])
  }

  @Test("An insertion stands where a paragraph begins")
  func settling() {
    let old = "# T\n\n## A\nText.\n\n## B\nText.\n"
    let new = "# T\n\n## A\nText.\n\n## N\nText.\n\n## B\nText.\n"
    #expect(
      String(decoding: patch(old, new, context: 1).bytes.dropFirst(30), as: UTF8.self) == """
        @@ -5,2 +5,5 @@
         
        +## N
        +Text.
        +
         ## B

        """)
  }

  @Test(
    "What the printer would not print is refused at its line and offset",
    arguments: [
      ("", .malformed(line: 1, offset: 0, expected: .oldName)),
      ("--- a\n+++ b\n", .empty),
      ("--- a\n++ b\n", .malformed(line: 2, offset: 8, expected: .newName)),
      ("--- a\t2026\n+++ b\n", .malformed(line: 1, offset: 4, expected: .oldName)),
      ("--- \n+++ b\n", .malformed(line: 1, offset: 4, expected: .oldName)),
      ("--- a\n+++ b\n@@ -1,1 +1 @@\n-a\n+b\n", .malformed(line: 3, offset: 16, expected: .hunkHeader)),
      ("--- a\n+++ b\n@@ -01 +1 @@\n-a\n+b\n", .malformed(line: 3, offset: 16, expected: .hunkHeader)),
      ("--- a\n+++ b\n@@ -0 +1 @@\n-a\n+b\n", .malformed(line: 3, offset: 16, expected: .hunkHeader)),
      ("--- a\n+++ b\n@@ -1 +1 @@ # T\n-a\n+b\n", .malformed(line: 3, offset: 23, expected: .hunkHeader)),
      ("--- a\n+++ b\n@@ -1 +1 @@\n+b\n-a\n", .malformed(line: 5, offset: 27, expected: .removedFirst)),
      ("--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b", .malformed(line: 5, offset: 29, expected: .lineFeed)),
      ("--- a\n+++ b\n@@ -1 +1 @@\n-a\n", .malformed(line: 5, offset: 27, expected: .hunkLine)),
      ("--- a\n+++ b\n@@ -1,2 +1,2 @@\n-a\n+b\n\n", .malformed(line: 6, offset: 34, expected: .hunkLine)),
      ("--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n c\n", .malformed(line: 6, offset: 30, expected: .hunkHeader)),
      (
        "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n",
        .malformed(line: 6, offset: 30, expected: .hunkHeader)
      ),
      (
        "--- a\n+++ b\n@@ -99999999999 +1 @@\n-a\n+b\n",
        .malformed(line: 3, offset: 25, expected: .hunkHeader)
      ),
      ("--- a\n+++ b\n@@ -1 +1 @@\n a\n", .unchanging(hunk: 1)),
      ("--- a\n+++ b\n@@ -0,0 +0,0 @@\n", .unchanging(hunk: 1)),
      ("--- a\n+++ b\n@@ -1 +2 @@\n-a\n+b\n", .misnumbered(hunk: 1, expectedNewStart: 1)),
      ("--- a\n+++ b\n@@ -2 +0,0 @@\n-a\n", .misnumbered(hunk: 1, expectedNewStart: 1)),
      ("--- a\n+++ b\n@@ -1 +1,2 @@\n a\n+b\n@@ -1 +2 @@\n-a\n+c\n", .overlapping(hunk: 2)),
      ("--- a\n+++ b\n@@ -1 +1,2 @@\n a\n+b\n@@ -2 +3 @@\n-a\n+c\n", .overlapping(hunk: 2)),
      (
        "--- a\n+++ b\n@@ -1 +1,2 @@\n a\n+b\n@@ -3 +3 @@\n-a\n+c\n",
        .misnumbered(hunk: 2, expectedNewStart: 4)
      ),
    ] as [(String, PatchFault)])
  func refusals(text: String, expected: PatchFault) {
    #expect(throws: expected) { try Patch(parsing: Bytes(text.utf8)[...]) }
  }

  @Test("A byte changed anywhere is refused, or read and printed as it stands", arguments: 0..<30)
  func mutations(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = random.text(lines: 20)
    let patch = Patch(from: old, to: random.edited(old, edits: 5) + [0x0A], oldName: name, newName: name)
    let bytes = patch.bytes
    for offset in bytes.indices {
      var flipped = bytes
      flipped[offset] = random.pick([0x0A, 0x20, 0x2B, 0x2D, 0x30, 0x31, 0x40, 0xC3, flipped[offset] ^ 1])
      guard let read = try? Patch(parsing: flipped[...]) else { continue }
      #expect(read.bytes == flipped)
    }
  }

  @Test(
    "It applies at its stated lines or not at all",
    arguments: [
      ("x\na\n", .contextMismatch(hunk: 1, line: 1)),
      ("a\n", .beyondEnd(hunk: 1, line: 2)),
      ("", .beyondEnd(hunk: 1, line: 1)),
      ("a\nb", .unterminated),
      ("a\nB\n", .contextMismatch(hunk: 1, line: 2)),
    ] as [(String, PatchFault)])
  func exactness(text: String, expected: PatchFault) {
    let patch = patch("a\nb\n", "a\nc\n")
    #expect(throws: expected) { try patch.apply(to: Bytes(text.utf8)) }
  }

  @Test("An insertion below the last line needs that line")
  func insertionBelow() throws {
    let patch = try Patch(parsing: Bytes("--- a\n+++ b\n@@ -2,0 +3 @@\n+c\n".utf8)[...])
    #expect(try patch.apply(to: Bytes("a\nb\n".utf8)) == Bytes("a\nb\nc\n".utf8))
    #expect(throws: PatchFault.beyondEnd(hunk: 1, line: 2)) { try patch.apply(to: Bytes("a\n".utf8)) }
  }
}
