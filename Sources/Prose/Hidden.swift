public struct HiddenFinding: Equatable, Sendable {
  public enum Severity: Sendable { case note, warns, blocks }
  public let offset: Int
  public let severity: Severity
}
public func hiddenFindings(in text: Bytes) -> [HiddenFinding] { [] }
