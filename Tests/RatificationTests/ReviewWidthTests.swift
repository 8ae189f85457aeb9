import Charter
import Ledger
import Prose
import Ratification
import Testing

struct WidthTests {
  @Test("Another width voids what was seen of what is undecided, and its rows are another picture")
  func undecided() throws {
    var story = try Story()
    try story.go(to: .decision)
    try story.review.decide("oversight", .adopt)
    story.review.forgetCoverage()
    #expect(story.review.openStep == .redline)
    try story.review.showRedline(story.ids.reduce(into: [:]) { $0[$1] = Coverage(changed: [5], words: 10) })
    #expect(story.review.coverage["record"]?.changed == [5])
    // Five seconds were spent on the first picture; they count.
    #expect(story.review.coverage["record"]?.seconds == 5)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("record", .adopt) }
        == .notSeen(provision: "record", shown: 0, of: 1))
    // What was decided stays, as it was seen.
    #expect(story.review.coverage["oversight"]?.seen == [3, 4])
    #expect(story.review.decisions["oversight"] == .adopt)
  }

  @Test("What was decided at another width has to be seen again once it is taken back")
  func takenBack() throws {
    var story = try Story()
    try story.go(to: .reason)
    story.review.undecide("record")
    #expect(refusal { () throws(Refusal) in try story.review.decide("record", .adopt) } == nil)
    story.review.forgetCoverage()
    story.review.undecide("record")
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("record", .adopt) }
        == .notSeen(provision: "record", shown: 0, of: 2))
  }
}
