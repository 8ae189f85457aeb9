internal import Glibc
public import Prose

/// The user's editor, and the files that it is run on.
public struct Editor: Sendable {
  public enum Fault: Error, Equatable, Sendable {
    case disk(DiskFault)
    /// The editor could not be run, or ended with that status.
    case failed(command: String, status: Int32)
  }

  /// What was edited, and the file in which it stays until it is put away.
  public struct Edit: Equatable, Sendable {
    public let text: Bytes
    public let file: String
  }

  /// A command line for the shell, such as `vim -f`.
  public let command: String
  /// `NAME=value` of each variable that it gets: all of the user's but the keys of models.
  public let environment: [String]
  private let folder: String
  private let disk: Disk

  /// The editor that VISUAL or EDITOR names, or else `vi`.
  ///
  /// - Parameter settings: Name the variables that hold keys; nil where they can't be read.
  public init(places: Places, disk: Disk, settings: Settings?) {
    let named = ["VISUAL", "EDITOR"].compactMap { (name: String) in getenv(name).map { String(cString: $0) } }
    command = named.first { !$0.isEmpty } ?? "vi"
    environment = KeylessEnvironment(named: settings?.keyVariables ?? []).entries
    folder = "\(places.state)/edits"
    self.disk = disk
  }

  /// Lets the person edit a text, and waits until they are done.
  ///
  /// The file stays where it is, so that nothing typed is lost by what follows; `putAway` removes it.
  ///
  /// - Parameter name: The file's name, which tells the editor the kind of text by its ending.
  public func edit(_ text: Bytes, named name: String) throws(Fault) -> Edit {
    try edit(text, named: name, running: spawn)
  }

  /// The same where a screen has to give the terminal away first.
  ///
  /// - Parameter run: Runs the command on a file and returns the shell's status.
  public func edit(_ text: Bytes, named name: String, running run: (String) -> Int32) throws(Fault) -> Edit {
    let file = "\(folder)/\(getpid())-\(name)"
    do {
      try disk.makeFolder(folder, mode: 0o700)
      try disk.replace(file, text)
    } catch { throw .disk(error) }
    let status = run(file)
    guard status == 0 else { throw .failed(command: command, status: status) }
    do { return Edit(text: try disk.read(file), file: file) } catch { throw .disk(error) }
  }

  /// Removes the file of an edit that has come to its end.
  public func putAway(_ edit: Edit) throws(DiskFault) { try disk.remove(edit.file) }

  /// The shell, the command and the file, as the words of one command.
  public func arguments(for file: String) -> [String] {
    // A plain command takes the shell's place, so that signals reach it.
    let isPlain = command.utf8.allSatisfy { !"|&;<>()$`\\\"'\n*?[#~=%".utf8.contains($0) }
    return ["/bin/sh", "-c", "\(isPlain ? "exec " : "")\(command) \"$1\"", "sh", file]
  }

  /// The shell's status for the command, or 127 where it can't be run.
  private func spawn(_ file: String) -> Int32 {
    // As system(3) does: an interrupt is for the editor.
    let (interrupt, quit) = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    do throws(SpawnFault) {
      return try ChildProcess(arguments(for: file), environment: environment).wait()
    } catch { return 127 }
  }
}
