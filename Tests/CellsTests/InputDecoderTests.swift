import Cells
import Prose
import Testing

@Suite struct InputDecoderTests {
  private static let table: [(String, Key)] = [
    ("a", .character("a")), ("é", .character("é")), ("漢", .character("漢")), ("👍", .character("👍")),
    (" ", .character(" ")), ("\r", .enter), ("\n", .control("j")), ("\t", .tab), ("\u{7F}", .backspace),
    ("\u{8}", .backspace), ("\0", .control("@")), ("\u{1}", .control("a")), ("\u{1A}", .control("z")),
    ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
    ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OC", .right), ("\u{1B}[D", .left),
    ("\u{1B}[1;5C", .wordRight), ("\u{1B}[1;3D", .wordLeft), ("\u{1B}[1;2A", .up), ("\u{1B}[1;2C", .right),
    ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end), ("\u{1B}[4~", .end),
    ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;5~", .pageDown),
    ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[1;2S", .function(4)),
    ("\u{1B}[11~", .function(1)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
    ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)), ("\u{1B}[[A", .function(1)),
    ("\u{1B}[[E", .function(5)), ("\u{1B}OM", .enter), ("\u{1B}Op", .character("0")),
    ("\u{1B}\r", .altEnter), ("\u{1B}\n", .altEnter), ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")),
    ("\u{1B}\u{7F}", .control("w")), ("\u{1B}[13;3u", .altEnter), ("\u{1B}[27;5;100~", .control("d")),
    ("\u{1B}[97;5u", .control("a")), ("\u{1B}[97;3u", .alt("a")), ("\u{1B}[233u", .character("é")),
    ("\u{1B}[9;2u", .backTab), ("\u{1B}[57362u", .unknown), ("\u{1B}[99999999999999999999u", .unknown),
    ("\u{1B}[-9223372036854775808;1u", .unknown), ("\u{1B}[?1;2c", .unknown), ("\u{1B}[1;1R", .function(3)),
  ]

  @Test("A terminal's bytes are the keys that were pressed", arguments: table)
  func reads(bytes: String, key: Key) {
    var decoder = InputDecoder()
    #expect(decoder.feed(bytes.utf8) == [.key(key)])
    #expect(!decoder.isWaiting)
  }

  @Test("Bytes mean the same however they are cut into reads")
  func readsInPieces() {
    let stream = Bytes(
      (Self.table.map(\.0).joined()
        + "\u{1B}[200~pa\u{1B}[20\u{1B}[A\r\nste\u{1B}[201~\u{1B}[I\u{1B}[<64;3;4M")
        .utf8)
    var whole = InputDecoder()
    let expected = whole.feed(stream)
    #expect(expected.count == Self.table.count + 3)
    for size in 1...7 {
      var decoder = InputDecoder()
      var inputs: [Input] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        inputs += decoder.feed(stream[start..<min(start + size, stream.count)])
      }
      #expect(inputs == expected)
    }
  }

  @Test(
    "What stops half way is taken as it is when nothing follows",
    arguments: [
      ("\u{1B}", [Key.escape]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
      ("\u{1B}[1;5", [.unknown]),
      ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}\u{1B}[A", [.escape, .up]),
    ])
  func expires(text: String, keys: [Key]) {
    var decoder = InputDecoder()
    let inputs = decoder.feed(text.utf8)
    #expect(inputs + decoder.expire() == keys.map(Input.key))
    #expect(!decoder.isWaiting)
  }

  @Test("A paste is the bytes that were pasted, its line ends as line feeds, and never keys")
  func pastes() {
    var decoder = InputDecoder()
    let text = "a\rb\r\nc\u{1B}[A\u{3}\u{1B}[200~"
    let inputs = decoder.feed(Bytes("\u{1B}[200~\(text)\u{1B}[201~q".utf8))
    #expect(inputs == [.paste(Bytes("a\nb\nc\u{1B}[A\u{3}\u{1B}[200~".utf8)), .key(.character("q"))])
  }

  @Test("A paste whose end never comes is still a paste")
  func endsPaste() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Bytes("\u{1B}[200~rm x\r\u{1B}[2".utf8)) == [])
    #expect(decoder.isPasting)
    #expect(decoder.expire() == [.paste(Bytes("rm x\n\u{1B}[2".utf8))])
    #expect(!decoder.isWaiting)
  }

  @Test("A megabyte of paste is read at once")
  func readsLongPaste() {
    let text = Bytes(repeating: UInt8(ascii: "x"), count: 1 << 20)
    var decoder = InputDecoder()
    var inputs = decoder.feed(Bytes("\u{1B}[200~".utf8))
    for start in stride(from: 0, to: text.count, by: 4096) {
      inputs += decoder.feed(text[start..<start + 4096])
    }
    inputs += decoder.feed(Bytes("\u{1B}[201~".utf8))
    #expect(inputs == [.paste(text)])
  }

  @Test("A terminal's own sequence goes before the usual meaning")
  func prefersDescription() {
    var decoder = InputDecoder(sequences: [Bytes("\u{1B}[V".utf8): .pageUp, Bytes("\u{1B}OA".utf8): .home])
    #expect(decoder.feed(Bytes("\u{1B}[V\u{1B}OA\u{1B}[A".utf8)) == [.key(.pageUp), .key(.home), .key(.up)])
  }

  @Test("The mouse reports presses and the wheel, and nothing else")
  func readsMouse() {
    var decoder = InputDecoder()
    let stream =
      "\u{1B}[<0;5;7M\u{1B}[<0;5;7m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<35;1;1M\u{1B}[<0;0;0M\u{1B}[<M"
    #expect(
      decoder.feed(Bytes(stream.utf8)) == [
        .mouse(.press(Point(column: 4, row: 6))), .mouse(.wheelUp(Point(column: 0, row: 0))),
        .mouse(.wheelDown(Point(column: 0, row: 0))), .mouse(.press(Point(column: 0, row: 0))),
      ])
  }

  @Test("A byte that is no UTF-8 is one unknown key, and what follows is read")
  func readsInvalid() {
    var decoder = InputDecoder()
    let bytes: Bytes = [0xFF, 0x61, 0xC3, 0x62, 0xE0, 0x80, 0x63, 0xED, 0xA0, 0x80]
    let keys = decoder.feed(bytes).compactMap { if case .key(let key) = $0 { key } else { nil } }
    #expect(keys.filter { $0 != .unknown } == [.character("a"), .character("b"), .character("c")])
    #expect(keys.first == .unknown)
  }

  @Test("No bytes at all make the decoder fail or wait for ever")
  func survivesNoise() {
    var random = SplitMix64(seed: 7)
    let alphabet = Bytes("\u{1B}\u{1B}[[O<;~?0123456789AMmuR\r\n\u{7F} é".utf8) + [0xFF, 0x80]
    for _ in 0..<2000 {
      let noise = (0..<random.next(below: 40)).map { _ in alphabet[random.next(below: alphabet.count)] }
      var decoder = InputDecoder()
      let whole = decoder.feed(noise) + decoder.expire()
      #expect(!decoder.isWaiting)
      var other = InputDecoder()
      let pieces = noise.flatMap { other.feed([$0]) } + other.expire()
      #expect(pieces == whole)
    }
  }
}
