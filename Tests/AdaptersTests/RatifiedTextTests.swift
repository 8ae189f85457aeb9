import Adapters
import Charter
import Ledger
import Prose
import Ratification
import Testing

struct RatifiedTextTests {
  @Test("A ratified text is found by the record that put it in force, in a history that verifies")
  func ratifiedText() async throws {
    let scratch = try Scratch()
    let path = "\(scratch.path)/charter"
    let folder = try await Golden.copy("one-ratifier", records: 4, to: path)
    for number in 1...4 {
      let record = try await folder.record(number)
      let found = try #require(try await folder.ratifiedText(inForceBy: record.digest))
      #expect(found.record == record.digest)
      #expect(Digest(of: found.text.bytes) == record.statement.after)
    }
    #expect(try await folder.ratifiedText(inForceBy: Digest(of: [])) == nil)
    #expect(try await folder.ratifiedText(inForceBy: Golden.record("one-ratifier", 5).digest) == nil)
    let names = try Golden.names("one-ratifier")
    let file = "\(path)/history/\(names[1])"
    var bytes = try Disk().read(file)
    bytes[bytes.count - 200] ^= 1
    try Disk().replace(file, bytes)
    let first = try Golden.record("one-ratifier", 1).digest
    #expect(await fault { try await folder.ratifiedText(inForceBy: first) } != nil)
  }
}
