import Foundation
import Ledger
import Prose
import Ratification
import Testing

@testable import Adapters

@Suite struct DrillLogTests {
  private func event(_ place: Int) throws -> DrillEvent {
    DrillEvent(
      date: try #require(Timestamp(seconds: 1_790_000_000 + place)), name: "ana", warmUp: "9f3c2a1b",
      place: place,
      count: 5, kind: "clean", outcome: .cleared)
  }

  @Test("answers are kept in the order in which they were given, in a file that only the user can read")
  func order() throws {
    let scratch = try Scratch()
    let (places, disk) = (scratch.places, Disk())
    let log = DrillLog(places: places, disk: disk)
    #expect(try log.read().isEmpty)
    for place in 1...3 { try log.append(try event(place)) }
    #expect(try log.read() == [event(1), event(2), event(3)])
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(places.state)/drills")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a line that a crash cut short costs that line alone")
  func torn() throws {
    let scratch = try Scratch()
    let log = DrillLog(places: scratch.places, disk: Disk())
    try log.append(try event(1))
    let path = "\(scratch.places.state)/drills"
    let whole = try Disk().read(path)
    for length in 0..<whole.count {
      try Disk().replace(path, Bytes(whole.prefix(length)))
      try log.append(try event(2))
      let kept = try log.read()
      #expect(kept.last == (try event(2)))
      #expect(kept.count == (length == whole.count - 1 ? 2 : 1), "cut at \(length)")
    }
  }

  @Test(
    "where writing fails, it is said and what stood there stands",
    arguments: [DiskFault.Attempt.open, .write, .sync])
  func faults(attempt: DiskFault.Attempt) throws {
    let scratch = try Scratch()
    try DrillLog(places: scratch.places, disk: Disk()).append(try event(1))
    let log = DrillLog(places: scratch.places, disk: Disk { $0 == attempt ? 28 : 0 })
    #expect(throws: DiskFault.self) { try log.append(try event(2)) }
    #expect(try DrillLog(places: scratch.places, disk: Disk()).read().first == (try event(1)))
  }
}
