import Acts
import Adapters
import Charter
import Critic
import Desk
import Prose
import Ratification

/// Drills: composed from a charter's text, and their answers kept.
extension Performer {
  private var drillLog: DrillLog { DrillLog(places: clerk.places, disk: clerk.disk) }

  /// Whose answers they are: the ratifier's, or of nobody who has said a name yet.
  private var driller: String { clerk.identity?.name ?? "-" }

  func drillDay(of name: String) throws -> DrillDay {
    DrillDay(try drillLog.read(), of: name, on: clerk.clock.now)
  }

  func warmUp(_ path: String, over text: Document, _ day: DrillDay) -> DrillMaterial {
    let warmUp = day.next(over: Digest(of: text.bytes))
    return DrillMaterial(
      path: path, warmUp: warmUp, items: Drill(of: text, seed: warmUp.seed)?.items ?? [], record: day.record)
  }

  func beginDrill(_ path: String) async throws -> Desk.Message {
    let folder = CharterFolder(path, disk: clerk.disk)
    let text = try await folder.document(try await folder.snapshot())
    return .drillReady(warmUp(path, over: text, try drillDay(of: driller)))
  }

  func keep(_ answer: DrillAnswer) throws {
    try drillLog.append(
      DrillEvent(
        date: clerk.clock.now, name: driller, warmUp: answer.warmUp, place: answer.place, count: answer.count,
        kind: answer.kind, outcome: answer.outcome))
  }
}
