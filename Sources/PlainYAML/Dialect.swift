/// How much of YAML a text may use.
public enum Dialect: Sendable {
  /// Block maps and lists, plain and double-quoted scalars: what charters are written in.
  case charter
  /// What people's own themes and settings use besides: single quotes, flow collections, a leading `---`.
  case settings
}
