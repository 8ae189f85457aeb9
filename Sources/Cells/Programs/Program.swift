public import Prose

/// Something that happened, to a program on the screen.
public enum Event<Message> {
  case key(Key)
  /// What was pasted, as it came; never keys.
  case paste(Bytes)
  case mouse(Mouse)
  /// The room there is. It is also the first event of all.
  case resize(Size)
  case focusGained, focusLost
  /// The program was stopped, or another had the screen; what was typed meanwhile never came here.
  case suspendedAndResumed
  /// The moment asked for by `wakesAt` has come.
  case tick
  /// From a task that an effect started.
  case message(Message)
}

extension Event: Sendable where Message: Sendable {}
extension Event: Equatable where Message: Equatable {}

/// What a terminal with a mouse reports.
public enum Mouse: Hashable, Sendable {
  case press(Point)
  case wheelUp(Point), wheelDown(Point)
}

/// A state that events change and that a canvas shows.
///
/// The loop that owns the terminal calls these one after another on one thread. None may wait.
public protocol Program {
  associatedtype Message: Sendable
  /// What the program wants done; a closed set is the list of its powers.
  associatedtype Effect: Sendable

  /// Takes one event in and returns what is to be done about it, in order.
  mutating func receive(_ event: Event<Message>, at now: Moment) -> [Effect]

  /// The whole screen as it is now: a pure function of the state.
  func draw(_ size: Size, _ look: Look) -> Canvas

  /// When a tick is wanted; nil for none.
  var wakesAt: Moment? { get }

  /// True when the loop is to end.
  var isFinished: Bool { get }
}
