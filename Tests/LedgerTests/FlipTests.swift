import Ledger
import Prose
import TestSupport
import Testing

@Suite struct FlipTests {
  static let records = [
    GoldenRecord.of("one-ratifier").first, GoldenRecord.of("three-ratifiers").dropFirst(8).first,
  ]
  .compactMap { $0 }

  /// The keys that signed a record, by name.
  static func keys(of record: Record) throws -> [Bytes: SSHPublicKey] {
    var keys: [Bytes: SSHPublicKey] = [:]
    for section in record.sections {
      let signature = try SSHSignature(parsing: section.signature ?? [])
      keys[section.name] = try SSHPublicKey(parsing: utf8("ssh-ed25519 ") + base64(signature.publicKey))
    }
    return keys
  }

  /// Whether the bytes read as a record whose every section is signed by its name's key.
  static func isAccepted(_ text: Bytes, keys: [Bytes: SSHPublicKey]) -> Bool {
    guard let record = try? Record(parsing: text), record.sections.count == keys.count else { return false }
    return record.sections.allSatisfy { section in
      guard let key = keys[section.name] else { return false }
      guard let signature = try? SSHSignature(parsing: section.signature ?? []) else { return false }
      let parts = [record.statement.bytes, section.unsignedBytes]
      return (try? signature.verify(over: parts, namespace: ratifyNamespace, key: key)) != nil
    }
  }

  @Test("a flipped bit is refused by form or signature, whatever the file is called", arguments: records)
  func signed(golden: GoldenRecord) throws {
    let keys = try Self.keys(of: Record(parsing: golden.bytes))
    #expect(Self.isAccepted(golden.bytes, keys: keys))
    for index in golden.bytes.indices {
      var flipped = golden.bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      #expect(!Self.isAccepted(flipped, keys: keys), "byte \(index)")
    }
  }

  @Test("a record with any byte changed is refused or another record", arguments: GoldenRecord.all)
  func parsed(golden: GoldenRecord) throws {
    var generator = SplitMix64(state: UInt64(golden.bytes.count))
    let name = try Record(parsing: golden.bytes).fileName
    for _ in 0..<100 {
      var changed = golden.bytes
      let index = Int.random(in: changed.indices, using: &generator)
      changed[index] ^= UInt8.random(in: 1...255, using: &generator)
      guard let record = try? Record(parsing: changed) else { continue }
      #expect(record.fileName != name)
      #expect(try Record(statement: record.statement, sections: record.sections).bytes == changed)
    }
  }

  @Test("a record with a byte taken out or doubled is refused or another record", arguments: records)
  func shifted(golden: GoldenRecord) throws {
    for index in stride(from: 0, to: golden.bytes.count, by: 7) {
      let (before, after) = (golden.bytes[..<index], golden.bytes[index...])
      for changed in [Bytes(before + after.dropFirst()), Bytes(before + after.prefix(1) + after)] {
        guard let record = try? Record(parsing: changed) else { continue }
        #expect(record.bytes == changed)
        #expect(record.digest != Digest(of: golden.bytes))
      }
    }
  }

  @Test("bytes that are nothing at all are refused")
  func noise() {
    var generator = SplitMix64(state: 7)
    for count in 0..<200 {
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: RecordFault.self) { try Record(parsing: noise) }
      #expect(throws: RecordFault.self) { try Section(parsing: noise) }
      #expect(throws: RecordFault.self) { try Declined(parsing: noise) }
      #expect(throws: RecordFault.self) { try Comment(parsing: noise) }
      #expect(throws: SSHKeyFault.self) { try SSHPublicKey(parsing: noise) }
      #expect(throws: SignatureFault.self) { try SSHSignature(blob: noise) }
      #expect(RecordFileName(parsing: noise) == nil)
      #expect(DocketFileName(parsing: noise) == nil)
    }
  }
}
