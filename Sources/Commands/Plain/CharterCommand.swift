import Adapters
import ArgumentParser

/// A plain command on one charter.
protocol CharterCommand: PlainCommand {
  /// The charter's folder, as it was given.
  var path: String { get }
}

extension CharterCommand {
  var folder: CharterFolder { CharterFolder(path) }
}

/// The help of the PATH of every command on a charter.
extension ArgumentHelp {
  static let charterPath = ArgumentHelp("A charter's folder.", valueName: "path")
}
