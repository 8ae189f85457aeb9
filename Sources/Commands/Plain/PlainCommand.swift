import ArgumentParser

/// A command that works without a terminal: it writes plain text and asks nothing.
protocol PlainCommand: ParsableCommand, Sendable {
  /// Does the work.
  ///
  /// - Returns: `done`, or `no` where that is the answer. Whatever goes wrong is thrown, and `Failure`
  ///   words it.
  func run(_ console: inout Console) async throws -> ExitStatus
}
