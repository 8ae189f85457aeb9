import Ledger
import Prose
import Testing

@Suite struct TimestampTests {
  @Test(
    "a moment has one spelling, and reads back",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:01Z", 1), ("2000-02-29T12:00:00Z", 951_825_600),
      ("2000-03-01T00:00:00Z", 951_868_800), ("2024-02-29T23:59:59Z", 1_709_251_199),
      ("2026-11-21T10:00:00Z", 1_795_255_200), ("2100-02-28T23:59:59Z", 4_107_542_399),
      ("2100-03-01T00:00:00Z", 4_107_542_400), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func spelling(text: String, seconds: Int) {
    #expect(Timestamp(parsing: utf8(text))?.seconds == seconds)
    #expect(Timestamp(seconds: seconds)?.description == text)
  }

  @Test(
    "every other form is refused",
    arguments: [
      "", "2026-11-21T10:00:00", "2026-11-21T10:00:00z", "2026-11-21t10:00:00Z", "2026-11-21 10:00:00Z",
      "2026-11-21T10:00:00+00:00", "2026-11-21T10:00:00.0Z", "2026-11-21T10:00:60Z", "2026-11-21T24:00:00Z",
      "2026-11-21T10:60:00Z", "2026-00-21T10:00:00Z", "2026-13-21T10:00:00Z", "2026-11-00T10:00:00Z",
      "2026-11-31T10:00:00Z", "2026-02-29T10:00:00Z", "2100-02-29T10:00:00Z", "1969-12-31T23:59:59Z",
      "02026-11-21T10:00:0Z", "+026-11-21T10:00:00Z", " 026-11-21T10:00:00Z", "2026-11-21T10:00:00Z ",
      "２026-11-21T10:00Z", "2026-11-21T1:000:00Z",
    ])
  func refused(text: String) {
    #expect(Timestamp(parsing: utf8(text)) == nil)
  }

  @Test("each day from 1970 to 9999 follows the one before it and reads back")
  func days() {
    var previous = ""
    for day in stride(from: 0, to: 2_932_897, by: 61) {
      let text = Timestamp(seconds: day * 86_400)?.description ?? "none"
      #expect(text > previous)
      #expect(Timestamp(parsing: utf8(text))?.seconds == day * 86_400)
      previous = text
    }
  }

  @Test("a moment outside of 1970 to 9999 is none")
  func range() {
    #expect(Timestamp(seconds: -1) == nil)
    #expect(Timestamp.latest.adding(seconds: 1) == nil)
    #expect(Timestamp.latest.adding(seconds: .max) == nil)
    #expect(Timestamp.earliest.adding(seconds: .min) == nil)
    #expect(Timestamp.earliest.adding(seconds: 3_600)?.seconds == 3_600)
    #expect(Timestamp.earliest < Timestamp.latest)
  }
}
