import Adapters
import ArgumentParser
import Cells
import Charter
import Desk
import History
import Ledger
import Prose
import Ratification

/// The history as a recording, made of the frames that the screen shows.
struct Recording {
  let folder: CharterFolder
  let first: Int
  let last: Int

  /// The recording as an asciicast v2, as far as the history can be read, and what keeps the rest from being read.
  ///
  /// - Complexity: That of a redline for each amendment, and O(*n*) in the cells of its frames.
  func cast(_ size: Size, speed: ReplaySpeed, tellsDeliberation: Bool) async throws -> (
    bytes: Bytes, fault: FolderFault?
  ) {
    let history = CheckpointedHistory(of: folder) { AmendmentRow($0, $1, provisions: $2) }
    let rows = try await history.allRows()
    let fault = last > rows.count ? await history.fault : nil
    let last = min(last, rows.count)
    guard first <= last else {
      return (Cast(columns: size.columns, rows: size.rows, title: []).bytes, fault)
    }
    let title = try await history.passage(last).after.title
    var cast = Cast(columns: size.columns, rows: size.rows, title: Bytes(title.utf8))
    var frame = ReplayFrame(head: rows.count, amendments: rows)
    let look = Look(theme: .terminal, depth: .sixteen)
    let progress = Progress("recording: amendment")
    defer { progress.clear() }
    for number in first...last {
      if number % 16 == 0 { progress.show(number) }
      let passage = try await history.passage(number, earlier: AmendmentDetail.earlierChanges)
      let detail = AmendmentDetail(
        record: passage.record, base: passage.before, document: passage.after, earlier: passage.earlier,
        origins: passage.origins)
      cast.mark("Amendment \(number): \(shownLine(passage.record.statement.title))")
      if tellsDeliberation {
        // Where there is one pane at a time, what was said is to be seen.
        frame.pane = .caption
        for step in 0..<Deliberation(of: passage.record).steps.count {
          frame.show(detail, told: step, in: size, isMonochrome: false)
          cast.show(frame.canvas(size, look).ansi(look), for: 2 * speed.beat)
        }
        frame.stopTelling()
        frame.pane = .text
      }
      for (beat, time) in beats(of: number, speed) {
        frame.show(detail, beat, in: size, isMonochrome: false)
        cast.show(frame.canvas(size, look).ansi(look), for: time)
      }
    }
    cast.end()
    return (cast.bytes, fault)
  }

  /// The beats of an amendment with the milliseconds that each is shown.
  private func beats(of number: Int, _ speed: ReplaySpeed) -> [(Beat, Int)] {
    guard number > 1 else { return [(.redline, 2 * speed.beat)] }
    let closing = (1...3).reversed().map { (Beat.closing(quarters: $0), speed.quarter) }
    return [(.marked, speed.beat)] + closing
      + [
        (.closing(quarters: 0), speed.beat - 3 * speed.quarter), (.entered, speed.beat),
        (.redline, speed.beat),
      ]
  }
}

/// How large a recording is, as `100x30`.
struct CastSize: ExpressibleByArgument {
  let size: Size

  init() { size = Size(columns: 100, rows: 30) }

  init?(argument: String) {
    let parts = argument.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (40...400).contains(parts[0]), (10...200).contains(parts[1]) else { return nil }
    size = Size(columns: parts[0], rows: parts[1])
  }

  var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }
}
