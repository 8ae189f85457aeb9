import Prose
import Testing
import Wire

/// A stream as a server sent it, written after the formats' descriptions, with what it says.
struct Recording: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: ServerKind
  var mediaType: String? = "text/event-stream"
  let stream: String
  let text: String
  var thinking = ""
  var usage: Usage?
  let stop: StopReason
  /// What the stream is where its end is missing.
  var cutStop = StopReason.cut

  var testDescription: String { "\(kind): \(name)" }
  var bytes: Bytes { Bytes(stream.utf8) }

  static var all: [Recording] { chat + messages + ollama }
}

/// What a stream said, however it was cut.
struct Heard: Equatable {
  var text = Bytes()
  var thinking = Bytes()
  var usage: Usage?
  var model: Bytes?
  var stop: StopReason?
  var endings = 0

  init(_ events: [CounselEvent]) {
    for event in events {
      switch event {
      case .text(let more): text += more
      case .thinking(let more): thinking += more
      case .usage(let latest): usage = latest
      case .model(let name): model = name
      case .ended(let reason): (stop, endings) = (reason, endings + 1)
      default: break
      }
    }
  }

  init(_ pieces: [Bytes], _ kind: ServerKind, _ mediaType: String?, caps: Caps = Caps()) {
    var decoder = ReplyDecoder(kind, mediaType: mediaType.map { Bytes($0.utf8) }, caps: caps)
    var events: [CounselEvent] = []
    for piece in pieces { events += decoder.read(piece) }
    self.init(events + decoder.finish())
  }
}
