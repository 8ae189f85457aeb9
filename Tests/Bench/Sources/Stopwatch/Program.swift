import Glibc

/// A program to be run, with the whole of its environment.
public struct Program: Sendable {
  /// The file to be executed.
  public let path: String
  public let arguments: [String]
  /// The folder in which it runs.
  public let folder: String
  public let environment: [String: String]

  public init(path: String, arguments: [String], in folder: String, environment: [String: String]) {
    self.path = path
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
  }

  /// The executable of that name, searched as a shell does; nil where there is none.
  public static func find(_ name: String, in searchPath: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  public struct Fault: Error, CustomStringConvertible {
    let program: String
    let problem: String

    public var description: String { "\(program): \(problem)." }
  }

  func fault(_ problem: String) -> Fault { Fault(program: path, problem: problem) }
}
