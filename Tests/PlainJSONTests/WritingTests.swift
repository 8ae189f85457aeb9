import Foundation
import PlainJSON
import Prose
import Testing

@Suite struct WritingTests {
  static let sample = JSON.object([
    JSON.Member("a \"name\"", .array([.number(-3), .bool(true), .null, .array([]), .object([])])),
    JSON.Member("text", .string("é\n\\")),
  ])

  @Test("a value reads back as itself, on several lines and on one")
  func roundTrip() throws {
    for bytes in [WritingTests.sample.bytes, WritingTests.sample.line] {
      #expect(bytes.last == .lineFeed)
      let value = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      #expect(value["text"] as? String == "é\n\\")
      let list = try #require(value["a \"name\""] as? [Any])
      #expect(list.count == 5 && list[0] as? Int == -3 && list[1] as? Bool == true)
    }
    #expect(WritingTests.sample.line.count { $0 == .lineFeed } == 1)
    #expect(JSON.object([JSON.Member("a", .number(1))]).bytes == Bytes("{\n  \"a\": 1\n}\n".utf8))
  }

  @Test(
    "what hides or steers a terminal stands as an escape, and reads back",
    arguments: [
      "\u{1B}[2J", "\u{0}", "\u{7F}", "\u{85}", "\u{202E}", "\u{200B}", "\u{2028}", "\u{E0041}", "\u{FEFF}",
    ])
  func hidden(text: String) throws {
    let bytes = JSON.array([.string(text)]).bytes
    #expect(bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == .lineFeed })
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] == [text])
  }

  @Test("bytes that are no UTF-8 are replaced, so that the whole stays JSON")
  func invalid() throws {
    let bytes = JSON.array([.string([0x61, 0xFF])]).bytes
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] == ["a\u{FFFD}"])
  }
}
