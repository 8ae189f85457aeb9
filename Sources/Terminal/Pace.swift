internal import Cells

/// When the next frame is to be drawn.
///
/// What the user does is shown at once; messages and ticks, which may come in floods, at most 60 times a second.
struct Pace {
  private var lastFrame: Moment?
  private var isDirty = true
  private var isUrgent = true

  private static let milliseconds = 16

  mutating func note(isUrgent: Bool) {
    isDirty = true
    self.isUrgent = self.isUrgent || isUrgent
  }

  mutating func noteFrame(at moment: Moment) {
    lastFrame = moment
    isDirty = false
    isUrgent = false
  }

  /// Nil while nothing has changed.
  var nextFrame: Moment? {
    guard isDirty else { return nil }
    guard !isUrgent, let lastFrame else { return Moment(nanoseconds: 0) }
    return lastFrame.after(milliseconds: Pace.milliseconds)
  }
}
