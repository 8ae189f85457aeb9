import Adapters
import Glibc
import Prose

/// Standard output with a buffer of its own, whose every failure is noticed.
struct Output: ~Copyable {
  private var buffer = Bytes()
  private let descriptor: Int32
  private static let limit = 1 << 16

  /// Whether a person reads it, so that what hides has to be shown.
  let isTerminal: Bool

  init(descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    buffer.reserveCapacity(Output.limit + 4_096)
  }

  /// Writes exact bytes.
  mutating func write(_ bytes: some Collection<UInt8>) throws(OutputFault) {
    buffer += bytes
    if buffer.count >= Output.limit { try flush() }
  }

  /// Writes a line that is known to hide nothing.
  mutating func line(_ text: String = "") throws(OutputFault) {
    buffer += text.utf8
    try write(CollectionOfOne(.lineFeed))
  }

  /// Writes a text exactly to a file or a pipe, and with everything shown to a terminal.
  mutating func text(_ bytes: Bytes) throws(OutputFault) {
    try write(isTerminal ? display(bytes) : bytes)
  }

  /// Hands over what is buffered.
  mutating func flush() throws(OutputFault) {
    defer { buffer.removeAll(keepingCapacity: true) }
    var done = 0
    while done < buffer.count {
      let count = retryingOnInterrupt {
        buffer.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, buffer.count - done)
        }
      }
      guard count >= 0 else { throw OutputFault(error: errno) }
      done += count
    }
  }
}

/// Standard output could not be written; EPIPE where its reader has gone.
struct OutputFault: Error, Equatable {
  let error: Int32
}
