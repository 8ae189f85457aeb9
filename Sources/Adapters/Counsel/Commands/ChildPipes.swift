internal import CChild
internal import Glibc
internal import Prose

/// The three pipes of a child, as the parent holds them.
final class ChildPipes {
  private let input: Pipe
  private let output: Pipe
  private let standardError: Pipe
  private var piece = Bytes(repeating: 0, count: 1 << 16)

  /// The end of what the child wrote to standard error.
  private(set) var errors = Bytes()
  private static let errorLimit = 2_048

  init?() {
    guard let input = Pipe(), let output = Pipe(), let standardError = Pipe() else { return nil }
    (self.input, self.output, self.standardError) = (input, output, standardError)
    for end in [input.writing, output.reading, standardError.reading] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
  }

  /// Starts a command; nil where there is none of that name.
  func spawn(_ command: [String], _ environment: [String]) -> pid_t? {
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    let pid = assent_child_spawn(
      arguments, variables, input.reading, output.writing, standardError.writing)
    input.closeReading()
    output.closeWriting()
    standardError.closeWriting()
    return pid > 0 ? pid : nil
  }

  struct Ready {
    let input: Bool
    let output: Bool
    let errors: Bool
  }

  /// Waits until something can be written or read, or until `wake` can be.
  func poll(_ wake: Int32, isWriting: Bool, milliseconds: Int32) -> Ready {
    var places = [
      pollfd(fd: isWriting ? input.writing : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: standardError.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    _ = Glibc.poll(&places, nfds_t(places.count), milliseconds)
    return Ready(
      input: places[0].revents != 0, output: places[1].revents != 0, errors: places[2].revents != 0)
  }

  /// Writes what fits and closes the input behind the last byte; a child that reads no more is done with it.
  ///
  /// - Returns: how much of the text is written.
  func send(_ text: Bytes, from start: Int) -> Int {
    let count = text.withUnsafeBytes {
      write(input.writing, $0.baseAddress.map { $0 + start }, text.count - start)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return start }
    let sent = count < 0 ? text.count : start + count
    if sent == text.count { input.closeWriting() }
    return sent
  }

  /// What the child printed; empty at the end, nil where there is nothing yet.
  func readOutput() -> Bytes? { read(output) }

  func readErrors() {
    guard let bytes = read(standardError) else { return }
    if bytes.isEmpty { standardError.closeReading() }
    errors = Bytes((errors + bytes).suffix(ChildPipes.errorLimit))
  }

  private func read(_ pipe: Pipe) -> Bytes? {
    let count = piece.withUnsafeMutableBytes { Glibc.read(pipe.reading, $0.baseAddress, $0.count) }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    return Bytes(piece.prefix(max(0, count)))
  }
}
