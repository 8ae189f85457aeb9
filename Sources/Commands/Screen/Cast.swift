import Export
import PlainJSON
import Prose

/// A recording of a terminal in the form asciicast v2 (docs.asciinema.org/manual/asciicast/v2): a header and an
/// event a line.
struct Cast {
  private(set) var bytes: Bytes
  /// Milliseconds since the start.
  private var time = 0
  private var rows: [String] = []

  init(columns: Int, rows: Int, title: Bytes) {
    bytes =
      JSON.object([
        JSON.Member("version", .number(2)), JSON.Member("width", .number(columns)),
        JSON.Member("height", .number(rows)), JSON.Member("title", .string(title)),
        JSON.Member("env", .object([JSON.Member("TERM", .string("xterm-256color"))])),
      ]).line
    put("o", "\u{1B}[?25l\u{1B}[2J")
  }

  /// Names this moment, so that a player can go to it.
  mutating func mark(_ label: String) { put("m", label) }

  /// Shows a frame for some milliseconds; only the rows that differ from the last one are written.
  mutating func show(_ frame: [String], for milliseconds: Int) {
    var output = ""
    for (index, row) in frame.enumerated() where !rows.indices.contains(index) || rows[index] != row {
      output += "\u{1B}[\(index + 1);1H\(row)"
    }
    rows = frame
    if !output.isEmpty { put("o", output) }
    time += milliseconds
  }

  /// Gives the terminal its cursor back.
  mutating func end() { put("o", "\u{1B}[\(rows.count);1H\u{1B}[?25h\r\n") }

  private mutating func put(_ kind: String, _ data: String) {
    bytes += JSON.array([.decimal(Double(time) / 1_000), .string(kind), .string(data)]).line
  }
}
