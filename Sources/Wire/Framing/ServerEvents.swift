internal import Prose

/// Server-sent events (WHATWG HTML, 9.2), of which only the data is of use here.
struct ServerEvents: Sendable {
  struct Event: Equatable {
    let data: Bytes
    /// Where its first line of data begins in the stream, in bytes.
    let offset: Int
  }

  private var lines: LineReader
  private var data: Bytes?
  private var offset = 0
  private var isFirstLine = true

  init(cap: Int) { lines = LineReader(cap: cap) }

  /// The events that end in these bytes; one that has not ended when the stream does is none.
  mutating func read(_ bytes: Bytes) throws(CounselFault) -> [Event] {
    var events: [Event] = []
    for line in try lines.read(bytes) {
      let text =
        isFirstLine && line.text.starts(with: byteOrderMark) ? Bytes(line.text.dropFirst(3)) : line.text
      isFirstLine = false
      if !text.isEmpty {
        take(text, at: line.offset)
      } else if let data {
        events.append(Event(data: data, offset: offset))
        self.data = nil
      }
    }
    return events
  }

  /// Takes a field; comments begin with a colon, and of the other fields none matters.
  private mutating func take(_ line: Bytes, at place: Int) {
    guard line.starts(with: "data".utf8) else { return }
    var value = line.dropFirst(4)
    guard value.isEmpty || value.first == UInt8(ascii: ":") else { return }
    value = value.dropFirst()
    if value.first == .space { value = value.dropFirst() }
    if data == nil {
      data = Bytes(value)
      offset = place
    } else {
      data?.append(.lineFeed)
      data? += value
    }
  }
}

private let byteOrderMark: Bytes = [0xEF, 0xBB, 0xBF]
