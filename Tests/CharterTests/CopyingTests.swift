import Charter
import Prose
import Testing

@Suite struct CopyingTests {
  private let record = Digest(of: Bytes("a record".utf8))

  private func copy(title: String? = nil) throws -> (source: Document, copy: Document) {
    let source = try document()
    let origin = Governance.Origin(from: "elsewhere", record: "sha256:\(record.hex)")
    let ratifier = Governance.Ratifier(
      name: "ana", key: key.replacing("LPrH5", with: "XXXXX"))
    return (source, try Document(source.copied(for: ratifier, origin: origin, title: title)))
  }

  @Test("a copy is one of its source and of no other text", arguments: [nil, "Another title"])
  func copies(title: String?) throws {
    let (source, copy) = try copy(title: title)
    #expect(copy.isCopy(of: source, inForceBy: record))
    #expect(!copy.isCopy(of: source, inForceBy: Digest(of: [])))
    #expect(!source.isCopy(of: source, inForceBy: record))
    let other = try document(body.replacing("A human decides.", with: "A model decides."))
    #expect(!copy.isCopy(of: other, inForceBy: record))
  }

  @Test("with any line changed, left out or put in, it is none")
  func anyLine() throws {
    let (source, copy) = try copy()
    let lines = String(decoding: copy.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var tried = 0
    for index in lines.indices.dropLast() {
      for line in [[], [lines[index] + " "], [lines[index], "More."]] as [[Substring]] {
        let text = (lines[..<index] + line + lines[(index + 1)...]).joined(separator: "\n")
        guard let edited = try? Document(Bytes(text.utf8)), edited.bytes != copy.bytes else { continue }
        tried += 1
        #expect(!edited.isCopy(of: source, inForceBy: record), "line \(index + 1)")
      }
    }
    #expect(tried > 40)
  }

  @Test("a rule that the source has is in the copy, so that none can be left out or loosened")
  func rules() throws {
    let (source, copy) = try copy()
    #expect(copy.governance.entrenched == source.governance.entrenched)
    let text = String(decoding: copy.bytes, as: UTF8.self)
    for (old, new) in [
      ("cooling-off: 72h", "cooling-off: 0h"), ("review: standard", "review: strict"),
      ("provision: oversight", "provision: sample"), ("goal: \"Samples", "goal: \"Other samples"),
    ] {
      let edited = try Document(Bytes(text.replacing(old, with: new).utf8))
      #expect(edited.bytes != copy.bytes && !edited.isCopy(of: source, inForceBy: record))
    }
  }
}
