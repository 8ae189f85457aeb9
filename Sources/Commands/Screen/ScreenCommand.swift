import ArgumentParser
import Desk

/// A command that opens the screen, or has a form that does.
protocol ScreenCommand: ParsableCommand {
  /// The screen that was asked for; nil where it works without one, by other options.
  var screen: ScreenRequest? { get throws }
}
