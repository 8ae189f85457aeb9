import CProcess
import Glibc

extension Program {
  /// Starts the program in a new session, and gives its process id; nil for a stream is `/dev/null`.
  func spawn(input: Int32? = nil, output: Int32? = nil) throws -> pid_t {
    try start { process_spawn(path, $0, $1, folder, input ?? -1, output ?? -1, &$2) }
  }

  /// Starts the program on a terminal, by the name of its file.
  func spawn(onTerminal name: String) throws -> pid_t {
    try start { process_spawn_on_terminal(path, $0, $1, folder, name, &$2) }
  }

  private typealias Strings = [UnsafeMutablePointer<CChar>?]

  private func start(_ spawn: (Strings, Strings, inout pid_t) -> Int32) throws -> pid_t {
    let arguments = ([path] + arguments).map { strdup($0) }
    let environment = environment.map { strdup("\($0)=\($1)") }
    defer { for string in arguments + environment { free(string) } }
    var process: pid_t = 0
    try check(spawn(arguments + [nil], environment + [nil], &process))
    return process
  }

  /// - Throws: `Fault` where `code` is an errno and not 0.
  func check(_ code: Int32) throws {
    if code != 0 { throw fault(String(cString: strerror(code))) }
  }
}
