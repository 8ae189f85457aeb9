public import Counsel
public import Wire

/// A counsel that can be asked: one conformance for each kind.
public protocol AskableCounsel: Sendable {
  var profile: CounselProfile { get }

  /// Asks once and hands on what streams back.
  ///
  /// Cancelling the task ends the work at once, with what came by then.
  /// - Parameter onEvent: Called in order and never twice at a time, on any thread; the last event is `ended`,
  ///   with what is returned, and none comes after the return.
  func ask(_ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void) async -> StopReason
}
