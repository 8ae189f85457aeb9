internal import Glibc
internal import Prose
internal import Wire

/// Where the key of a counsel comes from.
public enum KeySource: Equatable, Sendable {
  case none
  /// An environment variable.
  case variable(String)
  /// A command of the user's, for a shell, that prints the key on its first line.
  case command(String)

  /// What password managers ask their agents and keyrings through.
  private static let passedOn = [
    "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "GNUPGHOME", "SSH_AUTH_SOCK", "DISPLAY", "WAYLAND_DISPLAY",
    "PASSWORD_STORE_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
  ]

  /// The key; nil where none is wanted.
  ///
  /// - Throws: `CounselFault.noKey`.
  func key() async throws(CounselFault) -> Secret? {
    guard self != .none else { return nil }
    // A key in memory is not to reach a core file.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    switch self {
    case .none: return nil
    case .variable(let name):
      guard let value = getenv(name), let key = Secret(Bytes(String(cString: value).utf8)) else {
        throw .noKey(.variable(name))
      }
      return key
    case .command(let line):
      var child = Child("/bin/sh", ["-c", line])
      child.passOn(KeySource.passedOn)
      child.outputLimit = 64 << 10
      let name = line.split(separator: " ").first.map(String.init) ?? line
      let result: Child.Result
      do { result = try await child.run() } catch { throw .noKey(.command(name, status: 127)) }
      let first = result.output.prefix { $0 != .lineFeed && $0 != 0x0D }
      guard result.status == 0, let key = Secret(Bytes(first)) else {
        throw .noKey(.command(name, status: result.status))
      }
      return key
    }
  }

  /// Whether a key is there, as far as that can be seen without running a command of the user's.
  public var isThere: Bool? {
    switch self {
    case .none, .command: nil
    case .variable(let name): getenv(name).map { $0.pointee != 0 } ?? false
    }
  }
}

/// A key of a counsel: nothing prints it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let bytes: Bytes

  /// Nil for what can be no key: nothing, or what a header line can't hold.
  init?(_ bytes: Bytes) {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.bytes = bytes
  }

  public var description: String { "‹key›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The line of a header with the key in it.
  func header(_ start: String) -> String { start + String(decoding: bytes, as: UTF8.self) }

  /// A text in which the key does not stand.
  func hidden(in text: Bytes) -> Bytes {
    var rest = text[...]
    var kept = Bytes()
    while let place = rest.firstRange(of: bytes) {
      kept += rest[..<place.lowerBound] + Bytes(description.utf8)
      rest = rest[place.upperBound...]
    }
    return kept + rest
  }
}
