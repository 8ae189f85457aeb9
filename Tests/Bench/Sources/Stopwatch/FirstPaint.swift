/// How long a program takes from its start until its first screen stands.
public struct FirstPaint: Sendable {
  /// From the start to the last byte before the output goes quiet for 150 ms, in milliseconds.
  public let lastByte: Double
  /// From the start to the byte from which on nine tenths of the settled screen's characters stand in their
  /// places, in milliseconds.
  public let text: Double
  /// The screen once nothing was sent for half a second.
  public let screen: Screen

  /// Starts the program on a terminal of 24 rows and 80 columns and watches its first screen.
  ///
  /// Silence does not count before `marker` stands on the screen, so an empty frame is no paint.
  public init(of program: Program, showing marker: String) throws {
    self.init(try Watch.begin(program, showing: marker))
  }

  private init(_ watch: consuming Watch) {
    screen = watch.screen
    lastByte = watch.quiet.milliseconds(since: watch.session.start)
    var screen = Screen(rows: watch.screen.rows, columns: watch.screen.columns)
    var standsSince: Instant?
    for burst in watch.bursts {
      screen.apply(burst.bytes)
      if screen.share(of: watch.screen) < 0.9 {
        standsSince = nil
      } else if standsSince == nil {
        standsSince = burst.at
      }
    }
    text = (standsSince ?? watch.quiet).milliseconds(since: watch.session.start)
  }
}
