import Cells
import Foundation
import Testing

@testable import Desk

@Suite struct FrameTests {
  static let sizes = [
    Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ]

  @Test("every scene looks as it was recorded, at three sizes", arguments: Sight.allCases, sizes)
  func frame(scene: Sight, size: Size) throws {
    try expect(scene.play(size).frame, recorded: "\(scene.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test(
    "without colour, brackets and weight say what changed",
    arguments: [Sight.redline, .draft, .decision, .drillQuestion, .report])
  func monochrome(scene: Sight) throws {
    let play = try scene.play(Size(columns: 80, rows: 24), isMonochrome: true)
    try expect(play.canvas(.monochrome).styledText, recorded: "\(scene.rawValue)-monochrome")
  }

  /// Compares a frame with its file; one that is missing is written, and fails.
  private func expect(_ frame: String, recorded name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames")
    let file = folder.appending(path: "\(name).txt")
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      try frame.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) is new: look at Frames/\(name).txt, then run again")
      return
    }
    #expect(frame == recorded, "\(name) was\n\(recorded)\nand is\n\(frame)")
  }
}
