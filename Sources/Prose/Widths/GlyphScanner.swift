/// Reads a text glyph by glyph and decides how each is drawn, from what stands around it.
///
/// Everything that is drawn, counted or reported comes from here, so that the three always agree.
struct GlyphScanner {
  let bytes: Bytes
  let end: Int
  let table = CharacterTable.shared
  private(set) var offset: Int

  /// What a combining mark would stand on; 0 where there is nothing.
  private(set) var base: UInt32 = 0
  /// The marks that already stand on it.
  private(set) var marks: [UInt32] = []
  /// The code point before on this line; 0 at its start.
  private(set) var previous: UInt32 = 0
  /// The same, but for emoji style and skin tones.
  private(set) var stem: UInt32 = 0

  /// ncurses keeps four marks in a cell, and UTS #39 (5.4) allows four in a row.
  static let mostMarks = 4

  init(_ bytes: Bytes, in range: Range<Int>? = nil) {
    let range = (range ?? bytes.indices).clamped(to: bytes.indices)
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Passes over the printable ASCII that stands here, which is drawn as it is whatever stands around it.
  mutating func takePlain() -> Range<Int> {
    let start = offset
    while offset < end, bytes[offset] >= 0x20, bytes[offset] < 0x7F { offset += 1 }
    if offset > start { settle(onPlain: UInt32(bytes[offset - 1])) }
    return start..<offset
  }

  mutating func next() -> Glyph? {
    guard offset < end else { return nil }
    let byte = bytes[offset]
    if byte >= 0x20, byte < 0x7F {
      let glyph = Glyph(
        offset: offset, length: 1, value: UInt32(byte), form: .plain, columns: 1, previous: previous)
      advance(past: glyph)
      return glyph
    }
    guard let scalar = UTF8Scalar(in: bytes, at: offset, end: end) else {
      let glyph = Glyph(
        offset: offset, length: 1, value: UInt32(byte), form: .escape, isByte: true,
        columns: Glyph.escapeColumns(of: 0, isByte: true), previous: previous)
      advance(past: glyph)
      return glyph
    }
    let glyph = draw(scalar)
    advance(past: glyph)
    return glyph
  }

  private func draw(_ scalar: UTF8Scalar) -> Glyph {
    let drawing = table.drawing(of: scalar.value)
    var glyph = Glyph(
      offset: offset, length: scalar.length, value: scalar.value, form: .escape, columns: 1,
      previous: previous)
    switch drawing {
    case .narrow, .wide:
      glyph.form = .plain
      glyph.isUnnormalized = table.isSequence(scalar.value)
    case .mark where canTake(scalar.value):
      glyph.form = .mark
      glyph.isUnnormalized = isUnnormalized(mark: scalar.value)
    case .spacingMark where base != 0:
      glyph.form = .spacingMark
      glyph.isUnnormalized = isUnnormalized(mark: scalar.value)
    case .mark, .spacingMark:
      break
    case .escaped:
      glyph.form = form(ofSpecial: scalar)
    }
    switch glyph.form {
    case .escape: glyph.columns = Glyph.escapeColumns(of: scalar.value, isByte: false)
    case .mark, .lineEnd: glyph.columns = 0
    case .plain, .spacingMark, .sign: glyph.columns = drawing == .wide ? 2 : 1
    }
    return glyph
  }

  private func canTake(_ mark: UInt32) -> Bool {
    base != 0 && marks.count < Self.mostMarks && !marks.contains(mark)
  }

  /// Whether a mark makes a spelling that is not NFC: it composes with its base, or stands after one that
  /// canonical order puts behind it (UAX #15).
  private func isUnnormalized(mark: UInt32) -> Bool {
    if table.isSequence(mark) || table.composes(base, with: mark) { return true }
    let order = combiningClass(mark)
    return order != 0 && combiningClass(marks.last ?? 0) > order
  }

  /// How the few characters are drawn that are allowed only where they do their work.
  private func form(ofSpecial scalar: UTF8Scalar) -> Glyph.Form {
    switch scalar.value {
    case 0x0A: return .lineEnd
    case 0x09: return .sign
    case 0xA0, 0x202F: return isSpacingFrench(next: next(after: scalar)) ? .plain : .escape
    case 0x200C:
      return canTake(scalar.value) && isNonJoinerAtWork(next: next(after: scalar)) ? .mark : .escape
    case 0x200D: return isJoinerAtWork(next: next(after: scalar)) ? .sign : .escape
    case 0xFE0F: return isEmojiStyle(next: next(after: scalar)) ? .sign : .escape
    case 0xE0100...0xE01EF:
      return canTake(scalar.value) && table.script(of: previous) == .han ? .mark : .escape
    default: return .escape
    }
  }

  /// The code point after one that stands at `offset`; 0 where there is none.
  private func next(after scalar: UTF8Scalar) -> UInt32 {
    let next = offset + scalar.length
    guard next < end else { return 0 }
    return UTF8Scalar(in: bytes, at: next, end: end)?.value ?? 0
  }

  private mutating func settle(onPlain value: UInt32) {
    (previous, stem, base) = (value, value, value == 0x20 ? 0 : value)
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
  }

  private mutating func advance(past glyph: Glyph) {
    offset += glyph.length
    previous = glyph.form == .lineEnd || glyph.isByte ? 0 : glyph.value
    if previous != 0xFE0F, previous < 0x1F3FB || previous > 0x1F3FF { stem = previous }
    if glyph.form == .mark {
      marks.append(glyph.value)
      return
    }
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
    switch glyph.form {
    case .plain where glyph.value == 0x20 || glyph.value == 0xA0 || glyph.value == 0x202F: base = 0
    case .plain, .spacingMark: base = glyph.value
    case .sign: base = baseOnSign(glyph)
    case .mark, .escape, .lineEnd: base = 0
    }
  }
  /// In Indic scripts a virama can follow the joiner, and in a keycap the cap follows the emoji style; both
  /// are drawn on the sign.
  private func baseOnSign(_ glyph: Glyph) -> UInt32 {
    switch glyph.value {
    case 0x200D: Sign.joiner.rawValue
    case 0xFE0F where glyph.previous < 0x80: Sign.emojiStyle.rawValue
    default: 0
    }
  }
}
