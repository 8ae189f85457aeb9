public import Prose

/// A program whose first screen has settled.
public struct Watch: ~Copyable {
  public let session: TerminalSession
  public private(set) var screen: Screen
  /// All that came out, in order.
  private(set) var bursts: [TerminalSession.Burst] = []
  /// When the last byte came before the output was quiet for 150 ms with the marker on the screen.
  private(set) var quiet: Instant

  /// Starts the program on a terminal of 24 rows and 80 columns, and waits until it shows `marker` and is
  /// quiet for half a second.
  ///
  /// - Throws: where the marker does not come to stand on the screen, or the program ends.
  public static func begin(_ program: Program, showing marker: String) throws -> Watch {
    var watch = Watch(try TerminalSession(program, rows: 24, columns: 80))
    repeat {
      guard try watch.take(untilQuiet: 150, first: 10_000) else { throw Blank(marker: marker) }
    } while !watch.screen.holds(marker)
    watch.quiet = watch.bursts[watch.bursts.count - 1].at
    _ = try watch.take(untilQuiet: 500, first: 350)
    return watch
  }

  private init(_ session: consuming TerminalSession) {
    quiet = session.start
    self.session = session
    screen = Screen(rows: 24, columns: 80)
  }

  /// Reads on, and gives whether anything came.
  private mutating func take(untilQuiet quiet: Int, first: Int) throws -> Bool {
    let more = try session.read(untilQuiet: quiet, first: first)
    for burst in more { screen.apply(burst.bytes) }
    bursts += more
    return !more.isEmpty
  }

  /// Sends keys, and gives how long it takes until the last byte of the answer, in milliseconds; nil where
  /// nothing comes within half a second.
  public mutating func press(_ keys: Bytes) throws -> Double? {
    let start = Instant.now
    try session.send(keys)
    let answer = try session.read(untilQuiet: 40, first: 500)
    for burst in answer { screen.apply(burst.bytes) }
    return answer.last?.at.milliseconds(since: start)
  }

  /// Sends keys, and gives how long it takes until the screen shows some words, in milliseconds; other output may
  /// come all the while.
  ///
  /// - Throws: where they do not come within five seconds.
  @discardableResult
  public mutating func press(_ keys: Bytes, until words: String) throws -> Double {
    let start = Instant.now
    try session.send(keys)
    while Instant.now.milliseconds(since: start) < 5_000 {
      var stood: Instant?
      // What comes behind the words counts too, or else the next key would be looked for on another screen.
      for burst in try session.read(untilQuiet: 0, first: 100) {
        screen.apply(burst.bytes)
        if stood == nil, screen.holds(words) { stood = burst.at }
      }
      if let stood { return stood.milliseconds(since: start) }
    }
    throw Blank(marker: words)
  }

  /// Reads on for a while.
  public mutating func pause(milliseconds: Int) throws {
    let start = Instant.now
    while Instant.now.milliseconds(since: start) < Double(milliseconds) {
      for burst in try session.read(untilQuiet: 0, first: 20) { screen.apply(burst.bytes) }
    }
  }

  struct Blank: Error, CustomStringConvertible {
    let marker: String
    var description: String { "“\(marker)” did not come to stand on the screen" }
  }
}
