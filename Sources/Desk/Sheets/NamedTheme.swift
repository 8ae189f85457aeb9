public import Cells

/// A theme by the name that settings know it by.
public struct NamedTheme: Equatable, Sendable {
  public let name: String
  public let theme: Theme

  public init(_ name: String, _ theme: Theme) { (self.name, self.theme) = (name, theme) }

  /// What is said of it in a list.
  var about: String {
    switch theme.source {
    case .terminal: "your terminal's own colours"
    case .monochrome: "no colours"
    case .palette: theme.variant == .light ? "light" : "dark"
    }
  }
}

extension Role {
  /// Words in which the role shows.
  public var sample: String {
    switch self {
    case .text: "The operator names one human for every escalation."
    case .dim: "amendment 7 in force"
    case .title: "Human oversight"
    case .focus: "> the change at hand"
    case .added: "+ A refusal stands until it is answered."
    case .removed: "- A refusal stands for a day."
    case .changed: "~ a line with changes inside"
    case .moved: "» a provision that moved"
    case .caution: "a warning"
    case .error: "an error"
    case .human: "H a human's"
    case .model: "M a model's"
    case .both: "B both"
    case .selection: "what is selected"
    case .border: "────────────"
    case .key: "? help"
    case .banner: "the past is read-only"
    case .past: "as it stood"
    }
  }
}
