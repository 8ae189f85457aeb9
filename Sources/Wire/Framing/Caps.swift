/// How much of a reply is read before it is given up.
public struct Caps: Equatable, Sendable {
  /// Bytes of one line.
  public var line: Int
  /// Bytes of the whole reply.
  public var total: Int
  /// Levels of arrays and objects.
  public var nesting: Int

  public init(line: Int = 1 << 20, total: Int = 8 << 20, nesting: Int = 64) {
    (self.line, self.total, self.nesting) = (line, total, nesting)
  }
}
