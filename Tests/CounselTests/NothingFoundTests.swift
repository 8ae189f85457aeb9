import Counsel
import Prose
import Testing

struct NothingFoundTests {
  @Test(
    "that nothing was found is said in any case and with marks around it",
    arguments: ["none found", "None found.", "**None found.**\n", "\"NONE FOUND\""])
  func said(answer: String) { #expect(NothingFound.isSaid(by: Bytes(answer.utf8))) }

  @Test(
    "an objection is one, whatever stands before it",
    arguments: [
      "", "none", "None found, but at night nobody answers.", "none found。夜には誰もいない。", "nothing found",
    ])
  func objection(answer: String) { #expect(!NothingFound.isSaid(by: Bytes(answer.utf8))) }
}
