import PlainJSON
import Prose
import Testing

@Suite struct ReadingTests {
  @Test(
    "a value is read as RFC 8259 means it",
    arguments: [
      ("null", JSON.null), (" true ", .bool(true)), ("[false]", .array([.bool(false)])), ("-0", .number(0)),
      ("12", .number(12)), ("1.5e-3", .decimal(0.0015)),
      ("9223372036854775808", .decimal(9.223372036854775808e18)),
      ("\"a\\u00e9\\n\\\"\\/\"", .string("aé\n\"/")), ("\"\\ud83d\\ude00\"", .string("😀")),
      ("\"\\ud83d\"", .string("\u{FFFD}")), ("\"\\ud83d\\u0041\"", .string("\u{FFFD}A")),
      (
        "{\"a\":{\"b\":[1,2]}}",
        .object([JSON.Member("a", .object([JSON.Member("b", .array([.number(1), .number(2)]))]))])
      ),
      ("[]", .array([])), ("{ }", .object([])),
    ])
  func values(text: String, value: JSON) throws {
    #expect(try JSON(Bytes(text.utf8)) == value)
  }

  @Test(
    "what is no JSON is refused with its place",
    arguments: [
      ("", JSONFault(.syntax, at: 0)), ("[1,]", JSONFault(.syntax, at: 3)),
      ("{\"a\"}", JSONFault(.syntax, at: 4)),
      ("{a:1}", JSONFault(.syntax, at: 1)), ("01", JSONFault(.more, at: 1)), ("1 2", JSONFault(.more, at: 2)),
      ("\"\\x\"", JSONFault(.value, at: 2)), ("\"\\u12g4\"", JSONFault(.value, at: 3)),
      ("\"a\nb\"", JSONFault(.syntax, at: 2)), ("\"a", JSONFault(.syntax, at: 2)),
      ("1e999", JSONFault(.value, at: 0)),
      ("{\"a\":1,\"a\":2}", JSONFault(.duplicateName("a"), at: 7)), ("nul", JSONFault(.syntax, at: 0)),
      ("<html>", JSONFault(.syntax, at: 0)), ("+1", JSONFault(.syntax, at: 0)),
      ("1.", JSONFault(.syntax, at: 2)),
      ("NaN", JSONFault(.syntax, at: 0)), ("[", JSONFault(.syntax, at: 1)),
    ])
  func faults(text: String, fault: JSONFault) {
    #expect(throws: fault) { try JSON(Bytes(text.utf8)) }
  }

  @Test("nesting is read to the cap and refused beyond it, however deep")
  func nesting() throws {
    func nested(_ depth: Int) -> Bytes {
      Bytes(repeating: UInt8(ascii: "["), count: depth) + Bytes(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(throws: Never.self) { try JSON(nested(64)) }
    #expect(throws: JSONFault(.tooDeep(64), at: 64)) { try JSON(nested(65)) }
    #expect(throws: JSONFault(.tooDeep(64), at: 64)) { try JSON(nested(1_000_000)) }
  }

  @Test("bytes in a string that are no UTF-8 are refused")
  func notUTF8() {
    #expect(throws: JSONFault(.notUTF8, at: 0)) { try JSON([0x22, 0xFF, 0x22]) }
  }

  @Test("what is written is read back")
  func roundTrip() throws {
    #expect(try JSON(WritingTests.sample.bytes) == WritingTests.sample)
    #expect(try JSON(WritingTests.sample.line) == WritingTests.sample)
  }
}
